import { z } from 'zod';
import type { Failure, Host, Result, WhoAmI } from '../host/types.ts';
import { InitSystem, readContainer, readInitSystem } from './collect/init-system.ts';
import { Instance } from './collect/instance.ts';
import { readInstances, type SeenInstance } from './collect/instances.ts';
import { readMasters } from './collect/masters.ts';
import { OperatingSystem, readOperatingSystem } from './collect/operating-system.ts';
import { type Presence, postfixPresence } from './collect/presence.ts';
import { defineProbe, type Evidence, type Interpretation, Unknown, unknown } from './probe.ts';

const HostFacts = {
  privileges: z.object({ uid: z.number(), user: z.string(), root: z.boolean() }),
  os: OperatingSystem,
  init: InitSystem,
  /** Container software by name, or "none". */
  container: z.string(),
};
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), ...HostFacts, instances: z.array(Instance) }),
  /** `looked`: what was looked at, in words. */
  z.object({ kind: z.literal('no-postfix'), ...HostFacts, looked: z.array(z.string()) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Facts {
  readonly who: Result<WhoAmI>;
  readonly os: OperatingSystem;
  readonly init: InitSystem;
  readonly container: string;
  readonly instances: readonly SeenInstance[];
  readonly presence: Presence;
}

export default defineProbe({
  id: 'context',
  question: 'What is this host, who am I on it, and which Postfix instances does it have?',
  cost: 'cheap',
  input: z.object({}),
  outcome: Outcome,
  commands: () => ['postmulti -l', 'postconf -x', 'cat /proc/locks'],
  async collect(host: Host): Promise<Facts> {
    const [view, who, os, container] = await Promise.all([
      readMasters(host),
      host.whoami(),
      readOperatingSystem(host),
      readContainer(host),
    ]);
    const init = await readInitSystem(host, view.processes.ok ? view.processes.value : []);
    const instances = await readInstances(host, view);
    return { who, os, init, container, instances, presence: await postfixPresence(host, instances, view) };
  },
  interpret(facts): Interpretation<Outcome> {
    if (!facts.who.ok) return { outcome: unknown(facts.who), evidence: [] };
    const { presence, os, init, container } = facts;
    if (presence.kind === 'unknown') return { outcome: unknown(presence.failure), evidence: [] };
    const { uid, user } = facts.who.value;
    const host = { privileges: { uid, user, root: uid === 0 }, os, init, container };
    if (presence.kind === 'absent') return { outcome: { kind: 'no-postfix', ...host, looked: [...presence.looked] }, evidence: [] };
    const instances = facts.instances.map(({ instance }) => instance);
    return { outcome: { kind: 'found', ...host, instances }, evidence: facts.instances.flatMap(evidenceOf) };
  },
});

function evidenceOf({ instance, configuration, running }: SeenInstance): readonly Evidence[] {
  const { failure } = configuration;
  const values = failure === null ? settings(instance) : [failureLine(failure), ...settings(instance)];
  return [
    { source: `postconf -c ${instance.config} -x`, lines: values },
    { source: '/proc/locks', lines: [running.seen] },
  ];
}

const settings = ({ queueDirectory, daemonDirectory, version }: Instance): readonly string[] => [
  `queue_directory = ${queueDirectory}`,
  `daemon_directory = ${daemonDirectory}`,
  ...(version === null ? [] : [`mail_version = ${version}`]),
];

const failureLine = ({ reason }: Failure): string => `postconf gave no answer: ${reason}`;
