import { expect, test } from 'vitest';
import { replacedBy } from '../../src/postfix/removed-restrictions.ts';

test.each([
  ['check_relay_domains', '3.9.0', 'reject_unauth_destination'],
  ['check_relay_domains', '3.10.13', 'reject_unauth_destination'],
  ['check_relay_domains', '3.11-20250801', 'reject_unauth_destination'],
  ['check_relay_domains', '4.0', 'reject_unauth_destination'],
  ['check_relay_domains', '3.8.9', null],
  ['check_relay_domains', '2.11.1', null],
  ['check_relay_domains', undefined, null],
  ['permit_mx_backup', '3.10.13', null],
])('%s in Postfix %s: %s', (name, version, replacement) => expect(replacedBy(name, version)).toBe(replacement));
