import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { firstFrame } from '../../src/ui/first-paint.ts';
import { started } from '../session/started.ts';
import { draw, SIZES } from './draw.tsx';

const SYMPTOMS = ["Postfix doesn't start", "Postfix runs, but I can't connect to it", "This host can't reach others"];

test.each(SIZES)('at $columns x $rows the first paint is the frame that Ink draws over it', ({ columns, rows }) => {
  const session = started({});
  const paint = { symptoms: SYMPTOMS, hostName: 'mail1', recording: null, color: true, ascii: false };
  const [header = '', ...painted] = stripVTControlCharacters(firstFrame(paint, columns, rows)).split('\r\n');
  const [drawnHeader = '', ...drawn] = draw(session, { columns, rows }).frame().split('\n');
  expect(painted.map((line) => line.trimEnd())).toEqual(drawn.map((line) => line.trimEnd()));
  // What is recorded is only known later; the row is as wide as the screen in both, so that nothing stays behind.
  expect([header.length, drawnHeader.length]).toEqual([columns, columns]);
});

test('no row of the first paint could make the terminal scroll', () => {
  const paint = {
    symptoms: Array.from({ length: 80 }, (_, index) => `Symptom ${index} ${'x'.repeat(90)}`),
    hostName: 'm'.repeat(200),
    recording: null,
    color: false,
    ascii: true,
  };
  for (const { columns, rows } of SIZES) {
    const lines = stripVTControlCharacters(firstFrame(paint, columns, rows)).split('\r\n');
    expect(lines.length).toBe(rows - 1);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
  }
});
