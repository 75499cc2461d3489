import type { Body } from '../body.ts';
import { KEYMAP, keyNames, type Screen } from '../keymap.ts';
import { BLANK, paragraph, row, span } from '../rows.ts';

const KEY_WIDTH = 22;

const WORDS = [
  ['READ-ONLY', 'Nothing on this machine is changed; fixes are only shown.'],
  ['REC', 'This session is being written to a file; the end of the walk says where.'],
  ['DEMO', 'This is a recorded mail server; nothing of this machine is looked at.'],
] as const;

/** All keys, those of the screen below first. Made from the key table. */
export function helpBody(screen: Screen, width: number): Body {
  const here = KEYMAP.filter((binding) => binding.screens.includes(screen));
  const elsewhere = KEYMAP.filter((binding) => !binding.screens.includes(screen));
  const section = (title: string, bindings: typeof KEYMAP) => [
    row(span('strong', title)),
    ...bindings.flatMap((binding) =>
      paragraph(binding.says, width, { lead: span('strong', `  ${keyNames(binding)}`.padEnd(KEY_WIDTH)), hang: KEY_WIDTH }),
    ),
  ];
  const words = WORDS.flatMap(([word, says]) =>
    paragraph(says, width, { lead: span('strong', `  ${word}`.padEnd(KEY_WIDTH)), hang: KEY_WIDTH }),
  );
  return {
    rows: [
      ...section('Keys on the screen that you came from', here),
      BLANK,
      ...section('Keys elsewhere', elsewhere),
      BLANK,
      row(span('strong', 'Words in the first line')),
      ...words,
    ],
  };
}
