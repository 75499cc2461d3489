import type { Failure, Host, Result, RunValue } from '../../host/types.ts';

export interface PostconfValues {
  /** Every parameter with its value, `$name` expanded. */
  readonly values: ReadonlyMap<string, string>;
  /** What postconf said on stderr, each line once, without its own name in front. */
  readonly warnings: readonly string[];
}

/** postconf ran and gave up: its exit status and what it said. `reason` of the failure is its last `fatal:` line. */
export interface PostconfFailure extends Failure {
  readonly code: number | null;
  readonly stderr: readonly string[];
}

/** One `postconf -c DIR -x`: all parameters of main.cf and all defaults, expanded (postconf(1), Postfix 2.10 and later). */
export async function readPostconf(host: Host, config: string): Promise<Result<PostconfValues> | PostconfFailure> {
  const ran = await host.run(['postconf', '-c', config, '-x']);
  if (!ran.ok) return ran;
  if (ran.value.code !== 0) return postconfFailure(ran.value);
  return { ok: true, value: { values: readValues(ran.value.stdout), warnings: distinctLines(ran.value.stderr) } };
}

/** What a postconf that ended with an error leaves to know. */
function postconfFailure({ code, signal, stderr: text }: RunValue): PostconfFailure {
  const stderr = distinctLines(text);
  const told = stderr.findLast((line) => /fatal|error/.test(line)) ?? stderr.at(-1);
  const reason = told ?? (signal ? `postconf was ended by ${signal}` : `postconf ended with status ${code}`);
  return { ok: false, kind: 'bad-output', what: 'postconf', reason, code, stderr };
}

/** postconf prints one parameter a line, `name = value`, however it was written in main.cf. */
function readValues(stdout: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of stdout.split('\n')) {
    const equals = line.indexOf(' =');
    if (equals > 0) values.set(line.slice(0, equals), line.slice(equals + 2).trimStart());
  }
  return values;
}

const distinctLines = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.replace(/^(\S*\/)?postconf: /, ''))
      .filter((line) => line !== ''),
  ),
];
