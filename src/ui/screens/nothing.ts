import type { Snapshot } from '../../session/snapshot.ts';
import type { Body } from '../body.ts';
import { BLANK, command, paragraph, row, span } from '../rows.ts';

/** No Postfix to ask about. */
export function nothingBody({ nothingBecause }: Snapshot, width: number): Body {
  const rows = [
    ...paragraph(nothingBecause ?? '', width, { tone: 'strong' }),
    BLANK,
    ...paragraph('postmedic looks at the machine that it runs on: start it on the mail server itself, as root where you can.', width),
    BLANK,
    ...paragraph(
      'To see how it works, press Enter: then it looks at a recorded mail server with a real fault. All of them are listed by',
      width,
    ),
    ...command('postmedic demo', width),
    BLANK,
    row(
      span('strong', 'Enter'),
      ' shows a recorded mail server, ',
      span('strong', 'm'),
      ' goes back to the symptoms, ',
      span('strong', 'q'),
      ' quits.',
    ),
  ];
  return { rows };
}
