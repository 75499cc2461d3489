import { createHmac, randomBytes } from 'node:crypto';

/** Replaces a secret: equal secrets give equal tokens within one run, and nothing but a length class can be read from one. */
export type Tokens = (secret: string) => string;

/**
 * @param key makes the tokens of one run; a fresh one each time, so that a token in a posted report cannot be guessed back by trying words
 */
export function secretTokens(key: Buffer = randomBytes(32)): Tokens {
  const issued = new Set<string>();
  return (secret) => {
    if (secret === '' || issued.has(secret)) return secret;
    const digest = createHmac('sha256', key).update(secret).digest('hex');
    const token = `secret-${digest.slice(0, lengthClass(secret.length))}`;
    issued.add(token);
    return token;
  };
}

const lengthClass = (length: number): number => (length <= 8 ? 8 : length <= 20 ? 16 : 32);
