import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { parseResolvConf } from '../postfix/resolv-conf.ts';
import { readWayOut } from './collect/way-out.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const OWN = '/etc/resolv.conf';
/** `file`: the copy in the jail. `jail`: the queue directory. */
const Jail = { service: z.string(), jail: z.string(), file: z.string() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-jail') }),
  /** The copy names the same servers in the same order. */
  z.object({ kind: z.literal('same'), ...Jail }),
  z.object({ kind: z.literal('differs'), ...Jail }),
  z.object({ kind: z.literal('missing'), ...Jail }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly chrooted: boolean;
  readonly service: string;
  readonly jail: string;
  readonly own: Result<string>;
  readonly copy: Result<string>;
}

export default defineProbe({
  id: 'smtp-jail',
  question: 'Does smtp(8) run in a chroot jail, and does the jail have the same name servers?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`postconf -c ${instance.config} -F '*/*/chroot'`, `diff ${OWN} QUEUE_DIRECTORY${OWN}`],
  async collect(host: Host, { instance }): Promise<Facts> {
    const { chrooted, transport, configuration } = await readWayOut(host, instance.config);
    const jail = configuration.value('queue_directory') ?? '/var/spool/postfix';
    const [own, copy] = await Promise.all([host.readFile(OWN), host.readFile(`${jail}${OWN}`)]);
    return { chrooted, service: `${transport}/unix`, jail, own, copy };
  },
  interpret({ chrooted, service, jail, own, copy }): Interpretation<Outcome> {
    if (!chrooted) return { outcome: { kind: 'no-jail' }, evidence: [] };
    const facts = { service, jail, file: `${jail}${OWN}` };
    const evidence = [...linesOf(OWN, own), ...linesOf(facts.file, copy)];
    if (!copy.ok) return { outcome: copy.kind === 'not-found' ? { kind: 'missing', ...facts } : unknown(copy), evidence };
    const same = own.ok && servers(own.value) === servers(copy.value);
    return { outcome: { kind: same ? 'same' : 'differs', ...facts }, evidence };
  },
});

const servers = (text: string): string =>
  parseResolvConf(text)
    .servers.map(({ address }) => address)
    .join(' ');

const linesOf = (source: string, text: Result<string>): readonly Evidence[] =>
  text.ok ? [{ source, lines: text.value.trim().split('\n') }] : [{ source, lines: [text.reason] }];
