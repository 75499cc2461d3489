import { callName } from '../../src/host/call-name.ts';
import { failed } from '../../src/host/failure.ts';
import { hostOf } from '../../src/host/host.ts';
import type { DialValue, FailureKind, Host, HostCall, LookupValue, NetworkAddress, RunValue } from '../../src/host/types.ts';

/** A host for probes that ask the network. What isn't named here does not exist; a failure kind stands for a call that fails so. */
export interface Answers {
  readonly files?: Readonly<Record<string, string | FailureKind>>;
  /** Permission bits of files, 0o644 where none are named. */
  readonly modes?: Readonly<Record<string, number>>;
  readonly runs?: Readonly<Record<string, Partial<RunValue>>>;
  /** By "SERVER TYPE NAME"; the server is "-" where the call names none. */
  readonly lookups?: Readonly<Record<string, readonly string[] | LookupValue['status'] | FailureKind>>;
  /** By "ADDRESS:PORT". */
  readonly dials?: Readonly<Record<string, Partial<DialValue> | FailureKind>>;
  readonly interfaces?: readonly NetworkAddress[];
  readonly nowMs?: number;
}

const FAILURES = ['not-found', 'denied', 'timed-out', 'too-large', 'not-allowed', 'bad-output', 'not-recorded'];
const isFailure = (value: unknown): value is FailureKind => FAILURES.includes(value as string);

export function answeringHost(answers: Answers): Host & { readonly asked: readonly HostCall[] } {
  const asked: HostCall[] = [];
  const perform = async (call: HostCall) => {
    asked.push(call);
    const value = answerTo(call, answers);
    if (value === undefined || isFailure(value))
      return failed(value ?? 'not-found', callName(call), `${callName(call)}: ${value ?? 'not-found'}`);
    return { ok: true, value };
  };
  return { ...hostOf({ perform: perform as never }), asked };
}

function answerTo(call: HostCall, { files, modes, runs, lookups, dials, interfaces, nowMs = 0 }: Answers): unknown {
  switch (call.op) {
    case 'readFile':
      return files?.[call.path];
    case 'readTail':
      return tail(files?.[call.path]);
    case 'stat':
      return files?.[call.path] === undefined
        ? undefined
        : { type: 'file', mode: modes?.[call.path] ?? 0o644, uid: 0, gid: 0, size: 1, mtimeMs: 0, inode: 1 };
    case 'run': {
      const ran = runs?.[call.argv.join(' ')];
      return ran && { code: 0, signal: null, stdout: '', stderr: '', ...ran };
    }
    case 'lookup':
      return lookup(lookups?.[`${call.server ?? '-'} ${call.type} ${call.name}`] ?? 'nxdomain');
    case 'dial': {
      const dialled = call.target.kind === 'tcp' ? dials?.[`${call.target.address}:${call.target.port}`] : undefined;
      return typeof dialled === 'object' ? { ended: 'connected', received: [], connectMs: 1, firstLineMs: null, ...dialled } : dialled;
    }
    case 'interfaces':
      return interfaces ?? [];
    case 'now':
      return { epochMs: nowMs, zone: 'UTC', offsetMinutes: 0, bootMs: 0, hostname: 'mail' };
    default:
      return undefined;
  }
}

const tail = (text: string | undefined) =>
  text === undefined || isFailure(text) ? text : { text, size: text.length, offset: 0, mtimeMs: 0, inode: 1 };

function lookup(answer: readonly string[] | LookupValue['status'] | FailureKind): unknown {
  if (typeof answer === 'object') return { status: 'found', records: answer };
  return isFailure(answer) ? answer : { status: answer, records: [] };
}

export const address = (text: string, scope: NetworkAddress['scope'] = 'public', name = 'eth0'): NetworkAddress => ({
  interface: name,
  family: text.includes(':') ? 'ipv6' : 'ipv4',
  address: text,
  prefix: 24,
  scope,
});
