import { createConnection, type Socket } from 'node:net';
import { Dialogue } from './dialogue.ts';
import { errnoOf, failed, failureOf } from './failure.ts';
import { stopped } from './limited.ts';
import { LIMITS } from './local-options.ts';
import type { DialTarget, DialValue, Failure, HostCall, Result } from './types.ts';

type DialCall = Extract<HostCall, { op: 'dial' }>;

/** errno of connect(2) that are an answer about the other side, not a failure to look. */
const ANSWERS: Readonly<Record<string, DialValue['ended']>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
};

/** Connects, listens and speaks as the steps say, and closes the connection in every case. */
export async function dial(call: DialCall, signal?: AbortSignal): Promise<Result<DialValue>> {
  const name = targetName(call.target);
  const begun = performance.now();
  const deadline = begun + (call.timeoutMs ?? LIMITS.dialMs);
  const socket = connectTo(call.target);
  const stop = () => socket.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const dialogue = new Dialogue(socket);
    const failure = await connected(socket, name, Math.min(LIMITS.connectMs, call.timeoutMs ?? LIMITS.connectMs));
    if (signal?.aborted) return stopped(name);
    const connectMs = Math.round(performance.now() - begun);
    if (failure) return 'ok' in failure ? failure : { ok: true, value: { ...failure, received: [], connectMs, firstLineMs: null } };
    const ended = await dialogue.speak(call.steps, call.stepTimeoutMs ?? LIMITS.stepMs, deadline);
    if (signal?.aborted) return stopped(name);
    if (ended === 'flood') return failed('too-large', name, `${name} sent more than ${LIMITS.dialBytes} bytes`);
    return { ok: true, value: { ended, received: dialogue.lines(), connectMs, firstLineMs: dialogue.firstLineMs } };
  } catch (error) {
    return failureOf(error, name);
  } finally {
    signal?.removeEventListener('abort', stop);
    leave(socket);
  }
}

const targetName = (target: DialTarget): string => (target.kind === 'tcp' ? `${target.address}:${target.port}` : target.path);

const connectTo = (target: DialTarget): Socket =>
  target.kind === 'tcp' ? createConnection({ host: target.address, port: target.port }) : createConnection({ path: target.path });

/** null once the connection stands; what the kernel said about the other side; or why nothing can be said. */
function connected(socket: Socket, name: string, ms: number): Promise<null | Pick<DialValue, 'ended'> | Failure> {
  const { promise, resolve } = Promise.withResolvers<null | Pick<DialValue, 'ended'> | Failure>();
  const timer = setTimeout(() => resolve(failed('timed-out', name, `no connection to ${name} within ${ms / 1000} s`)), ms);
  socket.once('connect', () => resolve(null));
  socket.once('close', () => resolve(stopped(name)));
  socket.once('error', (error) => {
    const ended = ANSWERS[errnoOf(error)];
    resolve(ended ? { ended } : failureOf(error, name));
  });
  return promise.finally(() => clearTimeout(timer));
}

/** Says goodbye to the connection without waiting for it; the other side gets a second to read what was sent. */
function leave(socket: Socket): void {
  socket.on('error', () => undefined);
  socket.end();
  setTimeout(() => socket.destroy(), 1000).unref();
  socket.unref();
}
