import type { Session } from '../session/driver.ts';
import type { Snapshot } from '../session/snapshot.ts';
import { findingLines, instanceOptions, promptLines } from './linear-lines.ts';

export type LineIntent =
  | { readonly kind: 'say'; readonly lines: readonly string[] }
  | { readonly kind: 'act'; readonly act: (session: Session) => void }
  | { readonly kind: 'quit' };

const say = (...lines: readonly string[]): LineIntent => ({ kind: 'say', lines });
const act = (does: (session: Session) => void): LineIntent => ({ kind: 'act', act: does });

const HELP = [
  'Type the number of an answer, then Enter.',
  'b: back to the question before. e: what was seen, in full. f: the findings so far.',
  'v: check the finding again. n: go on looking. m: other symptom. r: read the last question again.',
  'q: save and quit. Ctrl-C: stop what runs, or leave.',
];

/** What a typed line means on this screen. */
export function answerLine(line: string, snapshot: Snapshot): LineIntent {
  const typed = line.trim().toLowerCase();
  if (/^\d+$/.test(typed)) return numbered(Number(typed), snapshot);
  switch (typed) {
    case 'q':
      return { kind: 'quit' };
    case 'b':
      return act((session) => session.back());
    case 'm':
      return act((session) => session.menu());
    case 'e':
      return say(...evidence(snapshot));
    case 'f':
      return say(...findings(snapshot));
    case 'r':
      return say(...promptLines(snapshot));
    case 'v':
      return recheck(snapshot);
    case 'n':
      return snapshot.phase === 'finding' ? act((session) => session.next()) : say('There is nothing to go on from here.');
    case '':
    case '?':
      return say(...HELP);
    default:
      return say(`"${line.trim()}" is no answer here.`, ...HELP);
  }
}

function numbered(number: number, snapshot: Snapshot): LineIntent {
  const index = number - 1;
  const { phase, current } = snapshot;
  if (phase === 'menu' && index in snapshot.symptoms) return act((session) => session.pick(index));
  if (phase === 'choose-instance' && index in instanceOptions(snapshot)) {
    return act((session) => session.chooseInstance(index < snapshot.instances.length ? index : null));
  }
  if (phase === 'preview' && (number === 1 || number === 2)) return act((session) => (number === 1 ? session.run() : session.skip()));
  const choice = current === null || current.kind === 'probe' ? undefined : current.choices[index];
  if ((phase === 'ask' || phase === 'task') && choice) return act((session) => session.answer(choice.id));
  const finding = phase === 'done' ? snapshot.findings[index] : undefined;
  return finding ? say(...findingLines(finding, snapshot)) : say(`There is no answer ${number} here.`);
}

function evidence({ focus, steps }: Snapshot): string[] {
  const seen = focus?.evidence ?? steps.flatMap((step) => step.evidence);
  if (seen.length === 0) return ['Nothing was seen so far.'];
  return seen.flatMap(({ source, lines }) => [`source: ${source}`, ...lines.map((line) => `seen: ${line}`)]);
}

function findings(snapshot: Snapshot): string[] {
  if (snapshot.findings.length === 0) return ['Nothing was found so far.'];
  return snapshot.findings.map(({ severity, title }, index) => `finding ${index + 1}, ${severity}: ${title}`);
}

function recheck({ focus, phase }: Snapshot): LineIntent {
  return phase === 'finding' && focus !== null
    ? act((session) => session.recheck(focus.key))
    : say('There is no finding here to check again.');
}
