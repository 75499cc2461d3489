import type { Finding, Unchecked } from '../diagnosis/types.ts';
import type { Verdict } from './state.ts';
import type { Step } from './steps.ts';

/** What is on the screen. `looking`: a symptom is picked, but the machine isn't known yet. `nothing`: there is no Postfix to ask about. */
export type Phase = 'menu' | 'looking' | 'nothing' | 'choose-instance' | 'preview' | 'running' | 'ask' | 'task' | 'finding' | 'done';

export interface Choice {
  readonly id: string;
  readonly say: string;
}

/** What the walk wants now. */
export type Current =
  | {
      readonly kind: 'probe';
      readonly question: string;
      readonly why: string;
      readonly commands: readonly string[];
      /** What it costs, in words. */
      readonly cost: string;
      /** It reaches out to other machines: the person has to say yes. */
      readonly consent: boolean;
    }
  | { readonly kind: 'ask'; readonly question: string; readonly why: string; readonly choices: readonly Choice[] }
  | {
      readonly kind: 'task';
      readonly question: string;
      readonly why: string;
      readonly commands: readonly string[];
      readonly choices: readonly Choice[];
    };

export interface HostLine {
  readonly name: string;
  /** "Postfix 3.7.11", or null before it is known. */
  readonly postfix: string | null;
  /** Set when this is a recording: what it shows. */
  readonly recording: string | null;
  /** The session is being written to a file. */
  readonly recorded: boolean;
}

export interface InstanceLine {
  readonly name: string;
  readonly config: string;
  /** Null: couldn't be seen. */
  readonly running: boolean | null;
}

/** Everything that a screen needs. Plain data, text made safe. */
export interface Snapshot {
  readonly phase: Phase;
  readonly host: HostLine;
  readonly symptoms: readonly { readonly say: string; readonly hint: boolean }[];
  readonly instances: readonly InstanceLine[];
  /** Why there is nothing to ask about. */
  readonly nothingBecause: string | null;
  /** Symptom, then the answers that led here. */
  readonly path: readonly string[];
  readonly steps: readonly Step[];
  readonly current: Current | null;
  /** When the running probe began, milliseconds of the monotonic clock. */
  readonly runningSince: number | null;
  readonly findings: readonly Finding[];
  readonly focus: Finding | null;
  readonly recheck: Verdict | 'running' | null;
  readonly unchecked: readonly Unchecked[];
  readonly single: boolean;
  readonly messages: readonly string[];
  /** Where this session is written. */
  readonly file: string | null;
}
