import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import { type LogWriter, readLogWriter } from './collect/log-writer.ts';
import { readSyslogDaemons } from './collect/syslog/daemons.ts';
import { logFiles } from './collect/syslog/log-files.ts';
import { readMailRoutes } from './collect/syslog/mail-routes.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** `old` was written last at `last`; the lines go to `current` now. */
  z.object({ kind: z.literal('abandoned'), old: z.string(), last: z.string(), current: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Facts {
  readonly writer: Result<LogWriter>;
  /** Files of the facility mail, which other programs use too. */
  readonly mail: readonly string[];
  readonly usual: readonly { readonly path: string; readonly stat: Result<FileStat> }[];
}

/** Where people look first: Debian and its kin, Red Hat and its kin. */
const USUAL = ['/var/log/mail.log', '/var/log/maillog'];

export default defineProbe({
  id: 'usual-log-file',
  question: 'Is there an old mail log under the usual name that nobody writes any more?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: () => [`ls -l ${USUAL.join(' ')}`],
  async collect(host: Host, { instance }): Promise<Facts> {
    const usual = USUAL.map(async (path) => ({ path, stat: await host.stat(path) }));
    return { writer: await readLogWriter(host, instance), mail: await mailFiles(host), usual: await Promise.all(usual) };
  },
  interpret({ writer, mail, usual }): Interpretation<Outcome> {
    if (!writer.ok) return { outcome: unknown(writer), evidence: [] };
    const { files, others } = writer.value;
    const written = [...files.map(({ path }) => path), ...others, ...mail];
    const newest = Math.max(...files.map(({ stat }) => (stat.ok ? stat.value.mtimeMs : 0)));
    const evidence = usual.map(({ path, stat }) => ({
      source: `stat ${path}`,
      lines: [stat.ok ? `changed last at ${time(stat.value)}` : stat.reason],
    }));
    for (const { path, stat } of usual) {
      const old = stat.ok && stat.value.type === 'file' && stat.value.mtimeMs < newest && !written.includes(path);
      if (old)
        return {
          outcome: { kind: 'abandoned', old: path, last: time(stat.value), current: files.map((file) => file.path).join(', ') },
          evidence,
        };
    }
    return { outcome: { kind: 'none' }, evidence };
  },
});

async function mailFiles(host: Host): Promise<readonly string[]> {
  const daemons = await readSyslogDaemons(host);
  const routes = await readMailRoutes(host, daemons.ok ? daemons.value : [], 'mail', 'postfix');
  if (!routes.ok) return [];
  const { files, alsoIn } = logFiles(routes.value);
  return [...files, ...alsoIn];
}

const time = ({ mtimeMs }: FileStat): string => new Date(mtimeMs).toISOString();
