import { expect, test } from 'vitest';
import { toFindings } from '../../src/diagnosis/findings.ts';
import { knowledgeOf, page, raised } from './pages.ts';

const INSTANCES = [
  { name: '-', config: '/etc/postfix' },
  { name: 'postfix-out', config: '/etc/postfix-out' },
];
const LOOPBACK = page('loopback-only', {
  facts: { value: 'text', line: 'number' },
  subject: { kind: 'parameter', name: 'inet_interfaces' },
  cause: 'inet_interfaces = {{value}} in line {{line}} of {{instance.config}}',
  fixes: [
    {
      title: 'Listen',
      explain: '',
      commands: ["{{postconf}} -e 'inet_interfaces = {{value}}'", 'rm {{value}}'],
      risk: '',
      undo: '',
      verify: '',
    },
  ],
});

test('puts facts, instance and key in', () => {
  const [finding] = toFindings(
    [raised('loopback-only', { facts: { value: 'loopback-only', line: 42 } })],
    knowledgeOf([LOOPBACK]),
    INSTANCES,
  );
  expect(finding).toMatchObject({
    key: 'loopback-only@-:inet_interfaces',
    cause: 'inet_interfaces = loopback-only in line 42 of /etc/postfix',
  });
  expect(finding?.fixes[0]?.commands[0]).toBe("postconf -e 'inet_interfaces = loopback-only'");
});

test('names the configuration directory in commands for another instance', () => {
  const [finding] = toFindings(
    [raised('loopback-only', { instance: 'postfix-out', facts: { value: 'x' } })],
    knowledgeOf([LOOPBACK]),
    INSTANCES,
  );
  expect(finding?.fixes[0]?.commands[0]).toBe("postconf -c /etc/postfix-out -e 'inet_interfaces = x'");
});

test('a fact never becomes more than one shell argument, inside quotes or outside', () => {
  const facts = { value: "a'; rm -rf / #" };
  const [finding] = toFindings([raised('loopback-only', { facts })], knowledgeOf([LOOPBACK]), INSTANCES);
  expect(finding?.fixes[0]?.commands).toEqual(["postconf -e 'inet_interfaces = a'\\''; rm -rf / #'", "rm 'a'\\''; rm -rf / #'"]);
});

test('shows terminal escapes of a fact or of evidence as text', () => {
  const evidence = [{ source: 'smtp', lines: ['220 \x1b]0;owned\x07'] }];
  const [finding] = toFindings([raised('loopback-only', { facts: { value: '\x1b[2J' }, evidence })], knowledgeOf([LOOPBACK]), INSTANCES);
  expect(finding?.cause).toContain('\\x1b[2J');
  expect(finding?.evidence[0]?.lines).toEqual(['220 \\x1b]0;owned\\x07']);
});

test('the same finding reached twice is one, the surer, with the evidence of both', () => {
  const one = raised('a', { certainty: 'likely', evidence: [{ source: 'x', lines: ['1'] }] });
  const two = raised('a', { evidence: [{ source: 'y', lines: ['2'] }] });
  const findings = toFindings([one, two, one], knowledgeOf([page('a')]), INSTANCES);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ certainty: 'certain', evidence: [{ source: 'y' }, { source: 'x' }] });
});

test('a command line that a probe made stands as it is, alone; anywhere else it is one argument', () => {
  const fix = { title: '', explain: '', commands: ['{{stop}}', 'echo {{stop}}'], risk: '', undo: '', verify: '' };
  const pages = [page('other-mta', { facts: { stop: 'command' }, fixes: [fix] })];
  const [finding] = toFindings([raised('other-mta', { facts: { stop: 'systemctl stop exim4.service' } })], knowledgeOf(pages), INSTANCES);
  expect(finding?.fixes[0]?.commands).toEqual(['systemctl stop exim4.service', "echo 'systemctl stop exim4.service'"]);
});
