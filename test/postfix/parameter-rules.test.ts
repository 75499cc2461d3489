import { describe, expect, test } from 'vitest';
import { parameterRule } from '../../src/postfix/parameter-rules.ts';
import { wrongValue } from '../../src/postfix/parameter-value.ts';

const judge = (name: string, value: string) => {
  const rule = parameterRule(name);
  return rule === undefined ? 'no rule' : wrongValue(value, rule);
};

describe('values that 3.7.11 started with', () => {
  test.each([
    ['smtpd_timeout', '300'],
    ['max_idle', '100s'],
    ['maximal_queue_lifetime', '5d'],
    ['maximal_queue_lifetime', '0'],
    ['queue_run_delay', '5minutes'],
    ['message_size_limit', '52428800000'],
    ['mailbox_size_limit', '10'],
    ['mailbox_size_limit', '-1'],
    ['soft_bounce', 'YES'],
    ['smtp_destination_concurrency_limit', '2'],
    ['in_flow_delay', '10s'],
  ])('%s = %s', (name, value) => expect(judge(name, value)).toBeNull());
});

describe('values that made a program of 3.7.11 stop', () => {
  test.each([
    ['message_size_limit', '10MB', /whole number/],
    ['message_size_limit', '10 000', /whole number/],
    ['default_process_limit', '0', /1 or more/],
    ['hash_queue_depth', '0', /1 or more/],
    ['max_idle', '0', /1 seconds or more/],
    ['in_flow_delay', '20s', /10 seconds or less/],
    ['queue_run_delay', 'abc', /s, m, h, d or w/],
    ['bounce_queue_lifetime', '10y', /s, m, h, d or w/],
    ['max_idle', '30 s', /s, m, h, d or w/],
    ['soft_bounce', 'maybe', /yes or no/],
    ['syslog_name', '', /not be empty/],
    ['default_destination_concurrency_limit', 'x', /whole number/],
    ['uucp_destination_rate_delay', 'x', /s, m, h, d or w/],
    ['max_use', '99999999999', /whole number/],
  ])('%s = %s', (name, value, why) => expect(judge(name, value)).toMatch(why));
});

test('who reads a parameter decides what stops', () => {
  expect(parameterRule('soft_bounce')?.readers).toEqual([]);
  expect(parameterRule('smtpd_timeout')?.readers).toEqual(['smtpd']);
  expect(parameterRule('relay_destination_recipient_limit')?.readers).toEqual(['qmgr']);
  expect(parameterRule('command_time_limit')?.readers).toEqual(['local', 'pipe', 'spawn']);
  expect(parameterRule('relayhost')).toBeUndefined();
  expect(parameterRule('constructor')).toBeUndefined();
});
