import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Header } from '../../src/session/events.ts';
import { newSessionPath } from '../../src/session/paths.ts';
import { parseSession, readSession } from '../../src/session/read.ts';
import { createStore } from '../../src/session/store.ts';

const HEADER: Header = {
  schema: 'postmedic.session/1',
  version: '0.1.0',
  flowDigest: 'd',
  host: 'mail1',
  startedAt: '2026-11-23T00:00:00.000Z',
};
const NOTE = { kind: 'note', text: 'hello' } as const;
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'postmedic-test-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function store(path: string) {
  const troubles: string[] = [];
  return {
    troubles,
    store: createStore({ path, header: HEADER, onTrouble: (sentence) => void troubles.push(sentence), now: () => new Date(0) }),
  };
}

test('writes the header, then each event at once, for its owner only', () => {
  const path = join(directory, 'state', 'sessions', 'one.jsonl');
  const { store: written } = store(path);
  written.append(NOTE);
  expect(readFileSync(path, 'utf8')).toBe(
    `${JSON.stringify(HEADER)}\n{"n":1,"at":"1970-01-01T00:00:00.000Z","kind":"note","text":"hello"}\n`,
  );
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(directory, 'state', 'sessions')).mode & 0o777).toBe(0o700);
  written.append({ kind: 'end', how: 'quit' });
  written.close();
  const read = readSession(path);
  expect(read.ok && read.session.events.map((event) => event.kind)).toEqual(['note', 'end']);
});

test.each([
  ['a file that is there already', (path: string) => writeFileSync(path, 'mine')],
  ['a link to somewhere else', (path: string) => symlinkSync('/etc/passwd', path)],
])('never writes over %s', (_name, prepare) => {
  const path = join(directory, 'one.jsonl');
  prepare(path);
  const before = readFileSync(path, 'utf8');
  const { store: written, troubles } = store(path);
  written.append(NOTE);
  expect(written.path).toBeNull();
  expect(troubles).toHaveLength(1);
  expect(readFileSync(path, 'utf8')).toBe(before);
});

test('where nothing can be written it says so once and goes on', () => {
  const { store: written, troubles } = store('/proc/postmedic/one.jsonl');
  written.append(NOTE);
  written.append(NOTE);
  written.close();
  expect(troubles).toHaveLength(1);
  expect(troubles[0]).toContain("isn't recorded");
});

test.skipIf(!existsSync('/dev/full'))('a full disk ends the record, not the session', () => {
  const { store: written, troubles } = store('/dev/full');
  written.append(NOTE);
  expect(written.path).toBeNull();
  expect(troubles).toHaveLength(1);
});

test('a torn last line is left out and said; the file stays as it is', () => {
  const path = join(directory, 'torn.jsonl');
  const { store: written } = store(path);
  written.append(NOTE);
  written.append(NOTE);
  truncateSync(path, statSync(path).size - 10);
  const before = readFileSync(path, 'utf8');
  const read = readSession(path);
  expect(read.ok && read.session.events).toHaveLength(1);
  expect(read.ok && read.session.warnings[0]).toContain(`${path} line 3 is torn`);
  expect(readFileSync(path, 'utf8')).toBe(before);
});

const header = JSON.stringify(HEADER);
test.each([
  ['an empty file', '', 'line 1: this is no postmedic session'],
  ['a foreign file', '{"version":3,"width":80}\n', 'line 1: this is no postmedic session'],
  ['binary junk', '\u0000\u0001\ufffd\u001b[2J', 'line 1: this is no postmedic session'],
  ['a newer schema', header.replace('session/1', 'session/9'), 'written by another version of postmedic (postmedic.session/9'],
  ['a header without a host', '{"schema":"postmedic.session/1"}', "line 1 can't be read"],
  ['junk in the middle', `${header}\n\u0000junk\n{"n":2,"at":"x","kind":"note","text":"t"}\n`, "line 2 can't be read"],
  ['an unknown event in the middle', `${header}\n{"n":1,"at":"x","kind":"reboot"}\n\n`, "line 2 can't be read"],
])('%s is one clear message with the file and the line', (_name, text, message) => {
  const read = parseSession('walk.jsonl', text);
  expect(read).toMatchObject({ ok: false, message: expect.stringContaining(message) });
  expect(read.ok ? '' : read.message).toMatch(/^walk\.jsonl line \d.*\n?$/);
});

test.each([
  ['nothing', () => join(directory, 'none.jsonl'), 'there is no such file'],
  ['a directory', () => directory, 'no regular file'],
  ['a device', () => '/dev/zero', 'no regular file'],
])('%s under this name is one clear message', (_name, path, message) => {
  expect(readSession(path())).toMatchObject({ ok: false, message: expect.stringContaining(message) });
});

test('exchanges are skipped unparsed, or read when they are asked for', () => {
  const path = join(directory, 'exchanges.jsonl');
  const { store: written } = store(path);
  written.append({
    kind: 'exchange',
    epoch: 0,
    call: { op: 'whoami' },
    result: { ok: true, value: { uid: 0, gid: 0, user: 'root', groups: [] } },
    elapsedMs: 1,
  });
  appendFileSync(path, '{"n":2,"at":"x","kind":"exchange", this is torn but nobody looks\n');
  expect(readSession(path)).toMatchObject({ ok: true, session: { exchanges: [], events: [] } });
  expect(readSession(path, { exchanges: true })).toMatchObject({ ok: false });
});

test('sessions lie in the state directory, sorted by their start', () => {
  chmodSync(directory, 0o700);
  expect(newSessionPath(new Date('2026-11-23T19:20:21.123Z'), { XDG_STATE_HOME: '/state' })).toBe(
    `/state/postmedic/sessions/20261123T192021Z-${process.pid}.jsonl`,
  );
  expect(newSessionPath(new Date(0), { XDG_STATE_HOME: 'relative' })).toMatch(/\/\.local\/state\/postmedic\/sessions\//);
});
