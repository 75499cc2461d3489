import type { Host } from '../../host/types.ts';

export interface Mount {
  readonly point: string;
  readonly source: string;
  readonly fileSystem: string;
  /** By the mount itself or by its file system. */
  readonly readOnly: boolean;
  readonly line: string;
}

/** The mount that holds a path; null when it can't be told (a path that isn't there, no /proc). */
export async function mountOf(host: Host, path: string): Promise<Mount | null> {
  const text = await host.readFile('/proc/self/mountinfo');
  if (!text.ok || !path.startsWith('/')) return null;
  return mountHolding(text.value, await realPath(host, path));
}

/** /var may be a link to another file system: each part of the path is looked at, as the kernel does. */
async function realPath(host: Host, path: string, links = 0): Promise<string> {
  let real = '';
  const parts = path.split('/').filter((part) => part !== '');
  for (const [index, part] of parts.entries()) {
    const link = await host.readlink(`${real}/${part}`);
    if (!link.ok || links >= MAX_LINKS) {
      real = `${real}/${part}`;
      continue;
    }
    const target = link.value.startsWith('/') ? link.value : `${real}/${link.value}`;
    return realPath(host, [target, ...parts.slice(index + 1)].join('/'), links + 1);
  }
  return real;
}

const MAX_LINKS = 20;

/** The longest mount point above the path, the latest on it (proc(5), mountinfo). */
export function mountHolding(mountinfo: string, path: string): Mount | null {
  let best: Mount | null = null;
  for (const line of mountinfo.split('\n')) {
    const mount = readMount(line);
    if (mount === null || mount.point.length < (best?.point.length ?? 0)) continue;
    if (mount.point === '/' || path === mount.point || path.startsWith(`${mount.point}/`)) best = mount;
  }
  return best;
}

function readMount(line: string): Mount | null {
  const [before = '', after = ''] = line.split(' - ');
  const [, , , , point, options = ''] = before.split(' ');
  const [fileSystem = '', source = '', superOptions = ''] = after.split(' ');
  if (point === undefined || after === '') return null;
  const readOnly = [...options.split(','), ...superOptions.split(',')].includes('ro');
  return { point: point.replace(/\\040/g, ' '), source, fileSystem, readOnly, line };
}
