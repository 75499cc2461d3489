import { z } from 'zod';
import type { Host, ProcessInfo } from '../../host/types.ts';

export const InitSystem = z.object({
  /** `none`: nothing here starts services at boot (a container, a chroot). */
  system: z.enum(['systemd', 'openrc', 'sysv', 'runit', 'none']),
  /** Name of process 1; empty when it isn't visible. */
  pid1: z.string(),
  /** Process 1 is this init system, so its commands work now. */
  isPid1: z.boolean(),
});
export type InitSystem = z.infer<typeof InitSystem>;

const PROGRAMS: Readonly<Record<string, InitSystem['system']>> = { systemd: 'systemd', runit: 'runit', 'openrc-init': 'openrc' };

/** systemd tells of itself by a directory (sd_booted(3)), OpenRC too; the others are known by process 1. */
export async function readInitSystem(host: Host, processes: readonly ProcessInfo[]): Promise<InitSystem> {
  const [systemd, openrc, inittab] = await Promise.all([
    host.stat('/run/systemd/system'),
    host.stat('/run/openrc'),
    host.stat('/etc/inittab'),
  ]);
  const pid1 = processes.find((process) => process.pid === 1)?.name ?? '';
  const running = (system: InitSystem['system']): InitSystem => ({ system, pid1, isPid1: true });
  if (systemd.ok) return running('systemd');
  if (openrc.ok) return running('openrc');
  const byName = PROGRAMS[pid1];
  if (byName) return running(byName);
  if (pid1 === 'init') return running('sysv');
  return { system: inittab.ok ? 'sysv' : 'none', pid1, isPid1: false };
}

/** The container software by name, or `none`. A hint for texts: nothing is decided by it alone. */
export async function readContainer(host: Host): Promise<string> {
  const [named, docker, podman] = await Promise.all([
    host.readFile('/run/systemd/container'),
    host.stat('/.dockerenv'),
    host.stat('/run/.containerenv'),
  ]);
  if (named.ok && named.value.trim() !== '') return named.value.trim();
  if (docker.ok) return 'docker';
  return podman.ok ? 'podman' : 'none';
}
