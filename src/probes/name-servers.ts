import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import { parseResolvConf, type ResolvConf } from '../postfix/resolv-conf.ts';
import { ownerDomain } from '../postfix/unrelated.ts';
import { askServers, type Question, type ServerAnswers } from './collect/ask-servers.ts';
import { RECENT, readLog } from './collect/log.ts';
import { readWayOut } from './collect/way-out.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

/** `what` is a sentence fragment about what is wrong with the file. */
const InFile = { file: z.string(), what: z.string() };
const Servers = { ...InFile, servers: z.string() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), servers: z.string() }),
  /** No such file; or nothing in it that names a server. The library asks 127.0.0.1 then, and nothing answers there. */
  z.object({ kind: z.literal('missing'), ...InFile }),
  z.object({ kind: z.literal('empty'), ...InFile }),
  /** None of the servers is there, but a name server of this host would answer. */
  z.object({ kind: z.literal('elsewhere'), ...Servers, other: z.string() }),
  z.object({ kind: z.literal('down'), ...Servers }),
  z.object({ kind: z.literal('refuse'), ...Servers }),
  z.object({ kind: z.literal('fail'), ...Servers }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly text: Result<string>;
  /** Why smtp(8) can't read the file, in words; null when it can, or when that can't be seen. */
  readonly closed: string | null;
  readonly listed: readonly ServerAnswers[];
  /** Servers that the file doesn't name. */
  readonly others: readonly ServerAnswers[];
}

/** smtp(8) has dropped its rights when it reads the file: everybody must be allowed to. */
function whyClosed({ type, mode }: FileStat): string | null {
  if (type !== 'file') return `is no file but a ${type}`;
  return (mode & 0o004) === 0 ? `has mode ${mode.toString(8)}: Postfix's processes may not read it` : null;
}

/** Where a name server of one's own usually listens. The first is also what the C library asks when it is told nothing. */
const USUAL = ['127.0.0.1', '127.0.0.53'];

export default defineProbe({
  id: 'name-servers',
  question: 'Do the name servers in this resolv.conf answer?',
  cost: 'network',
  input: z.object({ instance: InstanceRef, file: z.string() }),
  outcome: Outcome,
  commands: ({ file }) => [`cat ${file}`, 'host -t MX DOMAIN SERVER'],
  async collect(host: Host, { instance, file }): Promise<Facts> {
    const [read, stat, questions] = await Promise.all([host.readFile(file), host.stat(file), questionsFor(host, instance)]);
    const closed = stat.ok ? whyClosed(stat.value) : null;
    const text = closed !== null ? { ok: true as const, value: '' } : read;
    const named = text.ok ? parseResolvConf(text.value).servers.map(({ address }) => address) : [];
    const listed = await askServers(host, named, questions);
    const idle = listed.some(({ state }) => state === 'works') || (!text.ok && text.kind !== 'not-found');
    const others = USUAL.filter((server) => !named.includes(server));
    return { text, closed, listed, others: idle ? [] : await askServers(host, others, questions) };
  },
  interpret({ text, closed, listed, others }, { file }): Interpretation<Outcome> {
    if (!text.ok && text.kind !== 'not-found') return { outcome: unknown(text), evidence: [] };
    const evidence = [{ source: file, lines: linesOf(text, closed) }, ...answersOf([...listed, ...others])];
    const conf = parseResolvConf(text.ok ? text.value : '');
    return {
      outcome: conf.servers.length === 0 ? judgeDefault({ text, closed, others }, conf, file) : judge(listed, others, conf, file),
      evidence,
    };
  },
});

/** Names that the configuration itself holds, and those that Postfix could not look up lately. */
async function questionsFor(host: Host, instance: InstanceRef): Promise<readonly Question[]> {
  const [way, log] = await Promise.all([readWayOut(host, instance.config), readLog(host, instance)]);
  const relays = way.relays.filter(({ isAddress }) => !isAddress).map((relay) => relay.host);
  const failed = log.ok ? log.value.hits(['deferred-name-try-again'], RECENT).map(({ captures }) => captures.domain ?? '') : [];
  const names = [way.value('mydomain') ?? 'localdomain', ...relays, ...failed].filter((name) => /^[\w.-]+$/.test(name));
  const byOwner = Map.groupBy(names, ownerDomain);
  return [...byOwner.values()].slice(0, 3).map(([name = '']) => ({ name, type: 'MX' }));
}

function judgeDefault({ text, closed, others }: Omit<Facts, 'listed'>, { wrong }: ResolvConf, file: string): Outcome {
  const [local] = others;
  if (local?.state === 'works') return { kind: 'answer', servers: local.server };
  if (local?.state !== 'absent' && local?.state !== 'silent') return unclear(file);
  if (!text.ok) return { kind: 'missing', file, what: `${file} does not exist` };
  if (closed !== null) return { kind: 'empty', file, what: `${file} ${closed}` };
  const [first] = wrong;
  const what = first ? `names no server: line ${first.line} says "${first.text}"` : 'has no nameserver line';
  return { kind: 'empty', file, what: `${file} ${what}` };
}

function judge(listed: readonly ServerAnswers[], others: readonly ServerAnswers[], { servers }: ResolvConf, file: string): Outcome {
  const has = (state: ServerAnswers['state']) => listed.some((one) => one.state === state);
  if (has('works')) return { kind: 'answer', servers: listed.map(({ server }) => server).join(', ') };
  if (has('unclear')) return unclear(file);
  const facts = {
    file,
    servers: servers.map(({ address }) => address).join(', '),
    what: listed.map((one) => inWords(one, servers, file)).join('; '),
  };
  if (has('refuses')) return { kind: 'refuse', ...facts };
  if (has('fails')) return { kind: 'fail', ...facts };
  const other = others.find(({ state }) => state === 'works');
  return other ? { kind: 'elsewhere', ...facts, other: other.server } : { kind: 'down', ...facts };
}

const SAYS = {
  works: 'answers',
  refuses: 'refuses to answer',
  fails: 'answers with an error only',
  absent: 'has no name server: the connection is refused',
  silent: 'gives no answer',
  unclear: 'gives no clear answer',
} as const;

const inWords = ({ server, state }: ServerAnswers, lines: ResolvConf['servers'], file: string): string =>
  `${server} (${file} line ${lines.find(({ address }) => address === server)?.line ?? 0}) ${SAYS[state]}`;

const unclear = (file: string): Outcome => ({
  kind: 'unknown',
  reason: `the name servers of ${file} gave no clear answer`,
  failure: 'bad-output',
  what: 'name server',
});

const linesOf = (text: Result<string>, closed: string | null): readonly string[] =>
  closed !== null ? [closed] : text.ok ? text.value.trim().split('\n') : [text.reason];

const answersOf = (servers: readonly ServerAnswers[]): readonly Evidence[] =>
  servers.map(({ server, lines }) => ({ source: `DNS ${server}`, lines }));
