import type { Host, LookupValue, Result } from '../../host/types.ts';

/** What one name server said to all questions. */
export interface ServerAnswers {
  readonly server: string;
  /**
   * works: at least one clear answer, be it that the name doesn't exist. refuses, fails: it answers, but only so. absent: nothing listens
   * there. silent: no answer, twice. unclear: none of these.
   */
  readonly state: 'works' | 'refuses' | 'fails' | 'absent' | 'silent' | 'unclear';
  /** A line for each question. */
  readonly lines: readonly string[];
}
export interface Question {
  readonly name: string;
  readonly type: 'MX' | 'A';
}

/** The C library waits as long for one answer (resolv.conf(5), timeout). */
const TIMEOUT_MS = 5_000;

/** Asks every server every question, at the same time. A packet may get lost: who stays silent is asked once more. */
export async function askServers(
  host: Host,
  servers: readonly string[],
  questions: readonly Question[],
): Promise<readonly ServerAnswers[]> {
  const first = await round(host, servers, questions, TIMEOUT_MS);
  if (first.some(({ state }) => state === 'works') || !first.some(({ state }) => state === 'silent')) return first;
  // Another time limit makes it another call: equal ones are made once.
  const again = await round(host, servers, questions, TIMEOUT_MS + 1);
  return first.map((one, at) => (one.state === 'silent' ? (again[at] ?? one) : one));
}

const round = (host: Host, servers: readonly string[], questions: readonly Question[], timeoutMs: number): Promise<ServerAnswers[]> =>
  Promise.all(
    servers.map(async (server) => {
      const answers = await Promise.all(questions.map(({ name, type }) => host.lookup(name, type, { server, timeoutMs })));
      const lines = answers.map((answer, at) => `${questions[at]?.name} ${questions[at]?.type} at ${server}: ${inWords(answer)}`);
      return { server, state: stateOf(answers), lines };
    }),
  );

function stateOf(answers: readonly Result<LookupValue>[]): ServerAnswers['state'] {
  const all = (test: (answer: Result<LookupValue>) => boolean) => answers.length > 0 && answers.every(test);
  const status = (answer: Result<LookupValue>) => (answer.ok ? answer.value.status : answer.kind);
  if (answers.some((answer) => CLEAR.has(status(answer)))) return 'works';
  if (all((answer) => status(answer) === 'refused')) return 'refuses';
  // One zone may be broken by its owner: only questions about several names accuse the server.
  if (answers.length > 1 && all((answer) => status(answer) === 'servfail')) return 'fails';
  if (all((answer) => status(answer) === 'no-server')) return 'absent';
  return all((answer) => status(answer) === 'timed-out') ? 'silent' : 'unclear';
}

const CLEAR: ReadonlySet<string> = new Set(['found', 'no-data', 'nxdomain']);

function inWords(answer: Result<LookupValue>): string {
  if (!answer.ok) return answer.reason;
  const { status, records } = answer.value;
  return status === 'found' ? records.join(', ') : WORDS[status];
}
const WORDS = {
  'no-data': 'no such record',
  nxdomain: 'no such name',
  servfail: 'the server failed (SERVFAIL)',
  refused: 'the server refuses to answer (REFUSED)',
  'no-server': 'no name server there (connection refused)',
} as const;
