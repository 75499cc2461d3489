import { z } from 'zod';
import type { Host, Result, StatfsValue } from '../host/types.ts';
import { parentOf, readLogWriter } from './collect/log-writer.ts';
import { type Mount, mountOf } from './collect/mounts.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Where = { path: z.string(), directory: z.string(), mount: z.string() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('room'), availableMiB: z.number() }),
  z.object({ kind: z.literal('no-files') }),
  z.object({ kind: z.literal('full'), what: z.string(), ...Where }),
  z.object({ kind: z.literal('read-only'), ...Where }),
  /** Postfix itself can't open its log there, and doesn't start without it. */
  z.object({ kind: z.literal('own-log-read-only'), ...Where }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Place {
  readonly path: string;
  readonly directory: string;
  /** Written by Postfix itself (maillog_file). */
  readonly own: boolean;
  readonly room: Result<StatfsValue>;
  /** Null where it can't be told. */
  readonly mount: Mount | null;
}

export default defineProbe({
  id: 'log-file-system',
  question: 'Is there room where the mail log is written?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: () => ['df -h /var/log', 'df -i /var/log'],
  async collect(host: Host, { instance }): Promise<Result<readonly Place[]>> {
    const writer = await readLogWriter(host, instance);
    if (!writer.ok) return writer;
    const places = writer.value.files.map(async ({ path, stat }) => {
      const directory = parentOf(path);
      const [room, mount] = await Promise.all([host.statfs(stat.ok ? path : directory), mountOf(host, directory)]);
      return { path, directory, own: writer.value.name === 'postlogd', room, mount };
    });
    return { ok: true, value: await Promise.all(places) };
  },
  interpret(places): Interpretation<Outcome> {
    if (!places.ok) return { outcome: unknown(places), evidence: [] };
    return { outcome: judge(places.value), evidence: places.value.flatMap(evidenceOf) };
  },
});

/** Less than one block: not even a short line can be written. */
const SMALLEST = 4096;
const MIB = 1024 * 1024;

function judge(places: readonly Place[]): Outcome {
  const [first] = places;
  if (first === undefined) return { kind: 'no-files' };
  for (const { path, directory, own, room, mount } of places) {
    const place = { path, directory, mount: mount?.point ?? directory };
    if (mount?.readOnly) return { kind: own ? 'own-log-read-only' : 'read-only', ...place };
    const what = room.ok ? shortage(room.value) : null;
    if (what !== null) return { kind: 'full', what, ...place };
  }
  if (!first.room.ok) return unknown(first.room);
  return { kind: 'room', availableMiB: Math.floor(first.room.value.availableBytes / MIB) };
}

/** File systems that make inodes as needed (btrfs) say that they have none at all. */
function shortage({ availableBytes, totalBytes, freeInodes, totalInodes }: StatfsValue): string | null {
  if (totalBytes > 0 && availableBytes < SMALLEST) return 'no space';
  return totalInodes > 0 && freeInodes === 0 ? 'no inodes' : null;
}

const numbers = ({ availableBytes, totalBytes, freeInodes, totalInodes }: StatfsValue): string =>
  `${Math.floor(availableBytes / 1024)} KiB of ${Math.floor(totalBytes / 1024)} KiB available, ${freeInodes} of ${totalInodes} inodes free`;

function evidenceOf({ directory, room, mount }: Place): Evidence[] {
  const space = { source: `df ${directory}`, lines: [room.ok ? numbers(room.value) : room.reason] };
  return mount === null ? [space] : [space, { source: '/proc/self/mountinfo', lines: [mount.line] }];
}
