import { describe, expect, test } from 'vitest';
import { editSteps, nearest } from '../../src/postfix/nearest.ts';
import { isKnownRestriction, knownNames, parseRestrictions } from '../../src/postfix/smtpd-restrictions.ts';

const none = new Set<string>();
const unknownIn = (value: string, classes = none) =>
  parseRestrictions(value)
    .map(({ name }) => name)
    .filter((name) => !isKnownRestriction(name, classes));

describe('restriction lists', () => {
  test('arguments belong to the name before them', () =>
    expect(
      parseRestrictions('check_policy_service { inet:127.0.0.1:1, timeout=1s }, reject_rbl_client zen.example.test=127.0.0.2, sleep 1'),
    ).toEqual([
      { name: 'check_policy_service', argument: 'inet:127.0.0.1:1, timeout=1s' },
      { name: 'reject_rbl_client', argument: 'zen.example.test=127.0.0.2' },
      { name: 'sleep', argument: '1' },
    ]));
  test.each([
    'permit_mynetworks, permit_sasl_authenticated defer_unauth_destination',
    'PERMIT_MYNETWORKS, Reject',
    'hash:/etc/postfix/access, reject',
    'check_client_access inline:{ { 192.0.2.1 = REJECT } }, permit_dnswl_client list.test, reject_rhsbl_sender a.test',
    'check_reverse_client_hostname_mx_access hash:/x, check_sasl_access hash:/y, reject_plaintext_session',
    '',
  ])('all of "%s" is known', (value) => expect(unknownIn(value)).toEqual([]));
  test.each([
    ['permit_mynetworks, reject_unauth_destinaton', ['reject_unauth_destinaton']],
    ['check_sender_acess hash:/etc/postfix/sender', ['check_sender_acess']],
    ['reject_rbl_clent zen.example.test', ['reject_rbl_clent']],
    ['{ check_client_access hash:/x }', ['check_client_access hash:/x']],
  ])('"%s" has %j', (value, names) => expect(unknownIn(value)).toEqual(names));
  test("a class of one's own is a name", () => expect(unknownIn('greylist', new Set(['greylist']))).toEqual([]));
});

describe('the nearest name', () => {
  test.each([
    ['reject_unkown_recipient_domain', 'reject_unknown_recipient_domain'],
    ['permit_mynetwork', 'permit_mynetworks'],
    ['check_client_acecss', 'check_client_access'],
    ['permit_foo', null],
  ])('%s: %s', (word, name) => expect(nearest(word, knownNames())).toBe(name));
  test('swapped neighbours are one step', () => expect(editSteps('abcd', 'abdc')).toBe(1));
});
