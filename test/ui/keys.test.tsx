import { expect, test } from 'vitest';
import { started, until } from '../session/started.ts';
import { hostWith, ONE_INSTANCE } from '../session/world.ts';
import { draw } from './draw.tsx';

const SIZE = { columns: 80, rows: 24 };
const FILES = { '/running': 'no x', '/greeting': 'greeted 220-mail', '/listens': 'loopback loopback-only', '/outside': 'timed-out x' };

test('the finding page is six keys away at most: symptom, run, answer', async () => {
  const session = started(FILES);
  const drawn = draw(session, SIZE);
  await drawn.type('2');
  await session.until('preview');
  await drawn.type('\r');
  await session.until('ask');
  await drawn.type('2');
  await session.until('finding');
  expect(drawn.frame()).toContain('PROBLEM  Postfix listens on the loopback interface only');
});

test('a burst of keys arrives as one string and each of them counts', async () => {
  const drawn = draw(started(FILES), SIZE);
  await drawn.type('jj');
  expect(drawn.frame()).toContain('> 3');
  await drawn.type('kkjj\u001b[A');
  expect(drawn.frame()).toContain('> 2');
});

test('a burst answers no question that was not on the screen', async () => {
  const session = started(FILES);
  const drawn = draw(session, SIZE);
  await session.until('menu');
  await until(session, () => session.snapshot().instances.length > 0);
  await drawn.type('2');
  await session.until('preview');
  await drawn.type('\r1');
  await session.until('ask');
  expect(session.snapshot().path).toHaveLength(1);
});

test('Enter on a question without a marked answer answers nothing', async () => {
  const session = started(FILES);
  const drawn = draw(session, SIZE);
  await drawn.type('2');
  await session.until('preview');
  await drawn.type('\r');
  await session.until('ask');
  await drawn.type('\r');
  expect(session.snapshot().phase).toBe('ask');
  expect(drawn.frame()).toContain('Press the number of an answer');
  await drawn.type('j\r');
  expect(session.snapshot().phase).not.toBe('ask');
});

test('Esc only closes what lies on top', async () => {
  const session = started(FILES);
  const drawn = draw(session, SIZE);
  await drawn.type('2');
  await session.until('preview');
  await drawn.type('?');
  expect(drawn.frame()).toContain('Keys on the screen that you came from');
  drawn.controller.press('escape');
  drawn.controller.press('escape');
  drawn.controller.press('escape');
  expect(session.snapshot().phase).toBe('preview');
});

test('Ctrl-C leaves when nothing runs, q saves and quits', async () => {
  const drawn = draw(started(FILES), SIZE);
  await drawn.type('\u0003');
  await drawn.type('q');
  expect(drawn.calls).toEqual(['interrupted', 'quit']);
});

test('Ctrl-C stops a running probe first', async () => {
  const host = hostWith({ '/instances': ONE_INSTANCE });
  const session = started(host, {
    openHost: () => ({
      ...host,
      epoch: 0,
      host: (signal) => ({
        ...host.host(signal),
        readFile: (path) => (path === '/greeting' ? new Promise(() => {}) : host.host().readFile(path)),
      }),
    }),
  });
  const drawn = draw(session, SIZE);
  await drawn.type('2');
  await session.until('preview');
  await drawn.type('\r');
  await session.until('running');
  expect(drawn.frame()).toContain('running');
  await drawn.type('\u0003');
  expect(session.snapshot().phase).toBe('preview');
  expect(drawn.calls).toEqual([]);
  await drawn.type('\u0003');
  expect(drawn.calls).toEqual(['interrupted']);
});

test('c hands the commands of the fix to the clipboard', async () => {
  const session = started(FILES);
  const drawn = draw(session, SIZE);
  await drawn.type('1');
  await session.until('preview');
  await drawn.type('\r');
  await session.until('finding');
  await drawn.type('c');
  expect(drawn.calls).toEqual(['copy postfix start\n']);
  expect(drawn.frame()).toContain("Handed the command to the terminal's clipboard");
});

test('n and N walk through the matches and come round', async () => {
  const session = started(FILES);
  const drawn = draw(session, SIZE);
  await drawn.type('1');
  await session.until('preview');
  await drawn.type('\r');
  await session.until('finding');
  await drawn.type('e/no\r');
  expect(drawn.frame()).toContain('match 1 of');
  drawn.controller.press('N');
  const [, last = ''] = /match (\d+) of/.exec(drawn.frame()) ?? [];
  drawn.controller.press('n');
  expect(Number(last)).toBeGreaterThanOrEqual(1);
  expect(drawn.frame()).toContain('match 1 of');
});
