import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callKey } from '../../src/host/call-key.ts';
import type { Exchange } from '../../src/host/exchange.ts';
import { failed } from '../../src/host/failure.ts';
import { memo } from '../../src/host/memo.ts';
import { openTape } from '../../src/host/open.ts';
import { recording } from '../../src/host/record.ts';
import { tapeExchanger } from '../../src/host/tape.ts';
import type { Exchanger, HostCall, ResultOf } from '../../src/host/types.ts';

const path = fc.string().map((name) => `/${name}`);
const leaf: fc.Arbitrary<HostCall> = fc.oneof(
  fc.record(
    { op: fc.constant('run' as const), argv: fc.array(fc.string(), { minLength: 1, maxLength: 3 }), timeoutMs: fc.nat() },
    { requiredKeys: ['op', 'argv'] },
  ),
  fc.record({ op: fc.constantFrom('readFile' as const, 'stat' as const, 'list' as const), path }),
  fc.record({ op: fc.constant('readAt' as const), path, offset: fc.nat(), length: fc.nat() }),
  fc.record({ op: fc.constant('lookup' as const), name: fc.string(), type: fc.constantFrom('A' as const, 'MX' as const) }),
  fc.record({ op: fc.constantFrom('processes' as const, 'now' as const) }),
);
const anyCall: fc.Arbitrary<HostCall> = fc.oneof(
  leaf,
  fc.record({ op: fc.constant('sample' as const), call: leaf, times: fc.nat(5), everyMs: fc.nat() }),
);

/** Answers each call with something of its own, now and then with a failure. */
function echo(): Exchanger {
  let count = 0;
  return {
    async perform<C extends HostCall>(call: C) {
      count += 1;
      const value = `${callKey(call)} ${count}`;
      return (count % 3 === 0 ? failed('denied', 'x', value) : { ok: true, value }) as unknown as ResultOf<C>;
    },
  };
}

test('what was recorded comes back, call by call and epoch by epoch, through JSON too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyCall, { maxLength: 6 }), { minLength: 1, maxLength: 4 }), async (epochs) => {
      const written: Exchange[] = [];
      const live = memo(
        recording(
          echo(),
          (exchange) => written.push(exchange),
          () => live.epoch,
        ),
      );
      const seen: unknown[] = [];
      for (const calls of epochs) {
        for (const call of calls) seen.push(await live.perform(call));
        live.nextEpoch();
      }
      const tape = tapeExchanger(written.map((exchange) => JSON.parse(JSON.stringify(exchange)) as Exchange).reverse());
      const replayed: unknown[] = [];
      for (const calls of epochs) {
        for (const call of calls) replayed.push(await tape.perform(call));
        tape.nextEpoch();
      }
      expect(replayed).toEqual(seen);
      expect(written).toHaveLength(epochs.reduce((sum, calls) => sum + new Set(calls.map(callKey)).size, 0));
    }),
    { numRuns: 50 },
  );
});

test('an epoch without a call of its own takes the newest earlier answer, never a later one', async () => {
  const exchange = (epoch: number, value: string) => ({
    epoch,
    key: callKey({ op: 'readFile', path: '/a' }),
    result: { ok: true as const, value },
  });
  const tape = openTape([exchange(3, 'new'), exchange(1, 'old')]);
  const host = tape.host();
  const answers = [];
  for (let epoch = 0; epoch < 5; epoch += 1) {
    answers.push(await host.readFile('/a'));
    tape.nextEpoch();
  }
  expect(answers[0]).toMatchObject({ ok: false, kind: 'not-recorded', what: '/a' });
  expect(answers.slice(1).map((answer) => answer.ok && answer.value)).toEqual(['old', 'old', 'new', 'new']);
});

test('a call has one key, however it was written', () => {
  expect(callKey({ op: 'readTail', path: '/a', maxBytes: 5 })).toBe(callKey({ maxBytes: 5, path: '/a', op: 'readTail' }));
  expect(callKey({ op: 'run', argv: ['a', 'b'] })).not.toBe(callKey({ op: 'run', argv: ['a b'] }));
});

test('a stopped call is not written', async () => {
  const written: Exchange[] = [];
  const stop = new AbortController();
  const recorder = recording(
    echo(),
    (exchange) => written.push(exchange),
    () => 0,
  );
  const answer = recorder.perform({ op: 'now' }, stop.signal);
  stop.abort();
  await answer;
  expect(written).toEqual([]);
});
