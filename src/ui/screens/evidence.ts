import type { Snapshot } from '../../session/snapshot.ts';
import type { Body } from '../body.ts';
import { paragraph, type Row, row, span, type Tone } from '../rows.ts';

export interface EvidenceLine {
  readonly text: string;
  readonly tone: Tone;
  readonly indent: number;
}

/** Everything that was seen, line by line: of one finding, or of the whole walk. */
export function evidenceLines(snapshot: Snapshot, finding: string | null): EvidenceLine[] {
  const found = finding === null ? undefined : [...snapshot.findings, snapshot.focus].find((one) => one?.key === finding);
  if (found) return found.evidence.flatMap((one) => sourceLines(one.source, one.lines));
  return snapshot.steps.flatMap((step, index) => [
    { text: `${index + 1} ${step.question}`, tone: 'strong', indent: 0 } as const,
    ...step.commands.map((text) => ({ text: `$ ${text}`, tone: 'command', indent: 4 }) as const),
    {
      text: `${step.by === 'person' ? 'you:' : '->'} ${step.result}`,
      tone: step.by === 'nobody' ? 'warning' : 'plain',
      indent: 2,
    } as const,
    ...step.evidence.flatMap((one) => sourceLines(one.source, one.lines)),
    { text: '', tone: 'plain', indent: 0 } as const,
  ]);
}

function sourceLines(source: string, lines: readonly string[]): EvidenceLine[] {
  return [{ text: source, tone: 'dim', indent: 2 }, ...lines.map((text) => ({ text, tone: 'plain' as const, indent: 4 }))];
}

export interface Search {
  readonly query: string;
  /** Which of the matches is meant, from 0. */
  readonly match: number;
  readonly typing: boolean;
}

/** Indices of the lines that hold the query; upper and lower case are the same. */
export function matchesOf(lines: readonly EvidenceLine[], query: string): number[] {
  if (query === '') return [];
  const wanted = query.toLowerCase();
  return lines.flatMap(({ text }, index) => (text.toLowerCase().includes(wanted) ? [index] : []));
}

export function evidenceBody(lines: readonly EvidenceLine[], { query, match, typing }: Search, width: number): Body {
  const matches = matchesOf(lines, query);
  const current = matches[match];
  const rows: Row[] = [];
  let focus = { from: 0, to: 0 };
  for (const [index, { text, tone, indent }] of lines.entries()) {
    const shown = paragraph(text, width, { tone: matches.includes(index) ? 'match' : tone, hang: indent });
    if (index === current) focus = { from: rows.length, to: rows.length + shown.length - 1 };
    rows.push(...shown);
  }
  if (lines.length === 0) rows.push(row(span('dim', 'Nothing was seen so far.')));
  return typing ? { rows } : { rows, focus };
}

/** What the search has come to, for the line above the keys. */
export function searchStatus(lines: readonly EvidenceLine[], { query, match, typing }: Search): string | null {
  if (typing) return `Search for: ${query}_`;
  if (query === '') return null;
  const { length } = matchesOf(lines, query);
  return length === 0 ? `"${query}" is not in this text` : `match ${match + 1} of ${length} for "${query}"`;
}
