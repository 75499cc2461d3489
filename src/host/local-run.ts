import { refusal } from './allowed.ts';
import { errnoOf, failed } from './failure.ts';
import { findProgram, trustedFile } from './find-program.ts';
import { limited, seconds, stopped } from './limited.ts';
import { DEFAULT_PATH, LIMITS, type LocalOptions } from './local-options.ts';
import { idsOf } from './local-users.ts';
import type { Failure, HostCall, Result, RunValue } from './types.ts';

type RunCall = Extract<HostCall, { op: 'run' }>;
interface Ready {
  readonly file: string;
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
}
interface Ended {
  readonly stdout?: Uint8Array;
  readonly stderr?: Uint8Array;
  readonly exitCode?: number;
  readonly signal?: string;
  readonly timedOut: boolean;
  readonly isCanceled: boolean;
  readonly isMaxBuffer: boolean;
  readonly cause?: unknown;
}

/** How long a program that ignores SIGTERM lives on, in milliseconds. */
const KILL_AFTER = 300;

/** Runs an allowed program to its end, with no input, no shell and nothing of our own environment. */
export async function runProgram(call: RunCall, options: LocalOptions, signal?: AbortSignal): Promise<Result<RunValue>> {
  const ready = await prepare(call, options);
  if (!ready.ok) return ready;
  if (signal?.aborted) return stopped(nameOf(call));
  const ended = await start(call, ready.value, options.path ?? DEFAULT_PATH, signal);
  return 'ok' in ended ? ended : judge(call, ended);
}

async function prepare(call: RunCall, options: LocalOptions): Promise<Result<Ready>> {
  const refused = refusal(call.argv, options.allowNetwork ?? false);
  if (refused) return refused;
  const program = await findProgram(call.argv[0] ?? '', options.path ?? DEFAULT_PATH);
  if (!program.ok) return program;
  // ldd lets each file's own loader run.
  const inspected = nameOf(call) === 'ldd' ? await Promise.all(call.argv.slice(1).map((file) => trustedFile(file, 'ldd'))) : [];
  const untrusted = inspected.find((file) => !file.ok);
  if (untrusted) return untrusted;
  const ids = call.asPostfixUser === undefined ? undefined : await idsOf(call.asPostfixUser, nameOf(call));
  if (ids && !ids.ok) return ids;
  return { ok: true, value: { file: program.value, ids: ids?.value } };
}

async function start(call: RunCall, { file, ids }: Ready, path: string, signal: AbortSignal | undefined): Promise<Ended | Failure> {
  const { execa } = await import('execa');
  const timeout = call.timeoutMs ?? LIMITS.runMs;
  const subprocess = execa(file, call.argv.slice(1), {
    ...ids,
    ...(signal && { cancelSignal: signal }),
    argv0: call.argv[0] ?? '',
    cwd: '/',
    detached: true,
    encoding: 'buffer',
    env: { PATH: path, LC_ALL: 'C' },
    extendEnv: false,
    forceKillAfterDelay: KILL_AFTER,
    killDescendants: true,
    maxBuffer: call.maxBytes ?? LIMITS.runBytes,
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
    timeout,
  });
  // A descendant that left the process group may hold the pipes open: nobody waits for it.
  const ended = await limited<Ended>(subprocess as Promise<Ended>, timeout + 2 * KILL_AFTER, nameOf(call));
  if ('ok' in ended) for (const pipe of [subprocess.stdout, subprocess.stderr]) pipe.destroy();
  return ended;
}

function judge(call: RunCall, ended: Ended): Result<RunValue> {
  const name = nameOf(call);
  if (ended.isMaxBuffer) return failed('too-large', name, `${name} wrote more than ${call.maxBytes ?? LIMITS.runBytes} bytes`);
  if (ended.isCanceled) return stopped(name);
  if (ended.timedOut) return failed('timed-out', name, `${name} gave no answer within ${seconds(call.timeoutMs ?? LIMITS.runMs)}`);
  if (ended.exitCode === undefined && ended.signal === undefined) return notStarted(call, ended.cause);
  const [stdout, stderr] = [ended.stdout, ended.stderr].map((bytes) => Buffer.from(bytes ?? []));
  if (!stdout || stdout.includes(0)) return failed('bad-output', name, `${name} wrote binary data, not text`);
  const text = { stdout: stdout.toString('utf8'), stderr: stderr?.toString('utf8') ?? '' };
  return { ok: true, value: { code: ended.exitCode ?? null, signal: ended.signal ?? null, ...text } };
}

function notStarted(call: RunCall, cause: unknown): Failure {
  const name = nameOf(call);
  const errno = errnoOf(cause);
  if (errno === 'ENOENT') return failed('not-found', name, `${name} cannot start: its loader or interpreter does not exist`);
  if (errno === 'EACCES' || errno === 'EPERM') return failed('denied', name, `${name} may not be executed by this user`);
  return failed('bad-output', name, `${name} could not be started${errno ? ` (${errno})` : ''}`);
}

const nameOf = (call: RunCall): string => (call.argv[0] ?? '').replace(/^.*\//, '');
