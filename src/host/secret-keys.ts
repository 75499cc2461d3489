import type { Tokens } from './secret-token.ts';

const BEGIN = /(-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----)([\s\S]*?)(-----END [A-Z0-9 ]*PRIVATE KEY-----|$(?![\s\S]))/g;
const HEADLESS = /^[\s\S]*?(?=-----END [A-Z0-9 ]*PRIVATE KEY-----)/;
const MARK = 'PRIVATE KEY-----';

/** Replaces the body of PEM private keys (RFC 7468), also of a key whose beginning or end was cut off. */
export function cleanKeys(text: string, token: Tokens): string {
  if (!text.includes(MARK)) return text;
  const end = text.indexOf('-----END ');
  const begin = text.indexOf('-----BEGIN ');
  const whole = end !== -1 && (begin === -1 || end < begin) ? text.replace(HEADLESS, (body) => `${token(body)}\n`) : text;
  return whole.replace(BEGIN, (_, head: string, body: string, tail: string) => `${head}\n${token(body.trim())}\n${tail}`);
}

/** True for bytes that are a key or the inside of one: nothing but base64 lines. */
export const looksLikeKey = (bytes: Buffer): boolean => {
  const text = bytes.toString('latin1');
  return text.includes(MARK) || (text.length >= 64 && /^[A-Za-z0-9+/=\r\n-]+$/.test(text) && /[A-Za-z0-9+/]{60}/.test(text));
};
