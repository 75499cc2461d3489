import { callName } from '../../src/host/call-name.ts';
import { failed } from '../../src/host/failure.ts';
import { hostOf } from '../../src/host/host.ts';
import type {
  DialValue,
  FailureKind,
  FileStat,
  Host,
  HostCall,
  ProcessInfo,
  Result,
  RunValue,
  StatfsValue,
  WhoAmI,
} from '../../src/host/types.ts';

/** A host on paper: what it holds answers, everything else does not exist. A failure kind stands for a call that fails so. */
export interface Paper {
  readonly files?: Readonly<Record<string, string | FailureKind>>;
  /** Files and directories that are only looked at; those of `files` have a plain stat of their own. */
  readonly stats?: Readonly<Record<string, Partial<FileStat> | FailureKind>>;
  readonly links?: Readonly<Record<string, string | FailureKind>>;
  readonly directories?: Readonly<Record<string, readonly string[] | FailureKind>>;
  /** By command line, words joined by one space. */
  readonly runs?: Readonly<Record<string, Partial<RunValue> | FailureKind>>;
  readonly processes?: readonly ProcessInfo[] | FailureKind;
  readonly who?: Partial<WhoAmI>;
  /** File systems by a path on them. */
  readonly rooms?: Readonly<Record<string, Partial<StatfsValue> | FailureKind>>;
  /** What a connection to a Unix socket comes to. */
  readonly sockets?: Readonly<Record<string, DialValue['ended'] | FailureKind>>;
  /** Milliseconds since the epoch; the clock stands in UTC. */
  readonly nowMs?: number;
  /** Instead of "does not exist". */
  readonly otherwise?: FailureKind;
}

const PLAIN: FileStat = {
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  size: 1,
  mtimeMs: 0,
  ctimeMs: 0,
  inode: 1,
  device: '8:1',
  links: 1,
};

export function paperHost(paper: Paper): Host {
  return hostOf({ perform: async (call) => answer(call, paper) as never });
}

export const process = (pid: number, argv: string, more: Partial<ProcessInfo> = {}): ProcessInfo => ({
  pid,
  ppid: 1,
  uid: 0,
  name: argv.split(' ')[0]?.split('/').at(-1) ?? '',
  argv: argv.split(' '),
  exe: argv.split(' ')[0] ?? null,
  exeDeleted: false,
  root: '/',
  startedAtMs: 1_700_000_000_000,
  pidNamespace: '4026531836',
  mountNamespace: '4026531841',
  netNamespace: '4026531840',
  unit: null,
  ...more,
});

function answer(call: HostCall, paper: Paper): Result<unknown> {
  const missing = paper.otherwise ?? 'not-found';
  const give = (value: unknown) =>
    value === undefined || FAILURES.has(value as string)
      ? failed((value as FailureKind) ?? missing, callName(call), `${callName(call)}: ${value ?? missing}`)
      : { ok: true as const, value };
  switch (call.op) {
    case 'readFile':
      return give(paper.files?.[call.path]);
    case 'readTail':
      return give(tailOn(paper.files?.[call.path]));
    case 'statfs':
      return give(roomOn(call.path, paper));
    case 'dial':
      return give(call.target.kind === 'unix' ? dialled(paper.sockets?.[call.target.path]) : undefined);
    case 'now':
      return give(
        paper.nowMs === undefined ? undefined : { epochMs: paper.nowMs, zone: 'UTC', offsetMinutes: 0, bootMs: 0, hostname: 'mail' },
      );
    case 'stat':
    case 'lstat':
      return give(statOn(call.path, paper));
    case 'readlink':
      return give(paper.links?.[call.path]);
    case 'list':
      return give(entries(paper.directories?.[call.path]));
    case 'processes':
      return give(paper.processes ?? (paper.otherwise ? undefined : []));
    case 'whoami':
      return give(paper.otherwise ? undefined : { uid: 0, gid: 0, user: 'root', groups: [0], ...paper.who });
    case 'run':
      return give(ranOn(call.argv.join(' '), paper));
    default:
      return give(undefined);
  }
}

const FAILURES: ReadonlySet<unknown> = new Set([
  'not-found',
  'denied',
  'timed-out',
  'too-large',
  'not-allowed',
  'bad-output',
  'not-recorded',
] satisfies FailureKind[]);

function statOn(path: string, { stats = {}, files = {}, directories = {} }: Paper): unknown {
  const stat = stats[path];
  if (typeof stat === 'string') return stat;
  if (stat) return { ...PLAIN, ...stat };
  if (path in directories) return { ...PLAIN, type: 'directory', mode: 0o755 };
  return path in files && files[path] !== 'not-found' ? PLAIN : undefined;
}

function ranOn(command: string, { runs = {} }: Paper): unknown {
  const ran = runs[command];
  return typeof ran === 'object' ? { code: 0, signal: null, stdout: '', stderr: '', ...ran } : ran;
}

const entries = (names: readonly string[] | FailureKind | undefined): unknown =>
  typeof names === 'object' ? names.map((name) => ({ name, type: 'unknown' })) : names;

const tailOn = (text: string | FailureKind | undefined): unknown =>
  text === undefined || FAILURES.has(text) ? text : { text, size: text.length, offset: 0, mtimeMs: 0, inode: 1 };

function roomOn(path: string, { rooms = {} }: Paper): unknown {
  const room = rooms[path];
  const plain = { type: 0xef53, totalBytes: 1e9, availableBytes: 5e8, totalInodes: 1000, freeInodes: 500 };
  return typeof room === 'object' ? { ...plain, ...room } : room;
}

const dialled = (ended: DialValue['ended'] | FailureKind | undefined): unknown =>
  ended === undefined || FAILURES.has(ended) ? ended : { ended, received: [], connectMs: 0, firstLineMs: null };
