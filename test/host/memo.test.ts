import { expect, test } from 'vitest';
import { hostOf } from '../../src/host/host.ts';
import { memo } from '../../src/host/memo.ts';
import type { Exchanger, HostCall, ResultOf } from '../../src/host/types.ts';

/** Counts what reaches it and answers when it is told to, or when it is stopped. */
function counting() {
  const calls: HostCall[] = [];
  const gates: (() => void)[] = [];
  let held = false;
  const exchanger: Exchanger = {
    async perform<C extends HostCall>(call: C, signal?: AbortSignal) {
      calls.push(call);
      const answer = calls.length;
      if (held) {
        await new Promise<void>((resolve) => {
          gates.push(resolve);
          signal?.addEventListener('abort', () => resolve());
        });
      }
      return { ok: true, value: signal?.aborted ? 'stopped' : String(answer) } as unknown as ResultOf<C>;
    },
  };
  const hold = () => {
    held = true;
  };
  const release = () => {
    for (const gate of gates.splice(0)) gate();
  };
  return { exchanger, calls, hold, release };
}

test('identical calls are made once, in a row and at the same time', async () => {
  const { exchanger, calls } = counting();
  const host = hostOf(memo(exchanger));
  const [one, two] = await Promise.all([host.readFile('/a'), host.readFile('/a')]);
  const three = await host.readFile('/a');
  expect([one, two, three]).toEqual([one, one, one]);
  await host.readFile('/a', { maxBytes: 5 });
  expect(calls).toHaveLength(2);
});

test('a new epoch asks again, and what still runs belongs to the old one', async () => {
  const { exchanger, hold, release } = counting();
  const kept = memo(exchanger);
  const host = hostOf(kept);
  expect(kept.epoch).toBe(0);
  await host.readFile('/a');
  hold();
  const old = host.readFile('/b');
  kept.nextEpoch();
  expect(kept.epoch).toBe(1);
  const fresh = host.readFile('/b');
  release();
  expect(await old).toEqual({ ok: true, value: '2' });
  expect(await fresh).toEqual({ ok: true, value: '3' });
  const again = host.readFile('/a');
  release();
  expect(await again).toEqual({ ok: true, value: '4' });
});

test('who gives up is answered at once; the call goes on for the others', async () => {
  const { exchanger, hold, release } = counting();
  hold();
  const kept = memo(exchanger);
  const stop = new AbortController();
  const impatient = hostOf(kept, stop.signal).readFile('/a');
  const patient = hostOf(kept).readFile('/a');
  stop.abort();
  expect(await impatient).toMatchObject({ ok: false, kind: 'timed-out', what: '/a' });
  release();
  expect(await patient).toEqual({ ok: true, value: '1' });
});

test('a call that all gave up is stopped and not remembered', async () => {
  const { exchanger, calls, hold } = counting();
  hold();
  const kept = memo(exchanger);
  const stops = [new AbortController(), new AbortController()];
  const waiting = stops.map((stop) => hostOf(kept, stop.signal).readFile('/a'));
  for (const stop of stops) stop.abort();
  for (const answer of await Promise.all(waiting)) expect(answer).toMatchObject({ kind: 'timed-out' });
  void hostOf(kept).readFile('/a');
  expect(calls).toHaveLength(2);
});
