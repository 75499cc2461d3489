import { z } from 'zod';
import type { Host, NowValue, Result } from '../host/types.ts';
import { type BootService, readBootService } from './collect/boot-service.ts';
import { type LogView, readLog } from './collect/log.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

/** Commands: let it start at boot, start it now, and the way back. */
const Unit = { unit: z.string(), enable: z.string(), start: z.string(), disable: z.string() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enabled'), unit: z.string() }),
  z.object({ kind: z.literal('not-enabled'), ...Unit }),
  /** Not enabled, and nothing has started it since the machine was booted: that is why it is down. */
  z.object({ kind: z.literal('not-started-at-boot'), ...Unit, booted: z.string() }),
  z.object({ kind: z.literal('masked'), ...Unit }),
  /** systemd believes that all is well. `real`: the unit that holds Postfix itself. */
  z.object({ kind: z.literal('active-but-dead'), unit: z.string(), real: z.string() }),
  /** No init system, or one that doesn't know Postfix. */
  z.object({ kind: z.literal('no-service') }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly service: Result<BootService>;
  readonly log: Result<LogView>;
  readonly now: Result<NowValue>;
}

export default defineProbe({
  id: 'init-service',
  question: 'Would the system start Postfix at boot, and does it believe that Postfix runs?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: () => ['systemctl is-enabled postfix.service', 'systemctl is-active postfix.service postfix@-.service'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [service, log, now] = await Promise.all([readBootService(host, instance.name), readLog(host, instance), host.now()]);
    return { service, log, now };
  },
  interpret({ service, log, now }, { instance }): Interpretation<Outcome> {
    if (!service.ok) return { outcome: unknown(service), evidence: [] };
    const { unit, state, active, seen, system } = service.value;
    const evidence: Evidence[] = [{ source: system === 'systemd' ? `systemctl show ${unit}` : `${system} run levels`, lines: seen }];
    if (state === 'absent') return { outcome: { kind: 'no-service' }, evidence };
    if (state === 'masked') return { outcome: { kind: 'masked', unit, ...commands(service.value, true) }, evidence };
    if (state === 'enabled') {
      const real = instance.name === '-' ? 'postfix@-.service' : unit;
      return { outcome: active ? { kind: 'active-but-dead', unit, real } : { kind: 'enabled', unit }, evidence };
    }
    const down = { unit, ...commands(service.value, false) };
    const booted = now.ok && log.ok ? bootAfterLastLife(log.value, now.value) : null;
    return { outcome: booted ? { kind: 'not-started-at-boot', ...down, booted } : { kind: 'not-enabled', ...down }, evidence };
  },
});

/** The boot, as a time, when Postfix was last heard of before it. */
function bootAfterLastLife({ lastStart, lastStop }: LogView, { bootMs }: NowValue): string | null {
  const last = Math.max(lastStart?.atMs ?? 0, lastStop?.atMs ?? 0);
  return last > 0 && last < bootMs ? new Date(bootMs).toISOString() : null;
}

function commands({ system, unit }: BootService, masked: boolean) {
  if (system === 'openrc')
    return { enable: 'rc-update add postfix default', start: 'rc-service postfix start', disable: 'rc-update del postfix' };
  if (system === 'sysv') {
    return { enable: 'update-rc.d postfix enable', start: 'service postfix start', disable: 'update-rc.d postfix disable' };
  }
  const verb = masked ? 'unmask' : 'enable';
  return {
    enable: `systemctl ${verb} ${unit}`,
    start: `systemctl start ${unit}`,
    disable: `systemctl ${masked ? 'mask' : 'disable'} ${unit}`,
  };
}
