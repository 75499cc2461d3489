import type { Host, Result } from '../../host/types.ts';
import { type Links, parseLdd, splitLdd } from '../../postfix/ldd-output.ts';
import type { Configuration } from './configuration.ts';

export interface LinkedProgram {
  readonly path: string;
  /** Daemons are started by root, commands by anybody; a plug-in is loaded for one type of map. */
  readonly role: 'daemon' | 'command' | 'plug-in';
  readonly links: Result<Links>;
}

const COMMANDS = ['postfix', 'postconf', 'postlog', 'postsuper', 'postdrop', 'postqueue', 'sendmail'];

/** What the loader makes of every program that this instance needs: its daemons, the commands, and the plug-ins of the maps in use. */
export async function linkedPrograms(host: Host, configuration: Configuration): Promise<readonly LinkedProgram[]> {
  const programs = [...daemons(configuration), ...commands(configuration), ...(await plugIns(host, configuration))];
  const whole = await readTogether(host, programs);
  return whole ?? Promise.all(programs.map(async (program) => ({ ...program, links: await readLinks(host, program.path) })));
}

type Program = Omit<LinkedProgram, 'links'>;

/** One process for so many programs: enough of them to use the cores, few enough to spare the forks. */
const TOGETHER = 10;

/** On a healthy host a few calls tell all; null where a program has to be looked at by itself. */
async function readTogether(host: Host, programs: readonly Program[]): Promise<readonly LinkedProgram[] | null> {
  const groups = Array.from({ length: Math.ceil(programs.length / TOGETHER) }, (_, at) =>
    programs.slice(at * TOGETHER, (at + 1) * TOGETHER),
  );
  const read = await Promise.all(groups.map((group) => readGroup(host, group)));
  return read.every((group) => group !== null) ? read.flat() : null;
}

async function readGroup(host: Host, programs: readonly Program[]): Promise<readonly LinkedProgram[] | null> {
  const ran = await host.run(['ldd', ...programs.map(({ path }) => path)]);
  const parts = ran.ok && ran.value.code === 0 ? splitLdd(ran.value.stdout, ran.value.stderr) : null;
  if (parts === null || programs.some(({ path }) => !parts.has(path))) return null;
  return programs.map((program) => ({ ...program, links: { ok: true, value: parseLdd(parts.get(program.path) ?? '', '') } }));
}

async function readLinks(host: Host, path: string): Promise<Result<Links>> {
  const ran = await host.run(['ldd', path]);
  return ran.ok ? { ok: true, value: parseLdd(ran.value.stdout, ran.value.stderr) } : ran;
}

function daemons(configuration: Configuration): readonly Program[] {
  const directory = configuration.value('daemon_directory');
  if (directory === undefined) return [];
  const services = configuration.master.ok ? configuration.master.value.services : [];
  const names = new Set(['master', ...services.map(({ command }) => command)]);
  return [...names].map((name) => ({ path: `${directory}/${name}`, role: 'daemon' }));
}

function commands(configuration: Configuration): readonly Program[] {
  const directory = configuration.value('command_directory');
  return directory === undefined ? [] : COMMANDS.map((name) => ({ path: `${directory}/${name}`, role: 'command' }));
}

/** Plug-ins `postfix-TYPE.so` in shlib_directory whose type stands in front of a table's name in main.cf or master.cf. */
async function plugIns(host: Host, configuration: Configuration): Promise<readonly Program[]> {
  const directory = configuration.value('shlib_directory');
  const files = directory?.startsWith('/') ? await host.list(directory) : null;
  const used = typesInUse(configuration);
  const names = files?.ok ? files.value.map(({ name }) => name) : [];
  return names
    .filter((name) => used.has(/^postfix-(\w+)\.so$/.exec(name)?.[1] ?? ''))
    .map((name) => ({ path: `${directory}/${name}`, role: 'plug-in' }));
}

function typesInUse({ main, master }: Configuration): ReadonlySet<string> {
  const values = main.ok ? main.value.definitions.map(({ value }) => value) : [];
  const overrides = master.ok ? master.value.services.flatMap((service) => service.overrides.map(({ value }) => value)) : [];
  const types = [...values, ...overrides].flatMap((value) => [...value.matchAll(/\b([a-z]+):/g)].map((match) => match[1] ?? ''));
  return new Set(types);
}
