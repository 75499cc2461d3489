import type { Booted, Stage } from './boot.ts';
import { findingsOf } from './judge.ts';

/** What a failed run left: what is wrong, the findings, what the symptom said and the end of the mail log. */
export function autopsy(wrong: readonly string[], booted: Booted): string {
  const parts = [
    wrong.map((line) => `  - ${line}`).join('\n'),
    part('inject said', booted.inject?.text),
    part('symptom said', booted.symptom?.text),
    part('findings', findings(booted.check)),
    part('check said on stderr', booted.checkErrors),
    part('end of the mail log', booted.mailLog),
  ];
  return parts.filter((text) => text !== '').join('\n');
}

function findings(check: Stage | null): string {
  if (check === null) return '';
  const found = findingsOf(check);
  return found === null
    ? check.text.slice(0, 2000)
    : JSON.stringify(found, ['id', 'severity', 'key', 'cause', 'explainedBy', 'evidence', 'source', 'lines'], 1);
}

function part(title: string, text: string | undefined): string {
  const body = text?.trim();
  return body ? `  ${title}:\n${body.replace(/^/gm, '    ')}` : '';
}
