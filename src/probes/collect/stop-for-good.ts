/** How to end a program that isn't Postfix, and how to keep it from coming back, in the words of the host's init system. */
export interface StopForGood {
  readonly stop: string;
  readonly keepOff: string;
  readonly undo: string;
}

export interface RunningProgram {
  readonly name: string;
  readonly pid: number;
  readonly unit: string | null;
  /** Names of the scripts in /etc/init.d; empty where there are none. */
  readonly initScripts: readonly string[];
}

/**
 * @param init the name of PID 1's program ("systemd", "init", "openrc-init", "runit", "s6-svscan", …).
 * A container's PID 1 is often no init at all: then only the process itself can be ended.
 */
export function stopForGood(program: RunningProgram, init: string): StopForGood {
  const unit = program.unit?.endsWith('.service') ? program.unit : null;
  if (init === 'systemd' && unit !== null) return systemd(unit);
  const script = program.initScripts.find(
    (name) => name === program.name || program.name.startsWith(name) || name.startsWith(program.name),
  );
  if (script !== undefined) return init.startsWith('openrc') ? openrc(script) : sysv(script);
  if (init.startsWith('runit')) return runit(program.name);
  return byHand(program);
}

const systemd = (unit: string): StopForGood => ({
  stop: `systemctl stop ${unit}`,
  keepOff: `systemctl disable ${unit}`,
  undo: `systemctl enable --now ${unit}`,
});

const openrc = (script: string): StopForGood => ({
  stop: `rc-service ${script} stop`,
  keepOff: `rc-update del ${script}`,
  undo: `rc-update add ${script} && rc-service ${script} start`,
});

const sysv = (script: string): StopForGood => ({
  stop: `/etc/init.d/${script} stop`,
  keepOff: `update-rc.d ${script} disable`,
  undo: `update-rc.d ${script} enable && /etc/init.d/${script} start`,
});

const runit = (name: string): StopForGood => ({
  stop: `sv stop ${name}`,
  keepOff: `touch /etc/service/${name}/down`,
  undo: `rm /etc/service/${name}/down && sv start ${name}`,
});

const byHand = ({ name, pid }: RunningProgram): StopForGood => ({
  stop: `kill ${pid}`,
  keepOff: `ps -o pid,ppid,lstart,args -p ${pid}    # before the kill: shows what started ${name}, so that you can remove it there`,
  undo: `start ${name} again the way it was started before`,
});
