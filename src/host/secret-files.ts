import { basename } from 'node:path';
import { credentials } from './secret-lines.ts';
import type { Tokens } from './secret-token.ts';

/** Which files hold passwords: by their name, and by being named in a `*_password_maps` value that was read before. */
export interface SecretFiles {
  learn(text: string): void;
  has(path: string): boolean;
}

const INDEX = /\.(db|lmdb|cdb|dir|pag|dbm|sdbm)$/;

export function secretFiles(): SecretFiles {
  const known = new Set<string>();
  return {
    learn(text) {
      if (!text.includes('_maps')) return;
      for (const [, value = ''] of text.matchAll(/(?:password|passwd)_maps[ \t]*=((?:[^\n]*)(?:\n[ \t#][^\n]*)*)/g)) {
        for (const [, path = ''] of value.matchAll(/[a-z]+:([^\s,{}]*\/[^\s,{}]+)/g)) known.add(path.includes('$') ? basename(path) : path);
      }
    },
    has(path) {
      const plain = path.replace(INDEX, '');
      if (/(^|\/)etc\/passwd-?$/.test(plain)) return false;
      return known.has(plain) || known.has(basename(plain)) || /passw|secret|(^|\/)g?shadow-?$/i.test(basename(plain));
    },
  };
}

/** Lines of a password table keep their key and their user. Lines of a passwd(5) kind of file keep all but the second field. */
export const cleanPasswordFile = (text: string, token: Tokens): string =>
  text
    .split('\n')
    .map((line) => cleanLine(line, token))
    .join('\n');

function cleanLine(line: string, token: Tokens): string {
  const text = line.trimEnd();
  const pair = /^([ \t]*(?:#[ \t]*)?\S+[ \t]+)(\S.*)$/.exec(text) ?? /^([ \t]+)(\S+)$/.exec(text);
  if (pair && isComment(line)) return line;
  if (pair) return `${pair[1]}${credentials(pair[2] ?? '', token)}${line.slice(text.length)}`;
  return line.replace(
    /^([^\s:#]+:)([^:]+)/,
    (_, user: string, secret: string) => user + (/^[x*!]+$/.test(secret) ? secret : token(secret)),
  );
}

/** A commented sentence, unlike a commented-out entry, has no word with a colon inside. */
const isComment = (line: string): boolean => /^[ \t]*#/.test(line) && !/\S:\S/.test(line);
