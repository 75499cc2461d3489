import { expect, test } from 'vitest';
import { postmedic } from './run.ts';

test('--version says the version and nothing else', () => {
  expect(postmedic(['--version'])).toEqual({ status: 0, stdout: expect.stringMatching(/^postmedic \d+\.\d+\.\d+\n$/), stderr: '' });
});

test.each([
  ['an unknown command', ['nonsense'], 'there is no command "nonsense"'],
  ['an unknown option', ['check', '--jsn'], '--jsn'],
  ['an unknown flow', ['check', '--flow', 'nowhere'], 'no flow is called "nowhere"'],
  ['an unknown finding', ['explain', 'no-such-finding'], 'no finding is called "no-such-finding"'],
  ['a bad severity', ['check', '--fail-on', 'disaster'], 'problem, warning, note'],
  ['a recording that is missing', ['check', '--from', '/nonexistent/session.jsonl'], '/nonexistent/session.jsonl'],
  ['two sources', ['check', '--from', 'a', '--record', 'b'], 'use only one'],
  ['a record that can not be written', ['check', '--record', '/proc/nowhere/session.jsonl'], '/proc/nowhere/session.jsonl'],
  ['the wizard off a terminal', [], 'terminal'],
] as const)('%s is wrong usage: status 64, one clear message, nothing on stdout', (_what, args, message) => {
  const { status, stdout, stderr } = postmedic([...args]);
  expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
  expect(stderr).toContain(message);
});

test('explain lists every finding, and each can be explained', () => {
  const ids = postmedic(['explain'])
    .stdout.split('\n')
    .filter(Boolean)
    .map((line) => line.split(' ')[0] ?? '');
  expect(ids.length).toBeGreaterThan(30);
  const { status, stdout } = postmedic(['explain', ids[0] ?? '']);
  expect(status).toBe(0);
  for (const heading of ['What it means', 'Why it happens', 'How to fix it', 'How to be sure', 'How to go back', 'See also'])
    expect(stdout).toContain(heading);
});
