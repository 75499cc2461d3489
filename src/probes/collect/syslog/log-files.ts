import type { MailRoutes } from './mail-routes.ts';
import type { FileRoute } from './routes.ts';
import { LEVELS, type Level } from './selector.ts';

/** The files that the rules write an instance's lines to. */
export interface LogFiles {
  /** Read together, they hold every line that is written. One file where one has them all. */
  readonly files: readonly string[];
  /** The same lines once more. */
  readonly alsoIn: readonly string[];
  /** No single file has all severities. */
  readonly split: boolean;
}

const ALL = Object.keys(LEVELS) as readonly Level[];

/** A file that a rule names for mail goes before a general one that has the same lines. */
export function logFiles(routes: MailRoutes): LogFiles {
  const routed = ALL.flatMap((level) => routes.levels[level].files.filter(({ dynamic }) => !dynamic));
  const paths = [...new Set(routed.map(({ path }) => path))].sort((a, b) => rank(routed, a) - rank(routed, b));
  const complete = paths.filter((path) => ALL.every((level) => has(routes, level, path)));
  const [best] = complete;
  if (best !== undefined) return { files: [best], alsoIn: paths.filter((path) => path !== best), split: false };
  return { files: paths, alsoIn: [], split: paths.length > 1 };
}

/** Does the file get the lines of this severity, as surely as any other file? */
function has(routes: MailRoutes, level: Level, path: string): boolean {
  const { files } = routes.levels[level];
  const sure = files.some(({ all }) => all);
  return files.some((file) => file.path === path && file.all === sure);
}

const rank = (routed: readonly FileRoute[], path: string): number => (routed.some((file) => file.path === path && file.named) ? 0 : 1);
