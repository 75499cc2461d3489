import type { Finding } from '../../diagnosis/types.ts';
import type { Snapshot } from '../../session/snapshot.ts';
import type { Body } from '../body.ts';
import { markdownRows, section } from '../markdown.ts';
import { BLANK, command, paragraph, type Row, row, span } from '../rows.ts';
import { certaintyWords, severityLabel } from '../severity.ts';

/** One finding: what it is, what it means, how to fix it, how to be sure, how to go back, and what was seen. */
export function findingBody(finding: Finding, snapshot: Snapshot, width: number): Body {
  const part = (heading: string, title = heading) => partRows(title, section(finding.page, heading), width);
  const rows = [
    ...paragraph(finding.title, width, {
      tone: 'strong',
      lead: { ...severityLabel(finding), text: `${severityLabel(finding).text.trim()}  ` },
    }),
    ...paragraph(finding.cause, width, { hang: 2 }),
    ...recheckRows(snapshot.recheck, width),
    ...part('What it means'),
    ...part('How to fix it'),
    ...fixRows(finding, width),
    ...part('How to be sure'),
    ...part('How to go back'),
    ...part('Why it happens'),
    ...evidenceRows(finding, width),
    ...sureRows(finding, snapshot, width),
    ...part('See also'),
    ...docRows(finding, width),
  ];
  return { rows };
}

function partRows(title: string, text: string, width: number): Row[] {
  return text === '' ? [] : [BLANK, row(span('strong', title)), ...markdownRows(text, width)];
}

const RECHECKS: {
  readonly [verdict in NonNullable<Snapshot['recheck']>]: { tone: 'strong' | 'good' | 'warning' | 'problem'; say: string };
} = {
  running: { tone: 'strong', say: 'Looking again ...' },
  'still-there': { tone: 'problem', say: 'Looked again: still there.' },
  gone: { tone: 'good', say: 'Looked again: no longer seen.' },
  unclear: {
    tone: 'warning',
    say: 'Looked again, but something on the way could not be seen this time: it is not clear. Press e to see what.',
  },
  stopped: { tone: 'warning', say: 'The second look was stopped before its end.' },
};

function recheckRows(recheck: Snapshot['recheck'], width: number): Row[] {
  if (recheck === null) return [];
  const { tone, say } = RECHECKS[recheck];
  return paragraph(say, width, { tone, hang: 2 });
}

function fixRows({ fixes }: Finding, width: number): Row[] {
  return fixes.flatMap((fix, index) => {
    const title = fixes.length > 1 ? `Way ${index + 1} of ${fixes.length}: ${fix.title}` : fix.title;
    return [
      BLANK,
      ...paragraph(title, width, { tone: 'strong', hang: 2 }),
      ...labelled('', fix.explain, width),
      ...fix.commands.flatMap((line) => command(line, width)),
      ...labelled('Risk', fix.risk, width),
      ...labelled('Undo', fix.undo, width),
      ...labelled('Verify', fix.verify, width),
    ];
  });
}

function labelled(label: string, text: string, width: number): Row[] {
  if (text === '') return [];
  return label === '' ? paragraph(text, width, { hang: 2 }) : paragraph(text, width, { lead: span('dim', `  ${label}`.padEnd(10)) });
}

/** More lines than this are in the evidence viewer only. */
const FEW = 4;

function evidenceRows({ evidence }: Finding, width: number): Row[] {
  if (evidence.length === 0) return [];
  const shown = evidence.flatMap(({ source, lines }) => [
    ...paragraph(source, width, { tone: 'dim', hang: 2 }),
    ...lines.slice(0, FEW).flatMap((line) => paragraph(line, width, { hang: 4 })),
    ...(lines.length > FEW ? [row(span('dim', `    ${lines.length - FEW} more lines: e shows them all`))] : []),
  ]);
  return [BLANK, row(span('strong', 'What was seen')), ...shown];
}

function sureRows(finding: Finding, { findings }: Snapshot, width: number): Row[] {
  const effects = findings.filter((other) => other.explainedBy.includes(finding.key));
  const follows = effects.flatMap((effect) => paragraph(effect.title, width, { lead: span('plain', '  - ') }));
  return [
    ...(effects.length > 0 ? [BLANK, row(span('strong', 'What follows from it')), ...follows] : []),
    BLANK,
    ...paragraph(`How sure is this? ${certaintyWords(finding)}. Its name is ${finding.id}.`, width, { tone: 'dim' }),
  ];
}

function docRows({ docs }: Finding, width: number): Row[] {
  return docs.length === 0 ? [] : paragraph(`Manual: ${docs.join(', ')}`, width, { tone: 'dim' });
}
