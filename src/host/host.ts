import type { Exchanger, Host, HostCall, ResultOf } from './types.ts';

/**
 * The probes' view of a stack of exchangers. Undefined options are left out, so that equal calls have equal keys.
 * @param signal stops whatever runs when the person presses Ctrl-C or a deadline passes.
 */
export function hostOf(exchanger: Exchanger, signal?: AbortSignal): Host {
  const perform = <C extends HostCall>(call: C): Promise<ResultOf<C>> => exchanger.perform(call, signal);
  return {
    run: (argv, options = {}) => perform({ op: 'run', argv, ...options }),
    readFile: (path, options = {}) => perform({ op: 'readFile', path, ...options }),
    readTail: (path, maxBytes) => perform({ op: 'readTail', path, maxBytes }),
    readAt: (path, offset, length) => perform({ op: 'readAt', path, offset, length }),
    stat: (path) => perform({ op: 'stat', path }),
    lstat: (path) => perform({ op: 'lstat', path }),
    readlink: (path) => perform({ op: 'readlink', path }),
    statfs: (path) => perform({ op: 'statfs', path }),
    list: (path) => perform({ op: 'list', path }),
    processes: () => perform({ op: 'processes' }),
    interfaces: () => perform({ op: 'interfaces' }),
    listeners: () => perform({ op: 'listeners' }),
    dial: (target, steps, options = {}) => perform({ op: 'dial', target, steps, ...options }),
    lookup: (name, type, options = {}) => perform({ op: 'lookup', name, type, ...options }),
    sample: (call, options) => perform({ op: 'sample', call, ...options }) as Promise<never>,
    whoami: () => perform({ op: 'whoami' }),
    now: () => perform({ op: 'now' }),
  };
}
