import { describe, expect, test } from 'vitest';
import { columns } from '../../src/ui/width.ts';
import { type Started, started } from '../session/started.ts';
import { draw, SIZES, type Size } from './draw.tsx';

const FILES = { '/running': 'yes x', '/greeting': 'greeted 220-mail', '/listens': 'loopback loopback-only', '/outside': 'timed-out x' };
const STANDARD: Size = { columns: 80, rows: 24 };

async function atPreview() {
  const session = started(FILES);
  session.pick(1);
  await session.until('preview');
  return session;
}
async function atAsk() {
  const session = await atPreview();
  session.run();
  await session.until('ask');
  return session;
}
async function atFinding() {
  const session = await atAsk();
  session.answer('outside');
  await session.until('finding');
  return session;
}
async function atTask() {
  const session = started({ ...FILES, '/listens': 'all x' });
  session.pick(1);
  await session.until('preview');
  session.run();
  await session.until('ask');
  session.answer('outside');
  await session.until('task');
  return session;
}
async function atDone() {
  const session = await atFinding();
  session.next();
  await session.until('done');
  return session;
}
async function atInstances() {
  const session = started({ ...FILES, '/instances': '- /etc/postfix yes\nsecond /etc/postfix-second no\nthird /etc/third unknown' });
  session.pick(1);
  await session.until('choose-instance');
  return session;
}
async function atNothing() {
  const session = started({ '/instances': '' });
  session.pick(1);
  await session.until('nothing');
  return session;
}
async function atMenu() {
  const session = started({ '/running': 'no x' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  return session;
}

const SCREENS: readonly [string, () => Promise<Started>, string][] = [
  ['the symptoms', atMenu, ''],
  ['the instances', atInstances, ''],
  ['a command before it runs', atPreview, ''],
  ['a question', atAsk, ''],
  ['a task', atTask, ''],
  ['a finding', atFinding, ''],
  ['the end', atDone, ''],
  ['no Postfix', atNothing, ''],
  ['the findings over a question', atDone, 'f'],
  ['a finding over the end', atDone, '\r'],
  ['the evidence', atDone, 'e'],
  ['a search', atDone, 'e/loop'],
  ['the help', atFinding, '?'],
];

describe.each(SIZES)('at $columns x $rows', (size) => {
  test.each(SCREENS)('%s stays inside', async (_name, reach, keys) => {
    const drawn = draw(await reach(), size);
    await drawn.type(keys);
    const lines = drawn.frame().split('\n');
    expect(lines.length).toBeLessThan(size.rows);
    for (const line of lines) expect(columns(line), line).toBeLessThanOrEqual(size.columns);
    expect(lines.at(-1)).toMatch(/\? help$|Esc close|Esc cancel/);
  });
});

/** How long a probe took is not the screen's business. */
const timeless = (frame: string) => frame.replaceAll(/\d+\.\d s/g, '0.0 s');

test('what is too small says so, and how to go on', async () => {
  const drawn = draw(await atMenu(), { columns: 50, rows: 10 });
  expect(timeless(drawn.frame())).toMatchInlineSnapshot(`
    "This terminal is 50x10.
    postmedic needs 60x16 or more.
    Make it larger, or use
    postmedic --accessible"
  `);
});

test('the symptoms, with a hint', async () => {
  expect(timeless(draw(await atMenu(), STANDARD).frame())).toMatchInlineSnapshot(`
    "postmedic  mail1  Postfix 3.7.11                                  REC  READ-ONLY
    Symptoms
    ────────────────────────────────────────────────────────────────────────────────
    What is wrong? Pick what comes closest.                        * something found

    > 1 Postfix doesn't start *
      2 Postfix runs, but I can't connect to it
      3 This host can't reach others













    ────────────────────────────────────────────────────────────────────────────────
    1-9 pick  Enter choose  q quit  ? help"
  `);
});

test('the instances, each with whether it runs', async () => {
  expect(timeless(draw(await atInstances(), STANDARD).frame())).toMatchInlineSnapshot(`
    "postmedic  mail1  Postfix 3.7.11                                  REC  READ-ONLY
    Postfix runs, but I can't connect to it
    ────────────────────────────────────────────────────────────────────────────────
    Which Postfix is it about?
    There are 3 of them on this machine (postmulti(1) calls them instances).

      1 the default one, configured in /etc/postfix  running
      2 second, configured in /etc/postfix-second  not running
      3 third, configured in /etc/third  running or not: could not be seen
      4 I don't know: look at each, one after the other











    ────────────────────────────────────────────────────────────────────────────────
    1-9 pick  Enter choose  b back  q quit  ? help"
  `);
});

test('a command before it runs', async () => {
  expect(timeless(draw(await atPreview(), STANDARD).frame())).toMatchInlineSnapshot(`
    "postmedic  mail1  Postfix 3.7.11                                  REC  READ-ONLY
    Postfix runs, but I can't connect to it
    ────────────────────────────────────────────────────────────────────────────────
    ? Does the SMTP service greet on 127.0.0.1?
      Why: A server that doesn't greet on its own loopback interface can't greet
           anyone.

        $ cat /greeting # /etc/postfix
        It is read-only, takes a few seconds.
      Enter runs it











    ────────────────────────────────────────────────────────────────────────────────
    Enter run it  n skip  c copy  b back  q quit  s single steps  ? help"
  `);
});

test('a question, below what was seen', async () => {
  expect(timeless(draw(await atAsk(), STANDARD).frame())).toMatchInlineSnapshot(`
    "postmedic  mail1  Postfix 3.7.11                          step 2  REC  READ-ONLY
    Postfix runs, but I can't connect to it
    ────────────────────────────────────────────────────────────────────────────────
    1 Does the SMTP service greet on 127.0.0.1?                                0.0 s
        $ cat /greeting # /etc/postfix
      -> greeted (value: 220-mail)

    ? Where is the machine that can't connect?
      Why: A connection from outside passes firewalls that one from this machine
           doesn't.

      1 On this same machine
      2 Somewhere on the Internet
      3 I don't know







    ────────────────────────────────────────────────────────────────────────────────
    1-9 pick  Enter choose  b back  e evidence  q quit  ? help"
  `);
});

test('a task, with its command', async () => {
  expect(timeless(draw(await atTask(), STANDARD).frame())).toMatchInlineSnapshot(`
    "postmedic  mail1  Postfix 3.7.11                          step 4  REC  READ-ONLY
    Postfix runs, but I can't connect to it > Somewhere on the Internet
    ── 3 more above ────────────────────────────────────────────────────────────────

    2 Where is the machine that can't connect?
      you: Somewhere on the Internet

    3 On which addresses does Postfix listen?                                  0.0 s
        $ cat /listens # /etc/postfix
      -> all (value: x)

    ! Connect from a second machine.
      Why: Only a connection from outside shows what is on the way.

        $ nc -v mail.example.test 25

      What happened?

      1 It greeted
      2 It did not
      3 I don't know
    ────────────────────────────────────────────────────────────────────────────────
    1-9 pick  Enter choose  c copy  b back  e evidence  q quit  Space more  ? help"
  `);
});

test('a finding', async () => {
  expect(timeless(draw(await atFinding(), STANDARD).frame())).toMatchInlineSnapshot(`
    "postmedic  mail1  Postfix 3.7.11                          step 4  REC  READ-ONLY
    Postfix runs, but I can't connect to it > Somewhere on the Internet
    ────────────────────────────────────────────────────────────────────────────────
    PROBLEM  Postfix listens on the loopback interface only
      inet_interfaces = loopback-only: no other machine can connect.

    What it means
      Nobody gets through.

    How to fix it
      Change it back.

      Listen on all addresses
      A reload is not enough: the sockets are opened at the start.
        $ postconf -e 'inet_interfaces = all'
        $ postfix stop
        $ postfix start
      Risk    Mail waits for a second.
      Undo    postconf -e 'inet_interfaces = loopback-only'
      Verify  Look again with v.

    ── 19 more below ───────────────────────────────────────────────────────────────
    Enter go on looking  v check again  c copy  b back  e evidence  ? help"
  `);
});

test('the end', async () => {
  expect(timeless(draw(await atDone(), STANDARD).frame())).toMatchInlineSnapshot(`
    "postmedic  mail1  Postfix 3.7.11                         3 steps  REC  READ-ONLY
    Postfix runs, but I can't connect to it > Somewhere on the Internet
    ────────────────────────────────────────────────────────────────────────────────
    The end of this walk. 3 questions were answered on this path. Found:

    > 1 PROBLEM Postfix listens on the loopback interface only

    Enter opens a finding. After a fix, v on its page looks again. m picks another
    symptom.
    This session is kept in /state/session.jsonl

    What was looked at
    1 Does the SMTP service greet on 127.0.0.1?                                0.0 s
        $ cat /greeting # /etc/postfix
      -> greeted (value: 220-mail)

    2 Where is the machine that can't connect?
      you: Somewhere on the Internet

    3 On which addresses does Postfix listen?                                  0.0 s
        $ cat /listens # /etc/postfix
    ── 2 more below ────────────────────────────────────────────────────────────────
    1-9 pick  Enter choose  b back  e evidence  f findings  q quit  ? help"
  `);
});

test('the evidence, searched', async () => {
  const drawn = draw(await atDone(), STANDARD);
  await drawn.type('e/LOOP\r');
  expect(timeless(drawn.frame())).toMatchInlineSnapshot(`
    "postmedic  mail1  Postfix 3.7.11                         3 steps  REC  READ-ONLY
    Postfix runs, but I can't connect to it > Somewhere on the Internet
    ────────────────────────────────────────────────────────────────────────────────
    1 Does the SMTP service greet on 127.0.0.1?
        $ cat /greeting # /etc/postfix
      -> greeted (value: 220-mail)
      /greeting:1
        greeted 220-mail

    2 Where is the machine that can't connect?
      you: Somewhere on the Internet

    3 On which addresses does Postfix listen?
        $ cat /listens # /etc/postfix
      -> loopback (value: loopback-only)
      /listens:1
        loopback loopback-only




    ── match 1 of 2 for "LOOP" ─────────────────────────────────────────────────────
    Esc close  q quit  / search  n next match  ? help"
  `);
});

test('a terminal that knows ASCII only gets ASCII only', async () => {
  for (const [, reach, keys] of SCREENS) {
    const drawn = draw(await reach(), STANDARD, { ascii: true });
    await drawn.type(keys);
    expect(drawn.frame()).toMatch(/^[\n\x20-\x7e]*$/);
  }
});
