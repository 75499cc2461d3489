import { wantsColor } from './wants-color.ts';

/** Options of every command that opens the wizard's screens. */
export interface ScreenOptions {
  readonly accessible?: boolean;
  readonly ascii?: boolean;
  readonly color?: 'auto' | 'always' | 'never';
}

export interface ScreenMode {
  readonly color: boolean;
  readonly ascii: boolean;
  /** Why the screens are lines, one after the other; null for full screens. */
  readonly linearBecause: string | null;
}

/** Terminals that can't draw lines or don't say so. */
const PLAIN_TERMINAL = /^(linux|vt\d*|dumb)$/;

export function screenMode(options: ScreenOptions, environment = process.env): ScreenMode {
  const term = environment['TERM'] ?? 'dumb';
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
  return {
    color: wantsColor(options.color ?? 'auto', process.stdout, environment),
    ascii: options.ascii === true || PLAIN_TERMINAL.test(term) || !/utf-?8/i.test(locale),
    linearBecause: linearBecause(options, term, environment),
  };
}

/** The option wins, then POSTMEDIC_ACCESSIBLE, then ACCESSIBLE, then a terminal that can't move its cursor. */
function linearBecause(options: ScreenOptions, term: string, environment: NodeJS.ProcessEnv): string | null {
  if (options.accessible === true) return 'the option --accessible';
  for (const name of ['POSTMEDIC_ACCESSIBLE', 'ACCESSIBLE']) {
    const value = environment[name];
    if (value !== undefined && value !== '') return value === '0' ? null : `the variable ${name}`;
  }
  return term === 'dumb' || term === '' ? 'the terminal type "dumb"' : null;
}

/** What must be a terminal and isn't; null when the screens can open. Lines also go through a pipe. */
export function noTerminal(mode: ScreenMode): string | null {
  if (mode.linearBecause !== null) return null;
  const missing = [process.stdin.isTTY ? null : 'standard input', process.stdout.isTTY ? null : 'standard output'].filter(
    (one) => one !== null,
  );
  if (missing.length === 0) return null;
  return `the wizard needs a terminal, and ${missing.join(' and ')} is none. For scripts there is \`postmedic check\`; with --accessible the wizard reads and writes plain lines.`;
}
