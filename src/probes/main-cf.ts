import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import type { MainCfProblem } from '../postfix/main-cf.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('good') }),
  /** `detail`: what is there in its place, e.g. a link that leads nowhere. */
  z.object({ kind: z.literal('missing'), file: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('no-file'), file: z.string(), detail: z.string() }),
  /** The first line that stops every Postfix program. */
  z.object({
    kind: z.literal('syntax'),
    file: z.string(),
    line: z.number(),
    text: z.string(),
    why: z.string(),
    lines: z.array(z.number()),
  }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly configuration: Pick<Configuration, 'config' | 'main'>;
  readonly stat: Result<FileStat>;
  readonly link: Result<string>;
}

export default defineProbe({
  id: 'main-cf',
  question: 'Can Postfix read main.cf?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`ls -l ${instance.config}/main.cf`, `postconf -c ${instance.config} -n`],
  async collect(host: Host, { instance }): Promise<Facts> {
    const path = `${instance.config}/main.cf`;
    const [configuration, stat, link] = await Promise.all([readConfiguration(host, instance.config), host.stat(path), host.readlink(path)]);
    return { configuration, stat, link };
  },
  interpret({ configuration, stat, link }): Interpretation<Outcome> {
    const file = `${configuration.config}/main.cf`;
    if (!stat.ok) return stat.kind === 'not-found' ? absent(file, link) : { outcome: unknown(stat), evidence: [] };
    if (stat.value.type !== 'file') return noFile(file, stat.value);
    if (!configuration.main.ok) return { outcome: unknown(configuration.main), evidence: [] };
    const fatal = configuration.main.value.problems.filter((problem) => problem.fatal);
    const [first] = fatal;
    if (first === undefined) return { outcome: { kind: 'good' }, evidence: [{ source: file, lines: ['every line can be read'] }] };
    return { outcome: syntax(first, fatal), evidence: fatal.slice(0, 10).map(evidenceOf) };
  },
});

function absent(file: string, link: Result<string>): Interpretation<Outcome> {
  const detail = link.ok ? `${file} is a link to ${link.value}, which is not there` : `there is no ${file}`;
  return { outcome: { kind: 'missing', file, detail }, evidence: [{ source: `ls -l ${file}`, lines: [detail] }] };
}

function noFile(file: string, { type }: FileStat): Interpretation<Outcome> {
  const detail = `${file} is a ${type}, not a file`;
  return { outcome: { kind: 'no-file', file, detail }, evidence: [{ source: `ls -ld ${file}`, lines: [detail] }] };
}

function syntax({ file, line, text, kind }: MainCfProblem, all: readonly MainCfProblem[]): Outcome {
  const why = kind === 'missing-equals' ? 'there is no "=" after the first word' : 'there is no name before the "="';
  return { kind: 'syntax', file, line, text: printable(text), why, lines: all.map((problem) => problem.line) };
}

const evidenceOf = ({ file, line, text }: MainCfProblem): Evidence => ({ source: `${file}:${line}`, lines: [printable(text)] });

/** Where a main.cf was overwritten with something else, a line may be long and full of control bytes. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e\u00a0-\uffff]/g, '?').slice(0, 120);
