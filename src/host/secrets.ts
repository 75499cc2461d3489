import { failed } from './failure.ts';
import { cleanArguments } from './secret-arguments.ts';
import { cleanPasswordFile, type SecretFiles, secretFiles } from './secret-files.ts';
import { cleanKeys, looksLikeKey } from './secret-keys.ts';
import { cleanLines } from './secret-lines.ts';
import { secretTokens, type Tokens } from './secret-token.ts';
import type { Exchanger, HostCall, HostOp, HostValues, Result, ResultOf } from './types.ts';

interface Cleaner {
  readonly token: Tokens;
  readonly files: SecretFiles;
  text(text: string): string;
}
type Cleaners = {
  readonly [O in HostOp]?: (value: HostValues[O], call: Extract<HostCall, { op: O }>, cleaner: Cleaner) => Result<HostValues[O]>;
};

/** Bytes at the beginning of an index file: its header, without entries. */
const HEADER_BYTES = 512;

/**
 * Replaces every secret in every result by a token, before anything else sees it: memo, probes, evidence and recordings work with tokens
 * alone. Names and addresses stay.
 */
export function withoutSecrets(exchanger: Exchanger, token: Tokens = secretTokens()): Exchanger {
  const files = secretFiles();
  const text = (dirty: string): string => {
    files.learn(dirty);
    return cleanKeys(cleanLines(dirty, token), token);
  };
  const cleaner: Cleaner = { token, files, text };
  return {
    async perform<C extends HostCall>(call: C, signal?: AbortSignal): Promise<ResultOf<C>> {
      return clean(call, await exchanger.perform(call, signal), cleaner) as ResultOf<C>;
    },
  };
}

function clean(call: HostCall, result: Result<unknown>, cleaner: Cleaner): Result<unknown> {
  if (!result.ok) return { ...result, reason: cleaner.text(result.reason) };
  const rule = CLEANERS[call.op];
  return rule ? rule(result.value as never, call as never, cleaner) : result;
}

const ok = <T>(value: T): Result<T> => ({ ok: true, value });

const CLEANERS: Cleaners = {
  run: (value, { argv }, { text, token, files }) => {
    const table = argv.includes('-q') ? (argv.at(-1) ?? '').replace(/^[a-z]+:/, '') : '';
    const stdout =
      table !== '' && files.has(table)
        ? cleanPasswordFile(value.stdout.replace(/^(?=.)/gm, '\t'), token).replace(/^\t/gm, '')
        : text(value.stdout);
    return ok({ ...value, stdout, stderr: text(value.stderr) });
  },
  readFile: (value, { path }, { text, token, files }) => ok(files.has(path) ? cleanPasswordFile(text(value), token) : text(value)),
  readTail: (value, { path }, { text, token, files }) =>
    ok({ ...value, text: files.has(path) ? cleanPasswordFile(text(value.text), token) : text(value.text) }),
  readAt: (value, { path, offset, length }, { files }) => {
    const secret = (files.has(path) && offset + length > HEADER_BYTES) || looksLikeKey(Buffer.from(value, 'base64'));
    return secret ? failed('not-allowed', path, `this part of ${path} holds a password or a private key`) : ok(value);
  },
  processes: (value, _call, { token, text }) => ok(value.map((one) => ({ ...one, argv: cleanArguments(one.argv, token).map(text) }))),
  dial: (value, _call, { text }) => ok({ ...value, received: value.received.map(text) }),
  sample: (value, { call }, cleaner) => ok(value.map((one) => clean(call, one, cleaner))),
};
