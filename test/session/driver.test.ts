import { expect, test } from 'vitest';
import type { Host } from '../../src/host/types.ts';
import { started, until } from './started.ts';
import { hostWith, ONE_INSTANCE } from './world.ts';

const LOOPBACK = { '/running': 'yes x', '/greeting': 'greeted x', '/listens': 'loopback loopback-only' };

test('shows the first command before it runs, then goes on by itself up to a question', async () => {
  const session = started(LOOPBACK);
  session.pick(1);
  await session.until('preview');
  expect(session.snapshot().current).toMatchObject({
    question: 'Does the SMTP service greet on 127.0.0.1?',
    commands: ['cat /greeting # /etc/postfix'],
  });
  expect(session.snapshot().steps).toEqual([]);
  session.run();
  await session.until('ask');
  expect(session.snapshot().steps.map((step) => step.result)).toEqual(['greeted (value: x)']);
});

test('comes to the finding page, and to the end after it', async () => {
  const session = started(LOOPBACK);
  session.pick(1);
  await session.until('preview');
  session.run();
  await session.until('ask');
  session.answer('outside');
  await session.until('finding');
  expect(session.snapshot().focus).toMatchObject({
    title: 'Postfix listens on the loopback interface only',
    cause: 'inet_interfaces = loopback-only: no other machine can connect.',
  });
  expect(session.snapshot().path).toEqual(["Postfix runs, but I can't connect to it", 'Somewhere on the Internet']);
  session.next();
  await session.until('done');
});

test('going back takes the answer away and keeps what was seen', async () => {
  const session = started(LOOPBACK);
  session.pick(1);
  await session.until('preview');
  session.run();
  await session.until('ask');
  session.answer('outside');
  await session.until('finding');
  const asked = session.written.filter((event) => event.kind === 'probe-done').length;
  session.back();
  expect(session.snapshot().phase).toBe('ask');
  expect(session.snapshot().findings).toEqual([]);
  session.answer('unsure');
  await session.until('finding');
  expect(session.written.filter((event) => event.kind === 'probe-done')).toHaveLength(asked);
});

test('going back from the first question leads to the symptoms', async () => {
  const session = started(LOOPBACK);
  session.pick(1);
  await session.until('preview');
  session.back();
  expect(session.snapshot().phase).toBe('menu');
});

test('in single steps each command waits for Enter', async () => {
  const session = started({ '/outside': 'timed-out x', '/running': 'no x' });
  session.single(true);
  session.pick(2);
  await session.until('preview');
  session.run();
  await until(session, () => session.snapshot().phase === 'preview' && session.snapshot().steps.length === 1);
  expect(session.snapshot().current).toMatchObject({ question: 'Is Postfix running?' });
});

test('what reaches out to other machines waits for a yes, and a no counts as not seen', async () => {
  const opened: boolean[] = [];
  const host = hostWith({ '/instances': ONE_INSTANCE, '/outside': 'reached x' });
  const session = started(host, {
    openHost: ({ allowNetwork }) => {
      opened.push(allowNetwork);
      return host;
    },
  });
  session.pick(2);
  await session.until('preview');
  expect(session.snapshot().current).toMatchObject({ consent: true });
  session.skip();
  await session.until('done');
  expect(session.snapshot().unchecked).toMatchObject([{ probe: 'outside', kind: 'not-allowed', reason: 'you chose not to run this' }]);
  expect(opened).toEqual([false]);

  session.menu();
  session.pick(2);
  await session.until('preview');
  session.run();
  await session.until('done');
  expect(opened).toEqual([false, true]);
});

test('Ctrl-C stops the probe that runs; Enter runs it anew', async () => {
  const host = hostWith({ '/instances': ONE_INSTANCE, '/greeting': 'refused x' });
  let hang = true;
  const session = started(host, {
    openHost: () => ({ ...host, epoch: 0, host: (signal) => hanging(host.host(signal), () => hang, signal) }),
  });
  session.pick(1);
  await session.until('preview');
  expect(session.stop()).toBe(false);
  session.run();
  await session.until('running');
  expect(session.snapshot().runningSince).not.toBeNull();
  expect(session.stop()).toBe(true);
  expect(session.snapshot().phase).toBe('preview');
  hang = false;
  session.run();
  await session.until('finding');
  expect(session.written.filter((event) => event.kind === 'probe-done' && event.probe === 'greeting')).toHaveLength(1);
});

function hanging(host: Host, hangs: () => boolean, signal?: AbortSignal): Host {
  return {
    ...host,
    readFile: (path, options) =>
      path === '/greeting' && hangs()
        ? new Promise((resolve) =>
            signal?.addEventListener('abort', () => resolve({ ok: false, kind: 'timed-out', reason: 'stopped', what: path })),
          )
        : host.readFile(path, options),
  };
}

