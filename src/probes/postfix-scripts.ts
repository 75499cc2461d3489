import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { readConfiguration } from './collect/configuration.ts';
import { type Runnable, runnable } from './collect/program-file.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Missing = z.object({
  name: z.string(),
  path: z.string(),
  /** How the sentence "PATH …" goes on. */
  why: z.string(),
});
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all-present') }),
  z.object({ kind: z.literal('missing'), items: z.array(Missing) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Script {
  readonly name: string;
  readonly path: string;
  readonly found: Runnable;
}

export default defineProbe({
  id: 'postfix-scripts',
  question: 'Are the scripts there that "postfix start" runs?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  items: 'missing',
  commands: ({ instance }) => [
    `ls -l $(postconf -c ${instance.config} -h daemon_directory)/{postfix-script,post-install}`,
    `ls -l $(postconf -c ${instance.config} -h meta_directory)/postfix-files`,
  ],
  async collect(host: Host, { instance }): Promise<Result<readonly Script[]>> {
    const configuration = await readConfiguration(host, instance.config);
    const daemons = configuration.value('daemon_directory');
    if (daemons === undefined || !(await host.stat(daemons)).ok) return DIRECTORY_GONE;
    const meta = configuration.source === 'postconf' ? configuration.value('meta_directory') : configuration.raw('meta_directory');
    return { ok: true, value: await scripts(host, daemons, meta) };
  },
  interpret(facts): Interpretation<Outcome> {
    if (!facts.ok) return { outcome: unknown(facts), evidence: [] };
    const bad = facts.value.filter(({ found }) => found.state === 'bad');
    const lines = facts.value.map(({ path, found }) => `${path} ${found.state === 'bad' ? found.why : 'is there'}`);
    return { outcome: judge(facts.value, bad), evidence: [{ source: 'ls -l', lines }] };
  },
});

const DIRECTORY_GONE = {
  ok: false,
  kind: 'not-found',
  reason: 'the directory of the daemons is not there, so its scripts cannot be looked at',
  what: 'daemon_directory',
} as const;

/** postfix-script must be executable; a shell reads post-install, so it need only be there; postfix-files is its list. */
async function scripts(host: Host, daemons: string, meta: string | undefined): Promise<readonly Script[]> {
  const script = async (path: string, mustRun: boolean): Promise<Script> => {
    const found = await runnable(host, path);
    const fine = !mustRun && found.state === 'bad' && found.why === 'is not executable';
    return { name: path.replace(/.*\//, ''), path, found: fine ? { state: 'fine' } : found };
  };
  return Promise.all([
    script(`${daemons}/postfix-script`, true),
    script(`${daemons}/post-install`, false),
    ...(meta === undefined ? [] : [script(`${meta}/postfix-files`, false)]),
  ]);
}

function judge(all: readonly Script[], bad: readonly Script[]): Outcome {
  const items = bad.flatMap(({ name, path, found }) => (found.state === 'bad' ? [{ name, path, why: found.why }] : []));
  if (items.length > 0) return { kind: 'missing', items };
  const unseen = all.map(({ found }) => found).find((found) => found.state === 'unseen');
  return unseen ? unknown(unseen.failure) : { kind: 'all-present' };
}
