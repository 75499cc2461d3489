import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import type { MasterCf, MasterCfProblem } from '../postfix/master-cf.ts';
import { readConfiguration } from './collect/configuration.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Line = { file: z.string(), line: z.number(), text: z.string(), detail: z.string() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('good'), services: z.number() }),
  z.object({ kind: z.literal('missing'), file: z.string() }),
  z.object({ kind: z.literal('no-file'), file: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('empty'), file: z.string() }),
  z.object({ kind: z.literal('field-count'), ...Line }),
  z.object({ kind: z.literal('bad-type'), ...Line }),
  /** A value that its column doesn't take. `detail` names the column. */
  z.object({ kind: z.literal('bad-field'), ...Line }),
  z.object({ kind: z.literal('unclosed-brace'), ...Line }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly file: string;
  readonly stat: Result<FileStat>;
  readonly master: Result<MasterCf>;
}

export default defineProbe({
  id: 'master-cf',
  question: 'Can Postfix read master.cf?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`ls -l ${instance.config}/master.cf`, `postconf -c ${instance.config} -M`],
  async collect(host: Host, { instance }): Promise<Facts> {
    const file = `${instance.config}/master.cf`;
    const [stat, { master }] = await Promise.all([host.stat(file), readConfiguration(host, instance.config)]);
    return { file, stat, master };
  },
  interpret({ file, stat, master }): Interpretation<Outcome> {
    if (!stat.ok && stat.kind === 'not-found')
      return { outcome: { kind: 'missing', file }, evidence: [{ source: `ls -l ${file}`, lines: [`there is no ${file}`] }] };
    if (!stat.ok) return { outcome: unknown(stat), evidence: [] };
    if (stat.value.type !== 'file') {
      const detail = `${file} is a ${stat.value.type}, not a file`;
      return { outcome: { kind: 'no-file', file, detail }, evidence: [{ source: `ls -ld ${file}`, lines: [detail] }] };
    }
    return master.ok ? judge(master.value) : { outcome: unknown(master), evidence: [] };
  },
});

/** Postfix stops at the first such line; later ones come to light when it is mended. */
function judge({ file, services, problems }: MasterCf): Interpretation<Outcome> {
  const stopping = problems.find((problem) => kindOf(problem) !== null);
  const kind = stopping ? kindOf(stopping) : null;
  if (stopping && kind) {
    const { line, text, detail } = stopping;
    return { outcome: { kind, file, line, text, detail }, evidence: [{ source: `${file}:${line}`, lines: [text] }] };
  }
  if (services.length > 0)
    return { outcome: { kind: 'good', services: services.length }, evidence: [{ source: file, lines: [`${services.length} services`] }] };
  return { outcome: { kind: 'empty', file }, evidence: [{ source: file, lines: ['no line defines a service'] }] };
}

type Stopping = 'field-count' | 'bad-type' | 'bad-field' | 'unclosed-brace';

function kindOf({ kind, detail }: MasterCfProblem): Stopping | null {
  if (kind === 'field-count' || kind === 'bad-type') return kind;
  if (kind === 'bad-field' || kind === 'bad-name') return 'bad-field';
  return kind === 'broken-override' && /^\{[^}]*$/.test(detail) ? 'unclosed-brace' : null;
}