test.each([
  ['still there', 'loopback loopback-only', 'still-there'],
  ['no longer seen', 'all x', 'gone'],
] as const)('a finding that is checked again is %s', async (_says, listens, verdict) => {
  const session = started(
    hostWith({ '/instances': ONE_INSTANCE, ...LOOPBACK }, { '/instances': ONE_INSTANCE, ...LOOPBACK, '/listens': listens }),
  );
  session.pick(1);
  await session.until('preview');
  session.run();
  await session.until('ask');
  session.answer('outside');
  await session.until('finding');
  session.recheck(session.snapshot().focus?.key ?? '');
  await until(session, () => session.snapshot().recheck === verdict);
  expect(session.snapshot().phase).toBe('finding');
  expect(session.snapshot().focus?.id).toBe('inet-interfaces-loopback-only');
});

test('a second look that can see less than the first says that it is not clear', async () => {
  const host = hostWith({ '/instances': ONE_INSTANCE, ...LOOPBACK });
  const blind = hostWith({ '/instances': ONE_INSTANCE, '/greeting': 'greeted x' });
  const session = started(host, {
    openHost: () => ({
      get epoch() {
        return host.epoch;
      },
      nextEpoch: host.nextEpoch,
      host: (signal) => (host.epoch === 0 ? host : blind).host(signal),
    }),
  });
  session.pick(1);
  await session.until('preview');
  session.run();
  await session.until('ask');
  session.answer('outside');
  await session.until('finding');
  session.recheck(session.snapshot().focus?.key ?? '');
  await until(session, () => session.snapshot().recheck === 'unclear');
});

test('after a task everything is looked at anew', async () => {
  const session = started(
    hostWith(
      { '/instances': ONE_INSTANCE, '/greeting': 'greeted x', '/listens': 'all x' },
      { '/instances': ONE_INSTANCE, '/greeting': 'refused x' },
    ),
  );
  session.pick(1);
  await session.until('preview');
  session.run();
  await session.until('ask');
  session.answer('outside');
  await session.until('task');
  session.answer('fails');
  await session.until('finding');
  expect(session.snapshot().focus?.id).toBe('postfix-stopped');
  session.back();
  expect(session.snapshot().phase).toBe('task');
});

test('asks which instance, and walks each in turn when the person does not know', async () => {
  const session = started({ '/instances': '- /etc/postfix yes\nsecond /etc/postfix-2 no', '/running': 'no x' });
  session.pick(0);
  await session.until('choose-instance');
  expect(session.snapshot().instances).toEqual([
    { name: '-', config: '/etc/postfix', running: true },
    { name: 'second', config: '/etc/postfix-2', running: false },
  ]);
  session.chooseInstance(null);
  await session.until('preview');
  session.run();
  await session.until('finding');
  session.next();
  await until(session, () => session.snapshot().phase === 'finding' && session.snapshot().findings.length === 2);
  expect(session.snapshot().findings.map((finding) => finding.instance)).toEqual(['-', 'second']);
  expect(session.snapshot().focus?.fixes[0]?.commands).toEqual(['postfix -c /etc/postfix-2 start']);
});

test('hints at symptoms for which cheap probes alone have found something', async () => {
  const session = started({ '/running': 'no x', '/greeting': 'refused x' });
  await until(session, () => session.snapshot().symptoms[0]?.hint === true);
  expect(session.snapshot().symptoms.map((symptom) => symptom.hint)).toEqual([true, false, false]);
});

test.each([
  ['no Postfix', { '/instances': '' }, 'No Postfix was found on this machine.'],
  ['a machine that cannot be seen', hostWith({}), 'It could not be seen whether there is a Postfix'],
])('says so on %s', async (_case, host, says) => {
  const session = started(host);
  session.pick(0);
  await session.until('nothing');
  expect(session.snapshot().nothingBecause).toContain(says);
});

test('picking a symptom before the machine is known is honoured', async () => {
  const session = started(LOOPBACK);
  session.pick(0);
  expect(session.snapshot().phase).toBe('looking');
  await session.until('preview');
});

test('what another finding may explain waits for it: the cause comes first, its consequence does not interrupt', async () => {
  const session = started({ '/running': 'no x', '/why': 'killed x' });
  session.pick(0);
  await session.until('preview');
  session.run();
  await session.until('finding');
  expect(session.snapshot().focus?.id).toBe('master-killed');
  session.next();
  await session.until('done');
  expect(session.snapshot().findings.map((finding) => [finding.id, finding.explainedBy.length])).toEqual([
    ['master-killed', 0],
    ['postfix-stopped', 1],
  ]);
});

test('back from the end leads to the page that was left, then to the question before it', async () => {
  const session = started(LOOPBACK);
  session.pick(1);
  await session.until('preview');
  session.run();
  await session.until('ask');
  session.answer('outside');
  await session.until('finding');
  session.next();
  await session.until('done');
  session.back();
  expect(session.snapshot()).toMatchObject({ phase: 'finding', focus: { id: 'inet-interfaces-loopback-only' } });
  session.back();
  expect(session.snapshot().phase).toBe('ask');
});

test('a second walk looks at the machine anew', async () => {
  const session = started(
    hostWith({ '/instances': ONE_INSTANCE, '/running': 'no x' }, { '/instances': ONE_INSTANCE, '/running': 'yes x' }),
  );
  session.pick(0);
  await session.until('preview');
  session.run();
  await session.until('finding');
  session.menu();
  session.pick(0);
  await session.until('preview');
  session.run();
  await session.until('done');
  expect(session.snapshot().findings).toEqual([]);
});
