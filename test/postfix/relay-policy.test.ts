import { describe, expect, test } from 'vitest';
import { relayVerdict } from '../../src/postfix/relay-policy.ts';
import { fileNetworks, tableFile, takesEveryDomain, tooWide } from '../../src/postfix/trusted-networks.ts';

const judge = (values: Record<string, string>, strangersAreTrusted = false, everyDomainIsOurs = false) =>
  relayVerdict({ value: (name) => values[name], strangersAreTrusted, everyDomainIsOurs });
const RELAY = 'smtpd_relay_restrictions';
const RCPT = 'smtpd_recipient_restrictions';

describe('a stranger who wants to send to elsewhere', () => {
  test.each([
    ["Debian's default", { [RELAY]: 'permit_mynetworks permit_sasl_authenticated defer_unauth_destination' }],
    ['the old way', { [RELAY]: '', [RCPT]: 'permit_mynetworks, reject_unauth_destination, permit' }],
    ['a permit in the first list, a refusal in the second', { [RELAY]: 'permit', [RCPT]: 'permit_mynetworks, reject' }],
    ['login only', { [RELAY]: 'permit_sasl_authenticated,reject', [RCPT]: '' }],
    ['strangers refused as clients', { smtpd_client_restrictions: 'permit_mynetworks, reject', [RELAY]: 'permit' }],
    ['through a class', { [RELAY]: 'strict', strict: 'permit_mynetworks, reject_unauth_destination' }],
    ['everybody put off', { [RELAY]: 'permit_mynetworks, defer_if_permit' }],
    ['a table for everybody', { [RELAY]: 'check_recipient_access static:REJECT' }],
  ])('is refused: %s', (_, values) => expect(judge(values)).toEqual({ kind: 'refused' }));

  test.each([
    ['permit before the refusal', { [RELAY]: 'permit_mynetworks, permit, reject_unauth_destination' }, 'permit'],
    ['a class that permits', { [RELAY]: 'everyone, reject_unauth_destination', everyone: 'permit' }, 'everyone'],
    ['a table that permits', { [RELAY]: 'check_recipient_access static:OK, reject_unauth_destination' }, 'check_recipient_access'],
    ['lists of spammers first', { [RELAY]: 'reject_rbl_client a.test, permit, reject' }, 'permit'],
  ])('gets through: %s', (_, values, by) => expect(judge(values)).toEqual({ kind: 'relayed', list: RELAY, by }));

  test('gets through where mynetworks holds strangers, whatever tables come first', () =>
    expect(judge({ [RELAY]: 'check_client_access hash:/x, permit_mynetworks, reject_unauth_destination' }, true)).toEqual({
      kind: 'relayed',
      list: RELAY,
      by: 'permit_mynetworks',
    }));
  test('wide networks harm nobody where they are not asked for', () =>
    expect(judge({ [RELAY]: 'permit_sasl_authenticated, reject' }, true)).toEqual({ kind: 'refused' }));
  test('gets through where every domain is ours', () =>
    expect(judge({ [RELAY]: 'permit_mynetworks, reject_unauth_destination' }, false, true).kind).toBe('relayed'));
  test('a table or a policy server decides: nothing is said', () => {
    expect(judge({ [RELAY]: 'check_client_access hash:/x, permit' })).toEqual({ kind: 'undecided', by: 'check_client_access hash:/x' });
    expect(judge({ [RELAY]: 'check_policy_service inet:127.0.0.1:1, permit' }).kind).toBe('undecided');
  });
  test('classes that name each other end', () => expect(judge({ [RELAY]: 'a', a: 'b', b: 'a' }).kind).toBe('undecided'));
});

describe('networks that hold strangers', () => {
  test.each(['0.0.0.0/0', '::/0', '[::]/0', '128.0.0.0/1', '34.0.0.0/8', '2000::/3', '198.0.0.0/7'])('%s', (entry) =>
    expect(tooWide(entry)).toBe(true),
  );
  test.each([
    '127.0.0.0/8',
    '10.0.0.0/8',
    '[::ffff:127.0.0.0]/104',
    '[::1]/128',
    '192.168.0.0/16',
    '203.0.113.0/24',
    'fe80::/10',
    'fd00::/8',
    'hash:/x',
    '100.64.0.0/10',
  ])('%s is one of our own', (entry) => expect(tooWide(entry)).toBe(false));
  test('are read out of files', () => {
    expect(tableFile('cidr:/etc/postfix/nets')).toEqual({ path: '/etc/postfix/nets', cidr: true });
    expect(tableFile('/etc/postfix/nets')).toEqual({ path: '/etc/postfix/nets', cidr: false });
    expect(tableFile('hash:/etc/postfix/nets')).toBeNull();
    expect(fileNetworks('# ours\n10.0.0.0/8 own\n!10.1.0.0/16 no\n', true)).toEqual(['10.0.0.0/8']);
    expect(fileNetworks('10.0.0.0/8, 192.0.2.0/24\n# no\n', false)).toEqual(['10.0.0.0/8', '192.0.2.0/24']);
  });
  test.each([
    ['static:all', 'static:all'],
    ['example.test com', 'com'],
    ['example.test, hash:/etc/postfix/relay', undefined],
    ['example.com', undefined],
  ])('relay_domains = %s takes every domain: %s', (value, entry) => expect(takesEveryDomain(value)).toBe(entry));
});
