const ASCII = /^[\x20-\x7e]*$/;
/** East Asian wide and full-width characters, and emoji: two columns on any terminal that can show them. */
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1b000}-\u{1b2ff}\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f|\u20e3/u;
const INVISIBLE = /^[\p{Mark}\p{Format}\p{Default_Ignorable_Code_Point}]+$/u;

let segmenter: Intl.Segmenter | undefined;

/** What a reader sees as single characters. */
function graphemes(text: string): string[] {
  if (ASCII.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function graphemeWidth(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}

/** Columns that printable text takes on a terminal. Where terminals disagree this counts more, so that nothing runs over an edge. */
export function columns(text: string): number {
  if (ASCII.test(text)) return text.length;
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

/** The longest beginning that fits into `width` columns, with a mark where something was cut off. */
export function cut(text: string, width: number, mark = '…'): string {
  if (columns(text) <= width) return text;
  return width <= columns(mark) ? mark.slice(0, Math.max(0, width)) : `${beginning(text, width - columns(mark))}${mark}`;
}

function beginning(text: string, width: number): string {
  let taken = 0;
  let result = '';
  for (const grapheme of graphemes(text)) {
    taken += graphemeWidth(grapheme);
    if (taken > width) break;
    result += grapheme;
  }
  return result;
}

/** Lines of at most `width` columns, broken between words; a word that is longer than a line is broken where it must be. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (columns(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    for (let piece = piece0(line, width); piece !== line; piece = piece0(line, width)) {
      lines.push(piece);
      line = line.slice(piece.length);
    }
  }
  return [...lines, line];
}

/** At least one character, so that breaking a word always comes to an end. */
function piece0(word: string, width: number): string {
  return beginning(word, width) || (graphemes(word)[0] ?? '');
}
