import { z } from 'zod';
import type { DirectoryEntry, Host, Listener, ProcessInfo, Result } from '../host/types.ts';
import { programRole } from './collect/known-programs.ts';
import { stopForGood } from './collect/stop-for-good.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

/** A program that isn't Postfix, and how to be rid of it. */
const Holder = {
  name: z.string(),
  pid: z.number(),
  /** The program file, or the bare name where it isn't visible. */
  exe: z.string(),
  /** The init system's name for it, or "none". */
  unit: z.string(),
  /** Where it listens, e.g. "0.0.0.0:25". */
  address: z.string(),
  addresses: z.array(z.string()),
  port: z.number(),
  /** Commands: end it now, keep it from starting again, bring it back. */
  stop: z.string(),
  keepOff: z.string(),
  undo: z.string(),
};
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody'), port: z.number() }),
  z.object({ kind: z.literal('postfix'), pid: z.number(), addresses: z.array(z.string()) }),
  /** A Postfix whose master isn't `masterPid`: another instance, or one that was left over. */
  z.object({ kind: z.literal('other-postfix'), pid: z.number(), addresses: z.array(z.string()) }),
  /** Another mail server: exim4, sendmail, … */
  z.object({ kind: z.literal('other-mail-server'), ...Holder }),
  /** A proxy or a container's port: often meant so, with Postfix behind it. */
  z.object({ kind: z.literal('front'), ...Holder }),
  z.object({ kind: z.literal('other-program'), ...Holder }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly listeners: Result<readonly Listener[]>;
  readonly processes: Result<readonly ProcessInfo[]>;
  readonly initScripts: Result<readonly DirectoryEntry[]>;
}

export default defineProbe({
  id: 'who-listens',
  question: 'Which program holds this port?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, port: z.number(), masterPid: z.number().nullable() }),
  outcome: Outcome,
  commands: ({ port }) => [`ss -Hltnp 'sport = :${port}'`],
  async collect(host: Host): Promise<Facts> {
    const [listeners, processes, initScripts] = await Promise.all([host.listeners(), host.processes(), host.list('/etc/init.d')]);
    return { listeners, processes, initScripts };
  },
  interpret(facts, { port, masterPid }): Interpretation<Outcome> {
    if (!facts.listeners.ok) return { outcome: unknown(facts.listeners), evidence: [] };
    const here = facts.listeners.value.filter((listener) => listener.port === port);
    if (here.length === 0) return { outcome: { kind: 'nobody', port }, evidence: [evidence(port, [`nothing listens on port ${port}`])] };
    if (!facts.processes.ok) return { outcome: unknown(facts.processes), evidence: [] };
    return judge(here, facts.processes.value, facts, { port, masterPid });
  },
});

function judge(
  here: readonly Listener[],
  processes: readonly ProcessInfo[],
  facts: Facts,
  { port, masterPid }: { readonly port: number; readonly masterPid: number | null },
): Interpretation<Outcome> {
  const byPid = new Map(processes.map((process) => [process.pid, process]));
  const held = here.map((listener) => ({ listener, owner: ownerOf(listener, byPid) }));
  const seen = [
    evidence(
      port,
      held.map(({ listener, owner }) => describe(listener, owner)),
    ),
  ];
  const foreign = held.find(({ owner }) => owner !== null && !isPostfix(owner) && owner.pid !== masterPid && owner.ppid !== masterPid);
  if (foreign?.owner) return { outcome: foreignHolder(foreign.owner, held, facts, processes, port), evidence: seen };
  const other = held.find(({ owner }) => owner !== null && masterPid !== null && owner.pid !== masterPid && owner.ppid !== masterPid);
  const owner = other?.owner ?? held.find((one) => one.owner !== null)?.owner;
  if (!owner) return { outcome: hidden(port), evidence: seen };
  const outcome: Outcome = { kind: other ? 'other-postfix' : 'postfix', pid: owner.pid, addresses: here.map(at) };
  return { outcome, evidence: seen };
}

function foreignHolder(
  owner: ProcessInfo,
  held: readonly { listener: Listener; owner: ProcessInfo | null }[],
  facts: Facts,
  processes: readonly ProcessInfo[],
  port: number,
): Outcome {
  const initScripts = facts.initScripts.ok ? facts.initScripts.value.map((entry) => entry.name) : [];
  const init = processes.find((process) => process.pid === 1)?.name ?? '';
  const addresses = held.filter((one) => one.owner?.pid === owner.pid).map((one) => at(one.listener));
  const role = programRole(owner.name);
  return {
    kind: role === 'mail-server' ? 'other-mail-server' : role === 'front' ? 'front' : 'other-program',
    name: owner.name,
    pid: owner.pid,
    exe: owner.exe ?? owner.argv[0] ?? owner.name,
    unit: owner.unit ?? 'none',
    address: addresses[0] ?? `port ${port}`,
    addresses,
    port,
    ...stopForGood({ name: owner.name, pid: owner.pid, unit: owner.unit, initScripts }, init),
  };
}

/** Daemons inherit the socket from master: the oldest holder is the one that opened it. */
function ownerOf(listener: Listener, byPid: ReadonlyMap<number, ProcessInfo>): ProcessInfo | null {
  const holders = listener.pids.flatMap((pid) => byPid.get(pid) ?? []);
  return holders.sort((a, b) => a.startedAtMs - b.startedAtMs || a.pid - b.pid)[0] ?? null;
}

/** Postfix's master, or a daemon that outlived it. Every packaging keeps these below a directory called postfix. */
export const isPostfix = ({ name, exe, argv }: ProcessInfo): boolean =>
  exe === null && name === 'master' ? true : /\/postfix\//.test(exe ?? argv[0] ?? '');

const hidden = (port: number): Outcome => ({
  kind: 'unknown',
  reason: `something listens on port ${port}, but only root may see which program`,
  failure: 'denied',
  what: `port ${port}`,
});

const at = ({ family, address, port }: Listener): string => (family === 'ipv6' ? `[${address}]:${port}` : `${address}:${port}`);

const describe = (listener: Listener, owner: ProcessInfo | null): string =>
  owner === null
    ? `LISTEN ${at(listener)}`
    : `LISTEN ${at(listener)} ${owner.name} pid ${owner.pid}${owner.unit ? ` (${owner.unit})` : ''}`;

const evidence = (port: number, lines: readonly string[]): Evidence => ({ source: `ss -Hltnp 'sport = :${port}'`, lines });
