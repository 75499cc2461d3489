import { z } from 'zod';
import type { Failure, Host, Result } from '../host/types.ts';
import type { MainCfDefinition } from '../postfix/main-cf.ts';
import { readConfiguration } from './collect/configuration.ts';
import { type Runnable, runnable } from './collect/program-file.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Missing = z.object({
  name: z.string(),
  path: z.string(),
  /** How the sentence "PATH …" goes on. */
  why: z.string(),
  /** A sentence: what doesn't work without it. */
  effect: z.string(),
});
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all-present') }),
  /** main.cf sends Postfix to a directory without its commands. */
  z.object({ kind: z.literal('directory-wrong'), directory: z.string(), file: z.string(), line: z.number() }),
  z.object({ kind: z.literal('missing'), items: z.array(Missing) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

const NO_START = 'Postfix cannot be started, stopped or reloaded without it.';
const NO_MAIL = 'Programs on this host cannot hand in mail without it.';
/** Commands that others rely on, with what is lost without them (seen with 3.7.11 by taking each away). */
const COMMANDS: Readonly<Record<string, string>> = {
  postfix: NO_START,
  postconf: NO_START,
  postlog: NO_START,
  postsuper: NO_START,
  postdrop: NO_MAIL,
  postqueue: 'The queue cannot be listed or tried again without it.',
};

interface Command {
  readonly name: string;
  readonly path: string;
  readonly found: Runnable;
}
interface Facts {
  readonly directory: string;
  readonly definition: MainCfDefinition | undefined;
  readonly commands: readonly Command[];
}

export default defineProbe({
  id: 'postfix-commands',
  question: "Are Postfix's own commands in command_directory?",
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  items: 'missing',
  commands: ({ instance }) => [`ls -l $(postconf -c ${instance.config} -h command_directory)/post*`],
  async collect(host: Host, { instance }): Promise<Result<Facts>> {
    const configuration = await readConfiguration(host, instance.config);
    const directory = configuration.value('command_directory');
    if (directory === undefined) return configuration.failure ?? NOWHERE;
    const commands = Object.keys(COMMANDS).map(async (name) => {
      const path = `${directory}/${name}`;
      return { name, path, found: await runnable(host, path) };
    });
    return {
      ok: true,
      value: { directory, definition: configuration.definition('command_directory'), commands: await Promise.all(commands) },
    };
  },
  interpret(facts): Interpretation<Outcome> {
    if (!facts.ok) return { outcome: unknown(facts), evidence: [] };
    return { outcome: judge(facts.value), evidence: evidenceOf(facts.value) };
  },
});

const NOWHERE: Failure = { ok: false, kind: 'not-found', reason: 'command_directory is not known', what: 'command_directory' };

function judge({ directory, definition, commands }: Facts): Outcome {
  const items = commands.flatMap(({ name, path, found }) =>
    found.state === 'bad' ? [{ name, path, why: found.why, effect: COMMANDS[name] ?? '' }] : [],
  );
  if (items.length === commands.length) {
    if (definition) return { kind: 'directory-wrong', directory, file: definition.file, line: definition.line };
    return unknown({ ...NOWHERE, reason: `none of the commands is in ${directory}: they may be elsewhere` });
  }
  if (items.length > 0) return { kind: 'missing', items };
  const unseen = commands.map(({ found }) => found).find((found) => found.state === 'unseen');
  return unseen ? unknown(unseen.failure) : { kind: 'all-present' };
}

function evidenceOf({ directory, definition, commands }: Facts): readonly Evidence[] {
  const files = commands.map(({ path, found }) => `${path} ${found.state === 'bad' ? found.why : 'is there'}`);
  const setting = definition
    ? [{ source: `${definition.file}:${definition.line}`, lines: [`command_directory = ${definition.value}`] }]
    : [];
  return [...setting, { source: `ls -l ${directory}`, lines: files }];
}
