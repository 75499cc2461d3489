import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import { defineProbe, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-directory'), type: z.string() }),
  z.object({ kind: z.literal('wrong-rights'), owner: z.number(), group: z.number(), mode: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

/** Tells apart the two faults that the list of unusable queue directories may hold. */
export default defineProbe({
  id: 'queue-subdirectory',
  question: 'What is wrong with this directory of the queue?',
  cost: 'cheap',
  input: z.object({ path: z.string() }),
  outcome: Outcome,
  commands: ({ path }) => [`ls -ldn ${path}`],
  collect: (host: Host, { path }): Promise<Result<FileStat>> => host.stat(path),
  interpret(stat, { path }): Interpretation<Outcome> {
    if (!stat.ok) return { outcome: unknown(stat), evidence: [] };
    const { type, uid, gid, mode } = stat.value;
    const octal = mode.toString(8).padStart(4, '0');
    const evidence = [{ source: `ls -ldn ${path}`, lines: [`${type}, mode ${octal}, owner ${uid}, group ${gid}`] }];
    if (type !== 'directory') return { outcome: { kind: 'no-directory', type }, evidence };
    return { outcome: { kind: 'wrong-rights', owner: uid, group: gid, mode: octal }, evidence };
  },
});
