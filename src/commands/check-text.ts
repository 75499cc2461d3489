import { styleText } from 'node:util';
import type { CheckDocument } from '../diagnosis/check-document.ts';

type Shown = CheckDocument['findings'][number];

/** More lines of one piece of evidence than this help nobody on a terminal; the JSON has them all. */
const MOST_LINES = 3;
/** Alike findings (ten broken maps) are folded after this many. */
const MOST_ALIKE = 3;

const WORDS = { problem: 'PROBLEM', warning: 'WARNING', note: 'NOTE' } as const;
const COLORS = { problem: 'red', warning: 'yellow', note: 'cyan' } as const;
const VERDICTS: { readonly [verdict in CheckDocument['verdict']]: string } = {
  healthy: 'Nothing is wrong that postmedic can see.',
  notes: 'Nothing is wrong; there is something worth knowing.',
  warnings: 'It works, but something needs attention.',
  problems: 'Something is wrong.',
  incomplete: 'postmedic could not see enough to say whether this host is healthy.',
};

/** The check document for people: root causes with their evidence and first fix, then what could not be checked. */
export function checkText(document: CheckDocument, color: boolean): string {
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    color ? styleText(format, text, { validateStream: false }) : text;
  const roots = document.findings.filter((finding) => finding.explainedBy.length === 0);
  const shown = roots.filter((finding) => roots.filter((one) => one.id === finding.id).indexOf(finding) < MOST_ALIKE);
  return [
    `${headline(document)}\n`,
    ...shown.map((finding) => findingText(finding, document.findings, paint)),
    ...folded(roots),
    uncheckedText(document),
    `${paint('bold', VERDICTS[document.verdict])} (${(document.elapsedMs / 1000).toFixed(1)} s)`,
    '',
  ]
    .filter((part) => part !== null)
    .join('\n');
}

function headline({ host, tool }: CheckDocument): string {
  const instances = host.instances.map(({ name, config, version, running }) => {
    const state = running === null ? 'state unknown' : running ? 'running' : 'not running';
    return `Postfix ${version ?? '(version unknown)'} in ${config}${name === '-' ? '' : ` (${name})`}, ${state}`;
  });
  return [`postmedic ${tool.version} on ${host.name} (${host.os}), as ${host.user}`, ...instances].join('\n');
}

function findingText(
  finding: Shown,
  all: readonly Shown[],
  paint: (format: 'bold' | 'dim' | (typeof COLORS)[Shown['severity']], text: string) => string,
): string {
  const sure = finding.certainty === 'certain' ? '' : ` (${finding.certainty})`;
  const effects = all.filter((one) => one.explainedBy.includes(finding.key));
  const fix = finding.fixes[0];
  const lines = [
    `${paint(COLORS[finding.severity], WORDS[finding.severity])}  ${paint('bold', finding.title)}${sure}`,
    `  ${finding.cause}`,
    ...finding.evidence.flatMap((one) => evidenceLines(one)).map((line) => paint('dim', `  ${line}`)),
    ...(effects.length > 0 ? [`  This explains: ${effects.map((one) => one.title).join('; ')}.`] : []),
    ...(fix === undefined ? [] : [`  Fix: ${fix.title}`, ...fix.commands.map((command) => `    $ ${command}`), `    Risk: ${fix.risk}`]),
    `  More: postmedic explain ${finding.id}`,
  ];
  return `${lines.join('\n')}\n`;
}

function evidenceLines({ source, lines }: Shown['evidence'][number]): string[] {
  const hidden = lines.length - MOST_LINES;
  return [
    `seen in ${source}:`,
    ...lines.slice(0, MOST_LINES).map((line) => `  | ${line}`),
    ...(hidden > 0 ? [`  | … and ${hidden} more`] : []),
  ];
}

function folded(roots: readonly Shown[]): string[] {
  const ids = [...new Set(roots.map((finding) => finding.id))];
  return ids.flatMap((id) => {
    const hidden = roots.filter((finding) => finding.id === id).slice(MOST_ALIKE);
    return hidden.length === 0
      ? []
      : [`… and ${hidden.length} more of the kind ${id}: ${hidden.map((finding) => finding.subject.name).join(', ')}\n`];
  });
}

function uncheckedText({ unchecked }: CheckDocument): string | null {
  if (unchecked.length === 0) return null;
  const byReason = Map.groupBy(unchecked, (one) => one.reason);
  const lines = [...byReason].map(([reason, items]) => `  ${[...new Set(items.map((item) => item.probe))].join(', ')}: ${reason}`);
  return `Could not be checked:\n${lines.join('\n')}\n`;
}
