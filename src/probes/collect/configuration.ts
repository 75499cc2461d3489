import type { Failure, Host, Result } from '../../host/types.ts';
import { type Expansion, expand } from '../../postfix/expand.ts';
import { type MainCf, type MainCfDefinition, parseMainCf } from '../../postfix/main-cf.ts';
import { type MasterCf, type MasterService, override, parseMasterCf } from '../../postfix/master-cf.ts';
import { type PostconfFailure, readPostconf } from './postconf.ts';
import { usualDefaults } from './usual-defaults.ts';

/** The configuration of one instance, from postconf where it runs, else from our own reading of its files. */
export interface Configuration {
  readonly config: string;
  /** Who resolved the values. From `parser`, a parameter without definition and without a stable default is undefined. */
  readonly source: 'postconf' | 'parser';
  /** Why postconf could not be asked; its own last words (`fatal: …`) are the reason, with its status when it ran at all. */
  readonly failure: Failure | PostconfFailure | null;
  readonly main: Result<MainCf>;
  readonly master: Result<MasterCf>;
  /** What postconf said on stderr, each line once. */
  readonly warnings: readonly string[];
  /** The value with `$name` expanded; undefined when it isn't known. */
  value(name: string): string | undefined;
  /** The value as main.cf has it, not expanded; undefined when main.cf doesn't set it. */
  raw(name: string): string | undefined;
  /** Where main.cf sets it: the last definition, which counts. */
  definition(name: string): MainCfDefinition | undefined;
  /** The expanded value for one service: its `-o name=value`, else the value of main.cf. */
  serviceValue(service: MasterService, name: string): string | undefined;
  /** Expands `$name` in a text with this instance's values. */
  expand(text: string): Expansion;
}

/** Reads main.cf, master.cf and `postconf -x` of the instance in the directory `config`. Fails never: what is missing is a field. */
export async function readConfiguration(host: Host, config: string): Promise<Configuration> {
  const [mainText, masterText, postconf] = await Promise.all([
    host.readFile(`${config}/main.cf`),
    host.readFile(`${config}/master.cf`),
    readPostconf(host, config),
  ]);
  const main = parsed(mainText, (text) => mainCf(text, `${config}/main.cf`));
  const master = parsed(masterText, (text) => masterCf(text, `${config}/master.cf`));
  const known = postconf.ok ? postconf.value.values : null;
  const defaults = known ? {} : await usualDefaults(host, config);
  return {
    config,
    source: known ? 'postconf' : 'parser',
    failure: postconf.ok ? null : postconf,
    main,
    master,
    warnings: postconf.ok ? postconf.value.warnings : 'stderr' in postconf ? postconf.stderr : [],
    ...lookups(main, known, defaults),
  };
}

type Lookups = Pick<Configuration, 'value' | 'raw' | 'definition' | 'serviceValue' | 'expand'>;

function lookups(main: Result<MainCf>, known: ReadonlyMap<string, string> | null, defaults: Readonly<Record<string, string>>): Lookups {
  const definition = (name: string) => (main.ok ? main.value.last(name) : undefined);
  const raw = (name: string) => definition(name)?.value;
  const unexpanded = (name: string) => known?.get(name) ?? raw(name) ?? defaults[name];
  const expanded = (text: string) => expand(text, unexpanded);
  const value = (name: string) => {
    const text = unexpanded(name);
    return text === undefined || known?.has(name) ? text : expanded(text).text;
  };
  const serviceValue = (service: MasterService, name: string) => {
    const own = override(service, name);
    return own === undefined ? value(name) : expanded(own).text;
  };
  return { definition, raw, value, serviceValue, expand: expanded };
}

const parsed = <T>(text: Result<string>, parse: (text: string) => T): Result<T> =>
  text.ok ? { ok: true, value: parse(text.value) } : text;

const mainCf = keepLatest(parseMainCf);
const masterCf = keepLatest(parseMasterCf);

/** Several probes ask for the same files: the latest text of each file is parsed once. A changed file has another text. */
function keepLatest<T>(parse: (text: string, file: string) => T): (text: string, file: string) => T {
  const latest = new Map<string, { readonly text: string; readonly value: T }>();
  return (text, file) => {
    const kept = latest.get(file);
    if (kept?.text === text) return kept.value;
    const value = parse(text, file);
    latest.set(file, { text, value });
    return value;
  };
}
