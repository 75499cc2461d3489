import { describe, expect, test } from 'vitest';
import { parseMasterCf } from '../../src/postfix/master-cf.ts';
import { disabledBy, servicesAtPort, smtpServices } from '../../src/postfix/smtp-services.ts';
import { hostsFile, onlyLoopback, wantedFamilies, wantedSockets } from '../../src/postfix/wanted-sockets.ts';

const services = (...names: string[]) =>
  servicesAtPort(parseMasterCf(names.map((name) => `${name} inet n - y - - smtpd\n`).join(''), 'master.cf'), 25);
const names = hostsFile('127.0.0.1 localhost\n192.0.2.10 mail.example.test mail # us\n::1 localhost\n');
const wanted = (interfaces: string, protocols = 'all', ...of: string[]) =>
  wantedSockets({ interfaces, protocols }, services(...(of.length > 0 ? of : ['smtp'])), (name) => names.get(name) ?? []);

describe('sockets that a configuration wants', () => {
  test('all', () => expect(wanted('all')).toEqual({ ipv4: 'all', ipv6: 'all', unresolved: [] }));
  test('one family', () => expect(wanted('all', 'ipv4')).toEqual({ ipv4: 'all', ipv6: [], unresolved: [] }));
  test.each(['loopback-only', 'localhost', '127.0.0.1, [::1]', 'LOOPBACK-ONLY', '127.0.0.2'])('%s is loopback only', (value) =>
    expect(onlyLoopback(wanted(value))).toBe(true),
  );
  test.each(['all', '192.0.2.10', 'mail.example.test, localhost', 'localhost all', 'nobody-knows.test'])('%s is not', (value) =>
    expect(onlyLoopback(wanted(value))).toBe(false),
  );
  test('names come from the hosts file', () =>
    expect(wanted('mail, localhost')).toEqual({ ipv4: ['192.0.2.10', '127.0.0.1'], ipv6: ['::1'], unresolved: [] }));
  test("a service's own address beats inet_interfaces", () =>
    expect(wanted('all', 'all', '127.0.0.1:smtp')).toMatchObject({ ipv4: ['127.0.0.1'], ipv6: [] }));
  test('one service for each address', () =>
    expect(wanted('loopback-only', 'all', '127.0.0.1:25', '[2001:db8::10]:smtp')).toMatchObject({
      ipv4: ['127.0.0.1'],
      ipv6: ['2001:db8::10'],
    }));
  test.each([
    ['all', ['ipv4', 'ipv6']],
    ['ipv6, ipv4', ['ipv4', 'ipv6']],
    ['IPv6', ['ipv6']],
  ])('inet_protocols = %s', (value, families) => expect(wantedFamilies(value)).toEqual(families));
});

describe('services', () => {
  test('the last line of a name counts', () => {
    const master = parseMasterCf('smtp inet n - y - - smtpd\nsmtp inet n - y - 1 postscreen\nsmtpd pass - - y - - smtpd\n', 'master.cf');
    expect(smtpServices(master).map(({ command }) => command)).toEqual(['postscreen']);
  });
  test.each([
    [['inet'], 'inet'],
    [['smtp/inet'], 'smtp/inet'],
    [['!smtp/inet', 'inet'], null],
    [['unix', 'submission/inet'], null],
  ])('master_service_disable = %j', (list, item) => expect(disabledBy(list, { name: 'smtp', type: 'inet' })).toBe(item));
});
