import type { Tokens } from './secret-token.ts';

const OPTION = /^--?[\w-]*(password|passwd|passphrase|secret|token)$/i;

/** `--password=x` and `--password x` in the argument list of a process. */
export function cleanArguments(argv: readonly string[], token: Tokens): readonly string[] {
  return argv.map((word, at) => {
    const [, name, value = ''] = /^([^=]+)=([\s\S]*)$/.exec(word) ?? [];
    if (name !== undefined && OPTION.test(name)) return `${name}=${token(value)}`;
    return OPTION.test(argv[at - 1] ?? '') && !word.startsWith('-') ? token(word) : word;
  });
}
