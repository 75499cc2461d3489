import { runProbe } from '../diagnosis/run-probe.ts';
import type { SessionEvent } from './events.ts';
import type { Hosts } from './hosts.ts';
import type { Question, World } from './journey.ts';

export type Asked = Omit<Question, 'why'>;
type ProbeDone = Extract<SessionEvent, { kind: 'probe-done' }>;

/** Runs the probe that is asked for: one at a time, and one that can be stopped. */
export interface Asker {
  /** When the probe that runs now began, milliseconds of the monotonic clock; null: none runs. */
  readonly since: number | null;
  /** Null when it was stopped: that is no answer. */
  ask(asked: Asked): Promise<ProbeDone | null>;
  /** False when nothing runs. */
  stop(): boolean;
}

export function newAsker({ probes }: World, hosts: Hosts, ending: AbortSignal): Asker {
  let running: { readonly stop: AbortController; readonly since: number } | null = null;
  return {
    get since() {
      return running?.since ?? null;
    },
    async ask(asked) {
      const probe = probes[asked.probe];
      if (probe === undefined) throw new Error(`no probe is called ${asked.probe}`);
      const own = { stop: new AbortController(), since: performance.now() };
      running = own;
      const signal = AbortSignal.any([own.stop.signal, ending]);
      const { outcome, evidence } = await runProbe(probe, hosts.for(probe.cost, signal), asked.input);
      if (running === own) running = null;
      return signal.aborted ? null : answered(asked, outcome, evidence, performance.now() - own.since);
    },
    stop() {
      if (running === null) return false;
      running.stop.abort();
      running = null;
      return true;
    },
  };
}

export function answered(
  { epoch, node, probe, input }: Asked,
  outcome: ProbeDone['outcome'],
  evidence: readonly { readonly source: string; readonly lines: readonly string[] }[],
  elapsedMs: number,
): ProbeDone {
  const kept = evidence.map(({ source, lines }) => ({ source, lines: [...lines] }));
  return {
    kind: 'probe-done',
    epoch,
    node,
    probe,
    input: input as ProbeDone['input'],
    outcome,
    evidence: kept,
    elapsedMs: Math.round(elapsedMs),
  };
}
