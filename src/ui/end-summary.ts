import type { Snapshot } from '../session/snapshot.ts';
import { sanitize } from './sanitize.ts';
import { severityLabel } from './severity.ts';
import { sgr } from './theme.ts';

/** What stays on the terminal after the screens are gone: the findings, and where the session is kept. */
export function endSummary({ findings, file, messages }: Pick<Snapshot, 'findings' | 'file' | 'messages'>, color: boolean): string {
  const found = findings.flatMap((finding) => {
    const { text, tone } = severityLabel(finding);
    return [`${sgr(text.trim(), tone, color)}  ${finding.title}`, `  ${finding.cause}`, `  postmedic explain ${finding.id}`];
  });
  const kept = file === null ? [] : [`This session is kept in ${file}`];
  const lines = [...found, ...messages, ...kept];
  return lines.length === 0 ? '' : `${lines.map((line) => (line.split('\u001b').length > 1 ? line : sanitize(line))).join('\n')}\n`;
}
