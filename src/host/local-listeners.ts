import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { failureOf } from './failure.ts';
import { parseSocketTable, type Socket } from './socket-table.ts';
import type { Listener, Result } from './types.ts';

/** Every listening TCP socket of this network namespace, and who holds it as far as this user may see (proc(5)). */
export async function allListeners(signal?: AbortSignal): Promise<Result<readonly Listener[]>> {
  try {
    const sockets = [...table('/proc/net/tcp', 'ipv4'), ...table('/proc/net/tcp6', 'ipv6')];
    const holders = await holdersOf(new Set(sockets.map(({ inode }) => inode)), signal);
    return { ok: true, value: sockets.map((socket) => ({ ...socket, pids: holders.get(socket.inode) ?? [], backlogLimit: null })) };
  } catch (error) {
    return failureOf(error, '/proc/net/tcp');
  }
}

function table(path: string, family: Listener['family']): readonly Socket[] {
  try {
    return parseSocketTable(readFileSync(path, 'utf8'), family);
  } catch (error) {
    // A kernel without IPv6 has no tcp6.
    if (family === 'ipv6') return [];
    throw error;
  }
}

async function holdersOf(inodes: ReadonlySet<number>, signal: AbortSignal | undefined): Promise<ReadonlyMap<number, readonly number[]>> {
  const holders = new Map<number, number[]>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    await nextTurn(undefined, signal && { signal });
    for (const inode of new Set(socketsOf(pid))) {
      if (inodes.has(inode)) holders.set(inode, [...(holders.get(inode) ?? []), Number(pid)]);
    }
  }
  return holders;
}

function socketsOf(pid: string): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => socketInode(`/proc/${pid}/fd/${fd}`));
  } catch {
    return [];
  }
}

function socketInode(path: string): readonly number[] {
  try {
    const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(path))?.[1];
    return inode === undefined ? [] : [Number(inode)];
  } catch {
    return [];
  }
}
