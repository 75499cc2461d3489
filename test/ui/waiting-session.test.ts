import { expect, test } from 'vitest';
import { linearBecause, needsAscii } from '../../src/ui/capabilities.ts';
import { waitingSession } from '../../src/ui/waiting-session.ts';
import { started } from '../session/started.ts';

const HOST = { name: 'mail1', postfix: null, recording: null, recorded: false };
const MENU = { symptoms: ["Postfix doesn't start", "Postfix runs, but I can't connect to it"], host: HOST };

test('a symptom that is picked before the session is there is picked in it', async () => {
  const waiting = waitingSession(MENU);
  waiting.pick(0);
  expect(waiting.snapshot()).toMatchObject({ phase: 'looking', path: ["Postfix doesn't start"] });
  const session = started({ '/running': 'no x' });
  waiting.become(session);
  await session.until('preview');
  expect(waiting.snapshot().phase).toBe('preview');
});

test('what was taken back before the session is there is not picked in it', () => {
  const waiting = waitingSession(MENU);
  waiting.pick(1);
  waiting.back();
  const session = started({});
  waiting.become(session);
  expect(session.snapshot().phase).toBe('menu');
});

test('who leaves before the session is there leaves no session open', () => {
  const waiting = waitingSession(MENU);
  waiting.close('quit');
  const session = started({});
  waiting.become(session);
  session.note('still open?');
  expect(session.written.map((event) => event.kind)).not.toContain('note');
});

test.each([
  [{ LANG: 'de_DE.UTF-8', TERM: 'xterm' }, false],
  [{ LANG: 'C.utf8', TERM: 'screen' }, false],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C', TERM: 'xterm' }, true],
  [{ TERM: 'xterm' }, true],
  [{ LANG: 'C.UTF-8', TERM: 'linux' }, true],
  [{ LANG: 'C.UTF-8', TERM: 'vt220' }, true],
])('%j: only ASCII is %s', (env, ascii) => expect(needsAscii(env)).toBe(ascii));

test.each([
  [true, { POSTMEDIC_ACCESSIBLE: '0' }, '--accessible'],
  [false, { POSTMEDIC_ACCESSIBLE: '1' }, 'POSTMEDIC_ACCESSIBLE'],
  [false, { POSTMEDIC_ACCESSIBLE: '0', ACCESSIBLE: '1' }, null],
  [false, { ACCESSIBLE: 'yes' }, 'ACCESSIBLE'],
  [false, { TERM: 'dumb' }, 'TERM=dumb'],
  [false, { TERM: 'xterm' }, null],
])('option %s, %j: lines because of %s', (option, env, because) => expect(linearBecause(option, env)).toBe(because));
