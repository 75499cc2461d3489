import { type CommentedService, commentedServices } from './commented-services.ts';
import { beforeNul, type LogicalLine, logicalLines, startsWithBlank } from './logical-lines.ts';
import type { MasterService } from './master-service.ts';
import { readService, type ServiceFault } from './read-service.ts';

export type { CommentedService } from './commented-services.ts';
export { type MasterService, override } from './master-service.ts';

/**
 * `field-count`, `bad-type`, `bad-field` and `bad-name` stop postconf and `postfix start`. `leading-blank`: the line is skipped with a
 * warning. `broken-override`: the daemon of that service stops at start. `duplicate-service`: the last entry counts.
 */
export type MasterCfProblemKind = ServiceFault['kind'] | 'leading-blank' | 'nul-byte' | 'broken-override' | 'duplicate-service';
export interface MasterCfProblem {
  readonly kind: MasterCfProblemKind;
  readonly fatal: boolean;
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** What exactly: the bad value or option, or the number of fields found. */
  readonly detail: string;
}

export interface MasterCf {
  readonly file: string;
  readonly services: readonly MasterService[];
  readonly problems: readonly MasterCfProblem[];
  /** Lines such as `#smtp inet n - y - - smtpd`: services that are switched off by a comment sign. */
  readonly commentedOut: readonly CommentedService[];
  /** The service that counts for a name and type: the last one. */
  service(name: string, type: string): MasterService | undefined;
}

/** Reads the text of a master.cf. Never throws: a line that is no service becomes a problem with its line. */
export function parseMasterCf(text: string, file: string): MasterCf {
  const services: MasterService[] = [];
  const problems: MasterCfProblem[] = [];
  for (const logical of logicalLines(text)) {
    const at = { file, line: logical.line, text: logical.text };
    const read = readLine(logical, file);
    for (const fault of read.faults) problems.push({ ...at, ...fault });
    if (read.service) services.push(read.service);
  }
  return {
    file,
    services,
    problems: [...problems, ...duplicates(services)].sort((a, b) => a.line - b.line),
    commentedOut: commentedServices(text, file),
    service: (name, type) => services.findLast((service) => service.name === name && service.type === type),
  };
}

type Fault = Pick<MasterCfProblem, 'kind' | 'fatal' | 'detail'>;

function readLine(logical: LogicalLine, file: string): { service?: MasterService; faults: readonly Fault[] } {
  if (startsWithBlank(logical.text)) return { faults: [{ kind: 'leading-blank', fatal: false, detail: '' }] };
  const text = beforeNul(logical.text);
  const lost: Fault[] = text === logical.text ? [] : [{ kind: 'nul-byte', fatal: false, detail: '' }];
  const read = readService({ ...logical, text }, file);
  if (!read.ok) return { faults: [...lost, { ...read.fault, fatal: true }] };
  const broken = read.service.brokenOverrides.map((detail): Fault => ({ kind: 'broken-override', fatal: false, detail }));
  return { service: read.service, faults: [...lost, ...broken] };
}

function duplicates(services: readonly MasterService[]): readonly MasterCfProblem[] {
  const sameService = Map.groupBy(services, ({ name, type }) => `${name}/${type}`);
  return [...sameService].flatMap(([id, group]) =>
    group.slice(0, -1).map(({ file, line }): MasterCfProblem => {
      return {
        kind: 'duplicate-service',
        fatal: false,
        file,
        line,
        text: id,
        detail: `${id} is defined again in line ${group.at(-1)?.line}`,
      };
    }),
  );
}
