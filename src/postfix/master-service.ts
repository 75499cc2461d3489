import type { HostPort } from './host-port.ts';
import type { ServiceOverride } from './service-options.ts';

export const SERVICE_TYPES = ['inet', 'unix', 'unix-dgram', 'fifo', 'pass'] as const;

/** One service of master.cf. The fields are as written (`-` is the default); see master(5). */
export interface MasterService {
  readonly file: string;
  readonly line: number;
  readonly lastLine: number;
  readonly name: string;
  readonly type: string;
  readonly private: string;
  readonly unprivileged: string;
  readonly chroot: string;
  readonly wakeup: string;
  readonly maxproc: string;
  /** Program name below daemon_directory. */
  readonly command: string;
  /** As written, split at blanks outside braces. */
  readonly args: readonly string[];
  readonly overrides: readonly ServiceOverride[];
  readonly brokenOverrides: readonly string[];
  readonly verbose: number;
  readonly operands: readonly string[];
  /** inet services only: where it listens; null for other types and for a name that cannot be one. */
  readonly listens: HostPort | null;
}

/** The last `-o name=value` of a service, which beats main.cf. */
export const override = (service: MasterService, name: string): string | undefined =>
  service.overrides.findLast((candidate) => candidate.name === name)?.value;
