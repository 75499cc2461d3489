import { splitNameValue } from './name-value.ts';
import { withoutBraces } from './tokens.ts';

export interface ServiceOverride {
  readonly name: string;
  readonly value: string;
}
export interface ServiceOptions {
  readonly overrides: readonly ServiceOverride[];
  /** Arguments of `-o` that are no `name=value`: the daemon stops at start with `invalid "-o …" option value`. */
  readonly brokenOverrides: readonly string[];
  /** How many times `-v` is given: verbose logging. */
  readonly verbose: number;
  /** What follows the options: `flags=…`, `user=…` and `argv=…` of pipe(8), the command of spawn(8). */
  readonly operands: readonly string[];
}

/** Reads the arguments of a master.cf command as its daemon does: options first, up to the first argument that is none. */
export function serviceOptions(args: readonly string[]): ServiceOptions {
  const overrides: ServiceOverride[] = [];
  const broken: string[] = [];
  let verbose = 0;
  let index = 0;
  for (; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (!/^-./.test(arg)) break;
    if (!arg.startsWith('-o')) verbose += arg.split('v').length - 1;
    else readOverride(arg === '-o' ? (args[++index] ?? '') : arg.slice(2), overrides, broken);
  }
  return { overrides, brokenOverrides: broken, verbose, operands: args.slice(index) };
}

function readOverride(token: string, overrides: ServiceOverride[], broken: string[]): void {
  const split = splitNameValue(withoutBraces(token));
  if (split.ok) overrides.push({ name: split.name, value: split.value });
  else broken.push(token);
}
