import type { Booted } from './boot.ts';
import type { Verdict } from './judge.ts';

const SHOWN = ['id', 'severity', 'key', 'cause', 'explainedBy', 'evidence', 'source', 'lines'];

/** What a failed run left: what is wrong, the findings, what the symptom said and the end of the mail log. */
export function autopsy({ wrong, findings }: Verdict, booted: Booted): string {
  const parts = [
    wrong.map((line) => `  - ${line}`).join('\n'),
    part('inject said', booted.inject?.text),
    part('symptom said', booted.symptom?.text),
    part('findings', findings ? JSON.stringify(findings, SHOWN, 1) : booted.check?.text.slice(0, 2000)),
    part('check said on stderr', booted.checkErrors),
    part('end of the mail log', booted.mailLog),
  ];
  return parts.filter((text) => text !== '').join('\n');
}

function part(title: string, text: string | undefined): string {
  const body = text?.trim();
  return body ? `  ${title}:\n${body.replace(/^/gm, '    ')}` : '';
}
