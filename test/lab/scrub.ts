import { dirname, join } from 'node:path';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');
/** What only the machine has that runs the lab. */
const LAB_ONLY = [ROOT, dirname(process.execPath), '/tmp/postmedic-lab-', '/mnt/lab/repository', '/mnt/lab/out'];

const Exchange = z.looseObject({
  kind: z.literal('exchange'),
  call: z.looseObject({ op: z.string(), path: z.string().optional() }),
  result: z.looseObject({ ok: z.literal(true), value: z.unknown() }),
});
const Processes = z.array(z.looseObject({ argv: z.array(z.string()) }));

/**
 * One line of a recording without what the lab added to the host: its own processes and mounts.
 * @throws where the machine's own paths would still show.
 */
export function scrubbed(line: string): string {
  const parsed = Exchange.safeParse(JSON.parse(line));
  const text = parsed.success ? JSON.stringify(withoutLab(parsed.data)) : line;
  const left = LAB_ONLY.find((path) => text.includes(path));
  if (left !== undefined) throw new Error(`the recording names ${left}: ${text.slice(0, 200)}`);
  return text;
}

function withoutLab(exchange: z.infer<typeof Exchange>): z.infer<typeof Exchange> {
  const { call, result } = exchange;
  if (call.op === 'processes') {
    const value = Processes.parse(result.value).filter(({ argv }) => !argv.some(isOfLab));
    return { ...exchange, result: { ...result, value } };
  }
  if (call.path === '/proc/self/mountinfo') {
    const value = String(result.value).split('\n').filter(isOfHost).join('\n');
    return { ...exchange, result: { ...result, value } };
  }
  return exchange;
}

const isOfLab = (text: string) => LAB_ONLY.some((path) => text.includes(path));

/** The fifth field of a line of mountinfo is the mount point (proc(5)); below /mnt lie the lab's layers and what the machine has there. */
function isOfHost(line: string): boolean {
  const point = line.split(' ')[4] ?? '';
  return !isOfLab(line) && !/^\/mnt(\/|$)/.test(point);
}
