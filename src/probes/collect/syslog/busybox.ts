import type { Route } from './routes.ts';

/** busybox's syslogd has no rules: its options say where everything goes. */
export function busyboxRoute(argv: readonly string[]): Route {
  const spot = { at: argv.join(' '), text: argv.join(' ') };
  const value = (letter: string): string | undefined => optionValue(argv, letter);
  const remote = value('R');
  const memory = argv.some((word) => /^-[A-Za-z]*C/.test(word));
  const local = (remote === undefined || argv.includes('-L')) && !memory;
  const where = [...(remote === undefined ? [] : [remote]), ...(memory ? ['memory (logread shows it)'] : [])];
  const path = value('O') ?? '/var/log/messages';
  return {
    files: local ? [{ ...spot, path, dynamic: false, all: true, named: false }] : [],
    elsewhere: where.map((each) => ({ ...spot, where: each, all: true })),
    discarded: null,
  };
}

/** `-O file` or `-Ofile`. */
function optionValue(argv: readonly string[], letter: string): string | undefined {
  const at = argv.findIndex((word) => word.startsWith(`-${letter}`));
  if (at < 0) return undefined;
  return argv[at] === `-${letter}` ? argv[at + 1] : argv[at]?.slice(2);
}
