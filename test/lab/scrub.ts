import { dirname, join } from 'node:path';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');
/** What only the machine has that runs the lab, longest first. */
const LAB_ONLY = [dirname(process.execPath), ROOT, '/tmp/postmedic-lab-', '/mnt/lab/repository', '/mnt/lab/out'];

const Call = z.object({ op: z.string(), path: z.string().optional() });
type Exchange = { readonly call: unknown; readonly result: { readonly ok: boolean; readonly value?: unknown } };

/**
 * One exchange of a recording without the lab: its mounts are left out, and its processes don't tell where it lies.
 * @throws where the machine's own paths would still show.
 */
export function scrubbed(line: string): string {
  const exchange = JSON.parse(line) as Exchange;
  const { result } = exchange;
  // Keys keep their order: a reader tells a line's kind by how it begins.
  const text = JSON.stringify(result.ok ? { ...exchange, result: { ...result, value: withoutLab(exchange) } } : exchange);
  const left = LAB_ONLY.find((path) => text.includes(path));
  if (left !== undefined) throw new Error(`the recording names ${left}: ${text.slice(0, 200)}`);
  return text;
}

function withoutLab({ call, result }: Exchange): unknown {
  const { op, path } = Call.parse(call);
  if (op === 'processes')
    return JSON.parse(LAB_ONLY.reduce((text, path) => text.replaceAll(path, '/opt/lab'), JSON.stringify(result.value)));
  if (path === '/proc/self/mountinfo') return String(result.value).split('\n').filter(isOfHost).join('\n');
  return result.value;
}

const isOfLab = (text: string) => LAB_ONLY.some((path) => text.includes(path));

/** The fifth field of a line of mountinfo is the mount point (proc(5)); below /mnt lie the lab's layers and what the machine has there. */
function isOfHost(line: string): boolean {
  const point = line.split(' ')[4] ?? '';
  return !isOfLab(line) && !/^\/mnt(\/|$)/.test(point);
}
