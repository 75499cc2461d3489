import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AnyEvent } from '../../src/session/events.ts';
import { printWalk } from '../../src/session/print.ts';
import { createStore } from '../../src/session/store.ts';
import { started, until } from './started.ts';
import { hostWith, ONE_INSTANCE, world } from './world.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'postmedic-test-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function written(events: readonly AnyEvent[]): string {
  const path = join(directory, 'walk.jsonl');
  const header = {
    schema: 'postmedic.session/1',
    version: '0.1.0',
    flowDigest: 'test',
    host: 'mail1',
    startedAt: '2026-11-23T00:00:00.000Z',
  } as const;
  const store = createStore({ path, header, onTrouble: (sentence) => expect.unreachable(sentence) });
  for (const event of events) store.append(event.kind === 'probe-done' ? { ...event, elapsedMs: 0 } : event);
  store.close();
  return path;
}

test('prints a walk as it went: questions, answers, back, findings, the second look', async () => {
  const files = {
    '/instances': ONE_INSTANCE,
    '/running': 'yes x',
    '/greeting': 'greeted \u001b[31m',
    '/listens': 'loopback loopback-only',
  };
  const session = started(hostWith(files, { ...files, '/listens': 'all x' }));
  session.pick(1);
  await session.until('preview');
  session.run();
  await session.until('ask');
  session.answer('here');
  await session.until('done');
  session.back();
  session.answer('outside');
  await session.until('finding');
  session.note('restarted by hand');
  session.recheck(session.snapshot().focus?.key ?? '');
  await until(session, () => session.snapshot().recheck === 'gone');
  session.close('quit');

  const printed = printWalk(written(session.written), world.knowledge, world.probes);
  expect(printed.ok && printed.text).toMatchInlineSnapshot(`
    "Session on mail1, 2026-11-23T00:00:00.000Z, postmedic 0.1.0

    What is this machine?
       $ postmulti -l
       -> found (instances: 1)

    Symptom: Postfix runs, but I can't connect to it

    1. Does the SMTP service greet on 127.0.0.1?  (0.0 s)
       $ cat /greeting # /etc/postfix
       -> greeted (value: \\x1b[31m)

    2. Where is the machine that can't connect?
       you: On this same machine

    Back to the question before.

    3. Where is the machine that can't connect?
       you: Somewhere on the Internet

    4. On which addresses does Postfix listen?  (0.0 s)
       $ cat /listens # /etc/postfix
       -> loopback (value: loopback-only)

       PROBLEM: Postfix listens on the loopback interface only  [inet-interfaces-loopback-only]
       inet_interfaces = loopback-only: no other machine can connect.

    Note: restarted by hand

    Checked again: Postfix listens on the loopback interface only

    5. Does the SMTP service greet on 127.0.0.1?  (0.0 s)
       $ cat /greeting # /etc/postfix
       -> greeted (value: \\x1b[31m)

    6. Where is the machine that can't connect?
       you: Somewhere on the Internet

    7. On which addresses does Postfix listen?  (0.0 s)
       $ cat /listens # /etc/postfix
       -> all (value: x)

       It is no longer seen.

    Saved and quit.
    "
  `);
});

test('a file that is no session is a message, not a crash', () => {
  expect(printWalk('/etc/passwd', world.knowledge, world.probes)).toMatchObject({ ok: false });
});
