import { expect, test } from 'vitest';
import { hostNameFault } from '../../src/postfix/host-name-syntax.ts';

test.each(['mail', 'mail.example.test', 'mail_x.example.test', 'x-1.example.test', '1a'])('%s is taken', (name) =>
  expect(hostNameFault(name)).toBeNull(),
);

// Each was given to 3.7.11 as myhostname and stopped it.
test.each([
  ['mail_bad..name', /two dots/],
  ['mail.example.test.', /ends with a dot/],
  ['.example.test', /begins with a dot/],
  ['bad host', /blank/],
  ['-foo.test', /hyphen/],
  ['192.0.2.10', /address/],
  ['http://x.test', /":"/],
  ['', /empty/],
  ['a'.repeat(64), /63/],
])('%s is refused', (name, why) => expect(hostNameFault(name)).toMatch(why));
