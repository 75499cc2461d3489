import { z } from 'zod';
import type { FileStat, Host, ProcessInfo, Result } from '../host/types.ts';
import { splitList } from '../postfix/lists.ts';
import { placeOf } from '../postfix/own-place.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** maillog_file is empty. */
  z.object({ kind: z.literal('syslog') }),
  z.object({ kind: z.literal('own-file'), path: z.string() }),
  z.object({ kind: z.literal('standard-output') }),
  /** Only a Postfix in the foreground has a standard output that goes somewhere. */
  z.object({ kind: z.literal('standard-output-lost'), path: z.string(), place: z.string() }),
  z.object({ kind: z.literal('prefix-not-allowed'), path: z.string(), prefixes: z.string(), place: z.string() }),
  z.object({ kind: z.literal('service-missing'), path: z.string(), file: z.string() }),
  z.object({ kind: z.literal('directory-missing'), path: z.string(), directory: z.string(), place: z.string() }),
  z.object({ kind: z.literal('not-a-file'), path: z.string(), what: z.string(), place: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Facts {
  readonly configuration: Configuration;
  readonly file: Result<FileStat>;
  readonly directory: Result<FileStat>;
  readonly processes: Result<readonly ProcessInfo[]>;
}

const setting = (configuration: Configuration): string => configuration.value('maillog_file') ?? '';
const parent = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

export default defineProbe({
  id: 'maillog-file',
  question: 'Does Postfix write its log itself, and can it?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [
    `postconf -c ${instance.config} maillog_file maillog_file_prefixes`,
    `postconf -c ${instance.config} -M postlog/unix-dgram`,
  ],
  async collect(host: Host, { instance }): Promise<Facts> {
    const configuration = await readConfiguration(host, instance.config);
    const path = setting(configuration) || '/';
    const [file, directory, processes] = await Promise.all([host.stat(path), host.stat(parent(path)), host.processes()]);
    return { configuration, file, directory, processes };
  },
  interpret(facts): Interpretation<Outcome> {
    const { configuration } = facts;
    if (configuration.source === 'parser' && !configuration.main.ok) return { outcome: unknown(configuration.main), evidence: [] };
    return { outcome: judge(facts), evidence: evidenceOf(configuration) };
  },
});

function judge({ configuration, file, directory, processes }: Facts): Outcome {
  const path = setting(configuration);
  if (path === '') return { kind: 'syslog' };
  const place = placeOf(configuration.definition('maillog_file'));
  const prefixes = configuration.value('maillog_file_prefixes') ?? '/var /dev/stdout';
  if (!splitList(prefixes).some((prefix) => path.startsWith(prefix))) return { kind: 'prefix-not-allowed', path, prefixes, place };
  const { master } = configuration;
  if (master.ok && master.value.service('postlog', 'unix-dgram') === undefined)
    return { kind: 'service-missing', path, file: master.value.file };
  if (path.startsWith('/dev/'))
    return inForeground(configuration.config, processes) ? { kind: 'standard-output' } : { kind: 'standard-output-lost', path, place };
  if (!directory.ok && directory.kind === 'not-found') return { kind: 'directory-missing', path, directory: parent(path), place };
  if (file.ok && file.value.type !== 'file') return { kind: 'not-a-file', path, what: file.value.type.replace('-', ' '), place };
  return { kind: 'own-file', path };
}

/** `postfix start-fg` starts master with -i as process 1, else with -s; `postfix start` with -w (postfix(1)). */
function inForeground(config: string, processes: Result<readonly ProcessInfo[]>): boolean {
  if (!processes.ok) return true;
  const masters = processes.value.filter(({ argv, exe }) => /\/master$/.test(exe ?? argv[0] ?? ''));
  const own = masters.filter(({ argv }) => !argv.includes('-c') || argv.includes(config));
  return !own.some(({ argv }) => argv.includes('-w')) || own.some(({ argv }) => argv.includes('-i') || argv.includes('-s'));
}

function evidenceOf(configuration: Configuration): Evidence[] {
  const definition = configuration.definition('maillog_file');
  const source = definition === undefined ? 'postconf maillog_file' : `${definition.file}:${definition.line}`;
  return [{ source, lines: [`maillog_file = ${setting(configuration)}`] }];
}
