import type { Json, ProbeDone } from '../flow/types.ts';
import type { Host } from '../host/types.ts';
import type { AnyProbe } from '../probes/probe.ts';
import { pool } from './pool.ts';
import { runProbe } from './run-probe.ts';

/** A question to the desk: which probe, for which node, with what. */
export interface Question {
  readonly node: string;
  readonly probe: string;
  readonly input: Json;
}

export interface ProbeDesk {
  /** Answers once per probe and input; later nodes that ask the same get the same answer under their own name. */
  ask(question: Question, host: Host): Promise<ProbeDone>;
}

export interface DeskOptions {
  readonly probes: { readonly [id: string]: AnyProbe };
  readonly epoch: number;
  readonly size: number;
  readonly onDone: (done: ProbeDone) => void;
}

/** Runs the probes of one epoch, a few at a time. */
export function probeDesk({ probes, epoch, size, onDone }: DeskOptions): ProbeDesk {
  const inPool = pool(size);
  const answers = new Map<string, ReturnType<typeof timed>>();
  return {
    async ask(question, host) {
      const key = `${question.probe} ${JSON.stringify(question.input)}`;
      const probe = probes[question.probe];
      if (probe === undefined) throw new Error(`no probe is called ${question.probe}`);
      const answer = answers.get(key) ?? inPool(() => timed(probe, host, question.input));
      answers.set(key, answer);
      const done = { epoch, ...question, ...(await answer) };
      onDone(done);
      return done;
    },
  };
}

async function timed(probe: AnyProbe, host: Host, input: Json) {
  const start = performance.now();
  const answer = await runProbe(probe, host, input);
  return { ...answer, elapsedMs: Math.round(performance.now() - start) };
}
