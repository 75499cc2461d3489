import type { Finding } from '../diagnosis/types.ts';
import { type Span, span } from './rows.ts';

const WORDS = { problem: 'PROBLEM', warning: 'WARNING', note: 'NOTE   ' } as const;

/** The word comes before the colour. */
export function severityLabel({ severity }: Pick<Finding, 'severity'>): Span {
  return span(severity, WORDS[severity]);
}

export function certaintyWords({ certainty }: Pick<Finding, 'certainty'>): string {
  return { certain: 'certain: it was seen', likely: 'likely', possible: 'possible' }[certainty];
}
