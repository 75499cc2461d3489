/**
 * The seam between postmedic and the diagnosed system. Every look at the host is one `HostCall` (plain data) that gets one
 * `HostResult` (plain data). Record, replay, memo, limits and secrets are layers around `Exchanger`; probes see only `Host`.
 */

/** Why a call gave no value. It is never read as healthy. */
export type FailureKind =
  | 'not-found' // the program, file or name does not exist
  | 'denied' // this user may not do it
  | 'timed-out'
  | 'too-large' // more output or content than the cap; nothing partial is returned
  | 'not-allowed' // the allowed list or the network consent refuses it
  | 'bad-output' // it answered with something that cannot be read (binary junk, no regular file, protocol error)
  | 'not-recorded'; // replay: the recording doesn't hold this exchange

export interface Failure {
  readonly ok: false;
  readonly kind: FailureKind;
  /** A sentence fragment for people: what, where. */
  readonly reason: string;
  /** What failed, shortest useful name: the program ("postconf"), the path, or "host:port". */
  readonly what: string;
}
export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

/** A program that ran to its end. A non-zero exit is data, not a failure. */
export interface RunValue {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type FileType = 'file' | 'directory' | 'symlink' | 'socket' | 'fifo' | 'character-device' | 'block-device';

export interface FileStat {
  readonly type: FileType;
  /** Permission bits including set-uid, set-gid and sticky, e.g. 0o644. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly inode: number;
  /** Device as "major:minor" in decimal, as /proc/self/mountinfo writes it. */
  readonly device: string;
  readonly links: number;
}

/** The end of a file. `text` begins at a line start unless the file is one long line. */
export interface TailValue {
  readonly text: string;
  /** Size of the whole file in bytes when it was read. */
  readonly size: number;
  /** Byte offset at which `text` begins; 0 means that all of the file is here. */
  readonly offset: number;
  readonly mtimeMs: number;
  readonly inode: number;
}

export interface StatfsValue {
  /** Linux file system magic number (statfs(2)). */
  readonly type: number;
  readonly totalBytes: number;
  /** Free for ordinary users (f_bavail): what Postfix can use. */
  readonly availableBytes: number;
  readonly totalInodes: number;
  readonly freeInodes: number;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly type: FileType | 'unknown';
}

/** One process of /proc. Fields that this user may not see are null. */
export interface ProcessInfo {
  readonly pid: number;
  readonly ppid: number;
  readonly uid: number;
  /** /proc/PID/comm: at most 15 characters. */
  readonly name: string;
  readonly argv: readonly string[];
  /** Target of /proc/PID/exe without " (deleted)"; null when not permitted. */
  readonly exe: string | null;
  readonly exeDeleted: boolean;
  /** Target of /proc/PID/root: "/" or a chroot jail; null when not permitted. */
  readonly root: string | null;
  /** Milliseconds since the epoch (UTC). */
  readonly startedAtMs: number;
  /** Namespace inode numbers; null when not permitted. `nested`: a PID namespace inside of ours, such as a container's, not further known. */
  readonly pidNamespace: string | null;
  readonly mountNamespace: string | null;
  readonly netNamespace: string | null;
  /** Name of the systemd unit or cgroup leaf, where the cgroup shows one. */
  readonly unit: string | null;
}

export interface NetworkAddress {
  readonly interface: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  readonly prefix: number;
  readonly scope: 'loopback' | 'link' | 'private' | 'public';
}

/** A listening TCP socket and, where /proc lets this user see it, who holds it. */
export interface Listener {
  readonly family: 'ipv4' | 'ipv6';
  /** "0.0.0.0" and "::" mean all addresses. */
  readonly address: string;
  readonly port: number;
  /** Processes that hold the socket; empty when this user may not see them. */
  readonly pids: readonly number[];
  /** ipv6 socket with IPV6_V6ONLY off is not told apart in /proc: Postfix always sets V6ONLY. */
  readonly inode: number;
  /** Connections that wait to be accepted, and the length of that queue (Recv-Q and Send-Q of ss). Null where unknown. */
  readonly backlog: number | null;
  readonly backlogLimit: number | null;
}

export type DialTarget =
  | { readonly kind: 'tcp'; readonly address: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string };

/** What to say: wait for a line that matches `expect`, then send. Sent and received text is kept in order. */
export interface DialStep {
  /** Stop waiting when a received line matches (JavaScript regular expression source). */
  readonly expect: string;
  /** Sent after the match; CRLF is added. */
  readonly send?: string;
}
export interface DialValue {
  /**
   * connected: the dialogue went to its end. closed: the other side hung up early. silent: connected, but a step got no answer in time.
   * refused: the kernel there answers that nothing listens (or a packet filter rejects). unreachable: no way to that address.
   * A connection attempt that gets no answer at all is the failure `timed-out`.
   */
  readonly ended: 'connected' | 'closed' | 'silent' | 'refused' | 'unreachable';
  /** Lines received, without CRLF, control bytes kept (they are replaced when shown). */
  readonly received: readonly string[];
  /** Milliseconds until the connection stood (or was refused), and until the first line came (null: none came). */
  readonly connectMs: number;
  readonly firstLineMs: number | null;
}

export type DnsType = 'A' | 'AAAA' | 'MX' | 'PTR' | 'SRV' | 'TXT';
export interface LookupValue {
  /**
   * found; no-data: the name exists without this type; nxdomain; servfail and refused come from the server. no-server: the machine that
   * should answer says that nothing listens there, or there is no way to it. A server that gives no answer at all is the failure `timed-out`.
   */
  readonly status: 'found' | 'no-data' | 'nxdomain' | 'servfail' | 'refused' | 'no-server';
  readonly records: readonly string[];
}

export interface WhoAmI {
  readonly uid: number;
  readonly gid: number;
  readonly user: string;
  readonly groups: readonly number[];
}

export interface NowValue {
  readonly epochMs: number;
  /** IANA name or offset of the host's zone, to read time stamps without a zone. */
  readonly zone: string;
  /** Minutes east of UTC now. */
  readonly offsetMinutes: number;
  /** When the kernel booted, milliseconds since the epoch. */
  readonly bootMs: number;
  readonly hostname: string;
}

/** Every way to look at the host. Plain data: its canonical JSON is the memo's and the tape's key. */
export type HostCall =
  | {
      readonly op: 'run';
      readonly argv: readonly string[];
      readonly timeoutMs?: number;
      readonly maxBytes?: number;
      readonly asPostfixUser?: string;
    }
  | { readonly op: 'readFile'; readonly path: string; readonly maxBytes?: number }
  | { readonly op: 'readTail'; readonly path: string; readonly maxBytes: number }
  | { readonly op: 'readAt'; readonly path: string; readonly offset: number; readonly length: number }
  | { readonly op: 'stat'; readonly path: string }
  | { readonly op: 'lstat'; readonly path: string }
  | { readonly op: 'readlink'; readonly path: string }
  | { readonly op: 'statfs'; readonly path: string }
  | { readonly op: 'list'; readonly path: string }
  | { readonly op: 'processes' }
  | { readonly op: 'interfaces' }
  | { readonly op: 'listeners' }
  | {
      readonly op: 'dial';
      readonly target: DialTarget;
      readonly steps: readonly DialStep[];
      readonly timeoutMs?: number;
      readonly stepTimeoutMs?: number;
    }
  | { readonly op: 'lookup'; readonly name: string; readonly type: DnsType; readonly server?: string; readonly timeoutMs?: number }
  | { readonly op: 'sample'; readonly call: HostCall; readonly times: number; readonly everyMs: number }
  | { readonly op: 'whoami' }
  | { readonly op: 'now' };

export interface HostValues {
  run: RunValue;
  readFile: string;
  readTail: TailValue;
  /** Base64 of the bytes read: for binary headers. */
  readAt: string;
  stat: FileStat;
  lstat: FileStat;
  readlink: string;
  statfs: StatfsValue;
  list: readonly DirectoryEntry[];
  processes: readonly ProcessInfo[];
  interfaces: readonly NetworkAddress[];
  listeners: readonly Listener[];
  dial: DialValue;
  lookup: LookupValue;
  sample: readonly Result<unknown>[];
  whoami: WhoAmI;
  now: NowValue;
}
export type HostOp = HostCall['op'];
export type ResultOf<C extends HostCall> = Result<HostValues[C['op']]>;

/** One layer of the host: local, secrets, memo, recorder, tape. */
export interface Exchanger {
  perform<C extends HostCall>(call: C, signal?: AbortSignal): Promise<ResultOf<C>>;
}

/** What probes use: one method a call, over any stack of exchangers. Made by `hostOf`. */
export interface Host {
  run(argv: readonly string[], options?: { timeoutMs?: number; maxBytes?: number; asPostfixUser?: string }): Promise<Result<RunValue>>;
  readFile(path: string, options?: { maxBytes?: number }): Promise<Result<string>>;
  readTail(path: string, maxBytes: number): Promise<Result<TailValue>>;
  readAt(path: string, offset: number, length: number): Promise<Result<string>>;
  stat(path: string): Promise<Result<FileStat>>;
  lstat(path: string): Promise<Result<FileStat>>;
  readlink(path: string): Promise<Result<string>>;
  statfs(path: string): Promise<Result<StatfsValue>>;
  list(path: string): Promise<Result<readonly DirectoryEntry[]>>;
  processes(): Promise<Result<readonly ProcessInfo[]>>;
  interfaces(): Promise<Result<readonly NetworkAddress[]>>;
  listeners(): Promise<Result<readonly Listener[]>>;
  dial(
    target: DialTarget,
    steps: readonly DialStep[],
    options?: { timeoutMs?: number; stepTimeoutMs?: number },
  ): Promise<Result<DialValue>>;
  lookup(name: string, type: DnsType, options?: { server?: string; timeoutMs?: number }): Promise<Result<LookupValue>>;
  sample<C extends HostCall>(call: C, options: { times: number; everyMs: number }): Promise<Result<readonly ResultOf<C>[]>>;
  whoami(): Promise<Result<WhoAmI>>;
  now(): Promise<Result<NowValue>>;
}
