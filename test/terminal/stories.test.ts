import { afterEach, expect, test } from 'vitest';
import { start, type Terminal } from './pty.ts';

let terminal: Terminal;
afterEach(() => terminal.close());

const WALK_END = 'The end of this walk.';

/** The number of a symptom, as it stands in the menu. */
function numberOf(symptom: string): string {
  const rows = terminal.screen().flatMap((line) => /^>? +(\d+) (.*)$/.exec(line)?.slice(1) ?? []);
  const number = rows[rows.findIndex((text) => text.startsWith(symptom)) - 1];
  if (number === undefined) throw new Error(`no symptom "${symptom}" on\n${terminal.text()}`);
  return number;
}

/** Picks a symptom, by as many keys as it takes: a number that could go on needs Enter. */
async function pick(symptom: string): Promise<number> {
  const number = numberOf(symptom);
  terminal.type(number);
  await terminal.until(/Enter runs it|Enter chooses it/);
  if (!terminal.text().includes('Enter chooses it')) return number.length;
  terminal.type('\r');
  await terminal.until('Enter runs it');
  return number.length + 1;
}

function expectInside() {
  expect(terminal.screen()).toHaveLength(24);
  expect(terminal.screen()[0]).toMatch(/^postmedic {2}mail\.example\.test {2}.*DEMO {2}READ-ONLY$/);
  expect(terminal.screen()[22]).toMatch(/\? help$/);
  expect(terminal.screen()[23]).toBe('');
}

test('nobody can connect: Postfix listens on the loopback interface only', async () => {
  terminal = start({ args: ['demo', 'inet-interfaces-loopback-only'] });
  await terminal.until('What is wrong?');
  const keys = await pick('It answers on the machine itself');
  expect(terminal.text()).toContain('$ ');
  terminal.type('\r');
  await terminal.until('PROBLEM  Postfix listens on the loopback interface only');
  expect(keys + 1).toBeLessThanOrEqual(6);
  expectInside();
  expect(terminal.text()).toMatch(/inet_interfaces = loopback-only in \/etc\/postfix\/main\.cf line \d+/);
  terminal.type('e');
  await terminal.until('Esc close');
  terminal.type('\u001b');
  await terminal.until('How to fix it');
  terminal.type('q');
  expect(await terminal.ended).toBe(0);
  expect(terminal.text()).toContain('postmedic explain inet-interfaces-loopback-only');
});

test("Postfix doesn't start: a line of main.cf is wrong", async () => {
  terminal = start({ args: ['demo', 'main-cf-syntax'] });
  await terminal.until('What is wrong?');
  const keys = await pick("Postfix doesn't start");
  terminal.type('\r');
  await terminal.until(/PROBLEM {2}.*main\.cf/);
  expect(keys + 1).toBeLessThanOrEqual(6);
  expectInside();
  terminal.type('v');
  await terminal.until('Looked again: still there.');
  for (let pages = 0; pages < 20 && !terminal.text().includes(WALK_END); pages += 1) {
    const before = terminal.text();
    terminal.type('\r');
    await terminal.until((screen) => screen.includes(WALK_END) || (screen !== before && screen.includes('Enter go on looking')));
  }
  expect(terminal.text()).toContain(WALK_END);
  terminal.type('\u0003');
  expect(await terminal.ended).toBe(130);
});

test('Postfix was running yesterday: its master process died', async () => {
  terminal = start({ args: ['demo', 'master-died'] });
  await terminal.until('What is wrong?');
  const keys = await pick("Postfix isn't running");
  terminal.type('\r');
  await terminal.until('PROBLEM  ');
  expect(keys + 1).toBeLessThanOrEqual(6);
  expectInside();
  expect(terminal.text()).toMatch(/died|killed|without/i);
  terminal.type('b');
  await terminal.until('What is wrong?');
  terminal.type('q');
  expect(await terminal.ended).toBe(0);
});
