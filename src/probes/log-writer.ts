import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import { type LogWriter, parentOf, readLogWriter } from './collect/log-writer.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Writer = { name: z.string(), pid: z.number() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fine'), files: z.array(z.string()) }),
  /** No file to write, or nobody who writes. */
  z.object({ kind: z.literal('nothing-to-write') }),
  /** The file was renamed or deleted, and the writer goes on writing it: `held` is what it has open. */
  z.object({ kind: z.literal('holds-old-file'), path: z.string(), held: z.string(), ...Writer }),
  z.object({ kind: z.literal('not-writable'), path: z.string(), what: z.string(), uid: z.number(), owner: z.string(), ...Writer }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export default defineProbe({
  id: 'log-writer',
  question: 'Does the program that writes the mail log write into the file where the log should be?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: () => ['ls -l /proc/$(pgrep -o rsyslogd)/fd', 'ls -l /var/log'],
  collect: (host: Host, { instance }) => readLogWriter(host, instance),
  interpret(writer): Interpretation<Outcome> {
    if (!writer.ok) return { outcome: unknown(writer), evidence: [] };
    return judge(writer.value);
  },
});

type File = LogWriter['files'][number];

function judge(writer: LogWriter): Interpretation<Outcome> {
  const { process, name, files, open } = writer;
  if (process === null || files.length === 0) return { outcome: { kind: 'nothing-to-write' }, evidence: [] };
  const evidence: Evidence[] = [{ source: `/proc/${process.pid}/fd`, lines: open.ok ? open.value : [open.reason] }];
  const refused = files.map((file) => [file, refusal(file, writer)] as const).find(([, why]) => why !== null);
  if (refused !== undefined) {
    const [file, what] = refused;
    const stat = file.stat.ok ? file.stat : file.directory;
    return {
      outcome: { kind: 'not-writable', path: file.path, what: what ?? '', uid: process.uid, owner: ownerOf(stat), name, pid: process.pid },
      evidence: [modeLine(file), ...evidence],
    };
  }
  if (!open.ok) return { outcome: unknown(open), evidence };
  for (const { path } of files) {
    const held = heldInstead(
      path,
      open.value.filter((target) => !writer.others.includes(target)),
    );
    if (held !== null) return { outcome: { kind: 'holds-old-file', path, held, name, pid: process.pid }, evidence };
  }
  return { outcome: { kind: 'fine', files: files.map(({ path }) => path) }, evidence };
}

/** What the writer has open in place of the file: its own name with something behind it, deleted or moved. */
function heldInstead(path: string, open: readonly string[]): string | null {
  if (open.includes(path)) return null;
  const base = path.slice(path.lastIndexOf('/') + 1);
  return open.find((target) => target.slice(target.lastIndexOf('/') + 1).startsWith(base) && !isOtherLog(target, path)) ?? null;
}

/** `/var/log/mail` is not an old `/var/log/mail.log`, nor mail.err one of mail: only what looks like a rotated or deleted name counts. */
const isOtherLog = (target: string, path: string): boolean =>
  !/^(?: \(deleted\)|[.~_-](?:\d[\d.T:_-]*|old|bak|backup|orig|save|prev|[0-9]+)(?: \(deleted\))?|)$/i.test(
    target.slice(target.lastIndexOf('/') + 1).slice(path.length - path.lastIndexOf('/') - 1),
  );

/** Why the writer can't write it, or null. Who is root may. */
function refusal({ path, stat, directory }: File, { process, groups, open }: LogWriter): string | null {
  if (stat.ok && stat.value.type === 'directory') return `${path} is a directory`;
  if (process === null || process.uid === 0 || process.name === 'postlogd' || (open.ok && open.value.includes(path))) return null;
  if (stat.ok)
    return stat.value.type === 'file' && !mayWrite(stat.value, process.uid, groups) ? `${path} has the mode ${octal(stat.value)}` : null;
  if (stat.kind !== 'not-found' || !directory.ok || mayWrite(directory.value, process.uid, groups)) return null;
  return `${path} does not exist, and its directory ${parentOf(path)} has the mode ${octal(directory.value)}`;
}

const octal = ({ mode }: FileStat): string => (mode & 0o7777).toString(8).padStart(4, '0');
const ownerOf = (stat: Result<FileStat>): string => (stat.ok ? `user ${stat.value.uid}, group ${stat.value.gid}` : 'unknown');

function mayWrite({ mode, uid, gid }: FileStat, user: number, groups: readonly number[]): boolean {
  if (uid === user) return (mode & 0o200) !== 0;
  return (mode & (groups.includes(gid) ? 0o020 : 0o002)) !== 0;
}

function modeLine({ path, stat, directory }: File): Evidence {
  const seen = stat.ok ? stat : directory;
  return {
    source: `stat ${stat.ok ? path : parentOf(path)}`,
    lines: [seen.ok ? `mode ${octal(seen.value)}, ${ownerOf(seen)}` : seen.reason],
  };
}
