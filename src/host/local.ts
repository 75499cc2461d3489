import { callName } from './call-name.ts';
import { consent } from './consent.ts';
import { failureOf } from './failure.ts';
import { limited, stopped } from './limited.ts';
import { localAddresses } from './local-addresses.ts';
import { BACKLOG_COMMAND, withBacklogLimits } from './local-backlog.ts';
import { now } from './local-clock.ts';
import { dial } from './local-dial.ts';
import { readAtOf, readFileOf, readTailOf } from './local-files.ts';
import { allListeners } from './local-listeners.ts';
import { lookUp } from './local-lookup.ts';
import { LIMITS, type LocalOptions } from './local-options.ts';
import { allProcesses } from './local-processes.ts';
import { runProgram } from './local-run.ts';
import { sample } from './local-sample.ts';
import { listOf, lstatOf, readlinkOf, statfsOf, statOf } from './local-stat.ts';
import { whoAmI } from './local-users.ts';
import type { Exchanger, HostCall, HostOp, HostValues, Listener, Result, ResultOf } from './types.ts';

type Handlers = { readonly [O in HostOp]: (call: Extract<HostCall, { op: O }>, signal?: AbortSignal) => Promise<Result<HostValues[O]>> };

/** ss is only run where somebody waits in a queue: the limit matters then alone. */
async function listeners(options: LocalOptions, signal?: AbortSignal): Promise<Result<readonly Listener[]>> {
  const found = await allListeners(signal);
  if (!found.ok || found.value.every(({ backlog }) => !backlog)) return found;
  const ss = await runProgram({ op: 'run', argv: BACKLOG_COMMAND }, options, signal);
  return { ok: true, value: withBacklogLimits(found.value, ss) };
}

/** This machine. It reads and never writes; a call that fails or is stopped gives a typed failure and never throws. */
export function localExchanger(options: LocalOptions = {}): Exchanger {
  const handlers = handlersFor(options);
  async function perform<C extends HostCall>(call: C, signal?: AbortSignal): Promise<ResultOf<C>> {
    if (signal?.aborted) return stopped(callName(call));
    try {
      // Each handler takes the call of its own name; TypeScript cannot follow that through a union.
      return (await handlers[call.op](call as never, signal)) as ResultOf<C>;
    } catch (error) {
      return signal?.aborted ? stopped(callName(call)) : failureOf(error, callName(call));
    }
  }
  return { perform };

  function handlersFor(options: LocalOptions): Handlers {
    const { toAsk, toDial, learn } = consent(options.allowNetwork ?? false);
    const file = <T>(path: string, work: Promise<Result<T>>, signal?: AbortSignal) => limited(work, LIMITS.fileMs, path, signal);
    return {
      run: (call, signal) => runProgram(call, options, signal),
      readFile: async ({ path, maxBytes }, signal) => {
        const read = await file(path, readFileOf(path, maxBytes), signal);
        if (read.ok) learn(path, read.value);
        return read;
      },
      readTail: ({ path, maxBytes }, signal) => file(path, readTailOf(path, maxBytes), signal),
      readAt: ({ path, offset, length }, signal) => file(path, readAtOf(path, offset, length), signal),
      stat: ({ path }, signal) => file(path, statOf(path), signal),
      lstat: ({ path }, signal) => file(path, lstatOf(path), signal),
      readlink: ({ path }, signal) => file(path, readlinkOf(path), signal),
      statfs: ({ path }, signal) => file(path, statfsOf(path), signal),
      list: ({ path }, signal) => file(path, listOf(path), signal),
      processes: (_call, signal) => allProcesses(signal),
      interfaces: async () => ({ ok: true, value: localAddresses() }),
      listeners: (_call, signal) => listeners(options, signal),
      dial: async (call, signal) => toDial(call.target, call.steps) ?? (await dial(call, signal)),
      lookup: async (call, signal) => toAsk(call.server) ?? (await lookUp(call, signal)),
      sample: (call, signal) => sample(call, perform, signal),
      whoami: whoAmI,
      now,
    };
  }
}
