import type { Host, Result } from '../../host/types.ts';
import { type InitSystem, readInitSystem } from './init-system.ts';

/** What the init system knows of Postfix. */
export interface BootService {
  readonly system: InitSystem['system'];
  /** Its name there: `postfix.service`, `postfix`. */
  readonly unit: string;
  readonly state: 'enabled' | 'not-enabled' | 'masked' | 'absent';
  /** systemd only: says that it is active (running, or a dummy that succeeded). */
  readonly active: boolean;
  /** What was read. */
  readonly seen: readonly string[];
}

/** Asks systemd, OpenRC or the run levels of sysv-rc. `absent` also where no init system starts services (containers). */
export async function readBootService(host: Host, instance: string): Promise<Result<BootService>> {
  const processes = await host.processes();
  const { system, isPid1 } = await readInitSystem(host, processes.ok ? processes.value : []);
  if (!isPid1)
    return { ok: true, value: { system, unit: 'none', state: 'absent', active: false, seen: ['no init system starts services here'] } };
  if (system === 'systemd') return bySystemd(host, instance);
  if (system === 'openrc') return byFolder(host, system, ['/etc/runlevels/default', '/etc/runlevels/boot'], /^postfix$/);
  if (system === 'sysv') return byFolder(host, system, ['/etc/rc2.d', '/etc/rc3.d', '/etc/rc5.d', '/etc/rc.d/rc3.d'], /^S\d\dpostfix$/);
  return { ok: true, value: { system, unit: 'none', state: 'absent', active: false, seen: [`init system: ${system}`] } };
}

/** Debian 12 starts all instances by postfix.service, through a generator; Debian 13 has a unit for each further one. */
const GENERATOR = '/lib/systemd/system-generators/postfix-instance-generator';

async function bySystemd(host: Host, instance: string): Promise<Result<BootService>> {
  const generator = await host.stat(GENERATOR);
  const unit = instance === '-' || generator.ok ? 'postfix.service' : `postfix@${instance}.service`;
  const shown = await host.run(['systemctl', 'show', '-p', 'LoadState,ActiveState,UnitFileState', '--no-pager', unit]);
  if (!shown.ok) return shown;
  if (shown.value.code !== 0) return { ok: false, kind: 'bad-output', what: 'systemctl', reason: shown.value.stderr.trim() };
  const value = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(shown.value.stdout)?.[1] ?? '';
  const file = value('UnitFileState');
  const load = value('LoadState');
  const state =
    load === 'not-found'
      ? 'absent'
      : load === 'masked' || file.startsWith('masked')
        ? 'masked'
        : file === 'disabled'
          ? 'not-enabled'
          : 'enabled';
  const seen = shown.value.stdout.split('\n').filter((line) => line !== '');
  return { ok: true, value: { system: 'systemd', unit, state, active: value('ActiveState') === 'active', seen } };
}

async function byFolder(host: Host, system: 'openrc' | 'sysv', folders: readonly string[], link: RegExp): Promise<Result<BootService>> {
  const script = await host.stat('/etc/init.d/postfix');
  if (!script.ok && script.kind !== 'not-found') return script;
  const lists = await Promise.all(folders.map((folder) => host.list(folder)));
  const blind = lists.find((list) => !list.ok && list.kind !== 'not-found');
  if (blind && !blind.ok) return blind;
  const links = lists.flatMap((list) => (list.ok ? list.value.filter(({ name }) => link.test(name)) : []));
  const state = !script.ok ? 'absent' : links.length > 0 ? 'enabled' : 'not-enabled';
  const seen = links.length > 0 ? links.map(({ name }) => name) : [`no link to postfix in ${folders.join(', ')}`];
  return { ok: true, value: { system, unit: 'postfix', state, active: false, seen } };
}
