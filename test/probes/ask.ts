import type { AnyProbe } from '../../src/probes/probe.ts';
import { type Paper, paperHost } from './paper-host.ts';

export const INSTANCE = { name: '-', config: '/etc/postfix' };

/** One probe put to a host on paper; the outcome is checked with the probe's own schema. */
export async function ask(probe: AnyProbe, paper: Paper, input: Record<string, unknown> = {}) {
  const given = { instance: INSTANCE, ...input };
  const facts = await probe.collect(paperHost(paper), given);
  return outcomeOf(probe, facts, given);
}

/** The pure half alone. */
export function outcomeOf(probe: AnyProbe, facts: unknown, input: Record<string, unknown> = {}) {
  const { outcome, evidence } = probe.interpret(facts, { instance: INSTANCE, ...input });
  return { outcome: probe.outcome.parse(outcome), evidence };
}
