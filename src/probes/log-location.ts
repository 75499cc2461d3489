import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { type LogView, readLog } from './collect/log.ts';
import { facilityNumber } from './collect/syslog/selector.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** `where`: files, or the journal. `command`: what shows it, following. `mark`: what each line of this Postfix holds. */
  z.object({ kind: z.literal('found'), where: z.string(), why: z.string(), command: z.string(), mark: z.string(), lines: z.number() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export default defineProbe({
  id: 'log-location',
  question: 'Where is the mail log?',
  cost: 'cheap',
  /** syslogName: what Postfix puts before each program's name. */
  input: z.object({ instance: InstanceRef, syslogName: z.string() }),
  outcome: Outcome,
  commands: ({ instance }) => [
    `postconf -c ${instance.config} maillog_file syslog_facility syslog_name`,
    'grep -rn mail /etc/rsyslog.conf /etc/rsyslog.d',
  ],
  collect: (host: Host, { instance }): Promise<Result<LogView>> => readLog(host, instance),
  interpret(log, { syslogName }): Interpretation<Outcome> {
    if (!log.ok) return { outcome: unknown(log), evidence: [] };
    const { source, ownLines } = log.value;
    const evidence = [
      { source: source.files.join(', ') || 'systemd-journald', lines: [source.why, `${ownLines} lines of this Postfix were read`] },
    ];
    return { outcome: { kind: 'found', ...place(log.value), why: source.why, mark: `${syslogName}/`, lines: ownLines }, evidence };
  },
});

function place({ source }: LogView): { readonly where: string; readonly command: string } {
  if (source.via === 'journal')
    return { where: 'the systemd journal', command: `journalctl -f SYSLOG_FACILITY=${facilityNumber(source.facility)}` };
  return { where: source.files.join(' and '), command: `tail -F ${source.files.join(' ')}` };
}
