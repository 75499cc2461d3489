import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { runLinear } from '../../src/ui/linear.ts';
import { type Started, started } from '../session/started.ts';

const FILES = { '/running': 'yes x', '/greeting': 'greeted \u001b[31mred', '/listens': 'loopback loopback-only' };

async function talk(session: Started, lines: readonly (readonly [Parameters<Started['until']>[0], string])[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const ended = runLinear({ session, because: '--accessible', ascii: true }, { in: input, out: output });
  for (const [phase, line] of lines) {
    await session.until(phase);
    input.write(`${line}\n`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const status = await ended;
  return { status, text };
}

test('a whole walk as lines: questions, commands, results, the finding', async () => {
  const { status, text } = await talk(started(FILES), [
    ['menu', '2'],
    ['preview', '1'],
    ['ask', '2'],
    ['finding', 'n'],
    ['done', 'q'],
  ]);
  expect(status).toBe(0);
  expect(text).toMatchInlineSnapshot(`
    "[Accessible mode: on, because of --accessible]
    Type the number of an answer, or ? for help, then Enter.
    host: mail1. This program only reads.

    question: What is wrong? Pick what comes closest.
    option 1: Postfix doesn't start
    option 2: Postfix runs, but I can't connect to it
    option 3: This host can't reach others
    answer number, or ? : 
    running: looking at this machine.

    question: Does the SMTP service greet on 127.0.0.1?
    why: A server that doesn't greet on its own loopback interface can't greet anyone.
    command: cat /greeting # /etc/postfix
    cost: read-only, takes a few seconds
    option 1: Run it
    option 2: Go on without it
    answer number, or ? : 
    running: Does the SMTP service greet on 127.0.0.1?
    command: cat /greeting # /etc/postfix
    result: greeted (value: \\x1b[31mred)

    question: Where is the machine that can't connect?
    why: A connection from outside passes firewalls that one from this machine doesn't.
    option 1: On this same machine
    option 2: Somewhere on the Internet
    option 3: I don't know
    answer number, or ? : 
    your answer: Somewhere on the Internet
    running: On which addresses does Postfix listen?
    command: cat /listens # /etc/postfix
    result: loopback (value: loopback-only)

    finding, problem: Postfix listens on the loopback interface only
    cause: inet_interfaces = loopback-only: no other machine can connect.
    meaning: Nobody gets through.
    fix: Listen on all addresses
    explanation: A reload is not enough: the sockets are opened at the start.
    command: postconf -e 'inet_interfaces = all'
    command: postfix stop
    command: postfix start
    risk: Mail waits for a second.
    undo: postconf -e 'inet_interfaces = loopback-only'
    how to be sure: Look again with v.
    n to go on looking, v to check again, e for evidence, q to quit: 

    end of this walk: 3 questions answered, 1 found.
    finding 1, problem: Postfix listens on the loopback interface only
    number of a finding, m for the symptoms, q to quit: 
    saved: /state/session.jsonl
    "
  `);
});

test('an answer that is none is explained, and nothing happens', async () => {
  const session = started(FILES);
  const { text } = await talk(session, [
    ['menu', '7'],
    ['menu', 'what'],
    ['menu', ''],
    ['menu', 'q'],
  ]);
  expect(text).toContain('There is no answer 7 here.');
  expect(text).toContain('"what" is no answer here.');
  expect(text).toContain('b: back to the question before.');
});

test('the end of the input is the end of the session', async () => {
  const session = started(FILES);
  const input = new PassThrough();
  const ended = runLinear({ session, because: 'TERM=dumb', ascii: false }, { in: input, out: new PassThrough() });
  input.end();
  expect(await ended).toBe(0);
});
