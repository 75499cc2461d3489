import { z } from 'zod';
import type { Host, Result, StatfsValue } from '../host/types.ts';
import { readConfiguration } from './collect/configuration.ts';
import { type Mount, mountOf } from './collect/mounts.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Parameter = z.enum(['queue_directory', 'data_directory']);
const Place = { parameter: Parameter, path: z.string(), mount: z.string(), source: z.string() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('good') }),
  /** Bytes that Postfix can use, and how many it must have before smtpd(8) takes a mail. */
  z.object({ kind: z.literal('full'), ...Place, available: z.number(), needed: z.number() }),
  z.object({ kind: z.literal('no-inodes'), ...Place, inodes: z.number() }),
  z.object({ kind: z.literal('read-only'), ...Place }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly path: string | undefined;
  readonly statfs: Result<StatfsValue>;
  readonly mount: Mount | null;
  readonly sizeLimit: number;
  readonly minFree: number;
  /** smtpd(8) wants more room than the others. */
  readonly hasSmtpServer: boolean;
}

export default defineProbe({
  id: 'file-system',
  question: 'Is there room on the file system of this directory, and may it be written?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, parameter: Parameter }),
  outcome: Outcome,
  commands: ({ instance, parameter }) => {
    const directory = `"$(postconf -c ${instance.config} -h ${parameter})"`;
    return [`df -P ${directory}`, `df -Pi ${directory}`, `findmnt -T ${directory}`];
  },
  async collect(host: Host, { instance, parameter }): Promise<Facts> {
    const configuration = await readConfiguration(host, instance.config);
    const path = configuration.value(parameter) || undefined;
    const number = (name: string, usual: number) => Number(configuration.value(name) ?? usual) || 0;
    const [statfs, mount] = await Promise.all([host.statfs(path ?? ''), mountOf(host, path ?? '')]);
    const { master } = configuration;
    return {
      path,
      statfs,
      mount,
      sizeLimit: number('message_size_limit', 10_240_000),
      minFree: number('queue_minfree', 0),
      hasSmtpServer: master.ok && master.value.services.some(({ command }) => command === 'smtpd'),
    };
  },
  interpret(facts, { parameter }): Interpretation<Outcome> {
    const { path, statfs, mount } = facts;
    if (path === undefined) return { outcome: noValue(parameter), evidence: [] };
    if (!statfs.ok) return { outcome: unknown(statfs), evidence: [] };
    const place = { parameter, path, mount: mount?.point ?? path, source: mount?.source ?? 'its file system' };
    return { outcome: judge(statfs.value, facts, place), evidence: evidenceOf(path, statfs.value, mount) };
  },
});

type Place = { readonly parameter: z.infer<typeof Parameter>; readonly path: string; readonly mount: string; readonly source: string };

function judge(space: StatfsValue, { mount, sizeLimit, minFree, hasSmtpServer }: Facts, place: Place): Outcome {
  if (mount?.readOnly) return { kind: 'read-only', ...place };
  // Some file systems count no inodes: then both numbers are 0.
  if (space.totalInodes > 0 && space.freeInodes === 0) return { kind: 'no-inodes', ...place, inodes: space.totalInodes };
  const takesMail = hasSmtpServer && place.parameter === 'queue_directory';
  const needed = takesMail ? Math.max(1.5 * sizeLimit, minFree, LEAST) : LEAST;
  const full = space.totalBytes > 0 && space.availableBytes < needed;
  return full ? { kind: 'full', ...place, available: space.availableBytes, needed } : { kind: 'good' };
}

/** One block: what a lock file or a cache needs at the very least. */
const LEAST = 4096;

function evidenceOf(path: string, space: StatfsValue, mount: Mount | null): Evidence[] {
  const lines = [
    `${space.availableBytes} of ${space.totalBytes} bytes available`,
    `${space.freeInodes} of ${space.totalInodes} inodes free`,
  ];
  return [{ source: `df ${path}`, lines }, ...(mount ? [{ source: '/proc/self/mountinfo', lines: [mount.line] }] : [])];
}

const noValue = (parameter: string): Outcome => ({
  kind: 'unknown',
  reason: `the value of ${parameter} is not known`,
  failure: 'not-found',
  what: 'postconf',
});
