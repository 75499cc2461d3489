import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { load } from '../../src/flow/load.ts';
import { loadFiles } from '../../src/flow/load-files.ts';
import { problemLine } from '../../src/flow/problem.ts';
import { FILES, FLOW, MESSAGE, page } from './samples.ts';

const TREE = 'flows/tree.yaml';
const PAGE = 'flows/findings/port-closed.md';
const LIST = 'flows/messages/smtp.yaml';
const problems = (file: string, content: string | Uint8Array) => loadFiles({ [file]: content }).problems.map(problemLine);

test('reads what the files hold', () => {
  const { knowledge, problems } = loadFiles(FILES);
  expect(problems).toEqual([]);
  expect(knowledge.flows[0]).toMatchObject({ id: 'tree', symptoms: [{ say: 'Nobody can connect', start: 'first' }], was: {} });
  expect(knowledge.flows[0]?.nodes['look-at-map']).toMatchObject({ type: 'probe', unknownBecause: 'Another map may still be looked at.' });
  expect(knowledge.flows[0]?.nodes['closed']).toMatchObject({ type: 'finding', certainty: 'certain', restsOn: 'evidence' });
  expect(knowledge.findings.map(({ id }) => id)).toEqual(['map-stale', 'port-closed']);
  expect(knowledge.messages[0]).toMatchObject({ pointsTo: ['port-closed', 'tree/first'], noise: false });
});

test('a byte order mark and CRLF are no part of the text', () => {
  const dressed = Object.fromEntries(
    Object.entries(FILES).map(([file, text]) => [file, new TextEncoder().encode(`\uFEFF${text.replaceAll('\n', '\r\n')}`)]),
  );
  const { problems, knowledge } = loadFiles(dressed);
  expect(problems).toEqual([]);
  expect({ ...knowledge, digest: '' }).toEqual({ ...loadFiles(FILES).knowledge, digest: '' });
});

test('the digest changes with each word', () => {
  const digest = loadFiles(FILES).knowledge.digest;
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(loadFiles(FILES).knowledge.digest).toBe(digest);
  expect(loadFiles({ ...FILES, [PAGE]: page('port-closed', 'address: address').replace('\nF.', '\nG.') }).knowledge.digest).not.toBe(
    digest,
  );
});

const KEYS = 'the key "x" is not known here; correct its spelling or remove it';
const ROWS: [string, string, string | Uint8Array, string[]][] = [
  ['a tab', TREE, 'id: tree\nnodes:\n\tfirst: x\n', ['flows/tree.yaml:3: YAML: Tabs are not allowed as indentation; indent with spaces']],
  [
    'a key twice',
    TREE,
    'id: tree\nid: bush\n',
    ['flows/tree.yaml:2: YAML: Map keys must be unique; remove one of the two, or give it another name'],
  ],
  ['nothing', TREE, '', ['flows/tree.yaml:1: tree: it should be a map of keys and values; write a map of keys and values']],
  [
    'two documents',
    TREE,
    `${FLOW}---\nid: other\n`,
    ['flows/tree.yaml:44: YAML: a second document begins; keep one document a file: remove the line "---"'],
  ],
  ['a key that is not known', TREE, FLOW.replace('section: 2', 'section: 2\nx: 1'), [`flows/tree.yaml:3: tree: ${KEYS}`]],
  [
    'a key of a node that is not known',
    TREE,
    FLOW.replace('why: An', 'x: 1\n    why: An'),
    [`flows/tree.yaml:37: tree/look-at-map: ${KEYS}`],
  ],
  [
    'a node without a kind',
    TREE,
    FLOW.replace('probe: one-map', 'prob: one-map'),
    ['flows/tree.yaml:34: tree/look-at-map: "look-at-map" does not say what it is; keep one of the keys probe, ask, task, each, finding'],
  ],
  [
    'a node of two kinds',
    TREE,
    FLOW.replace('probe: one-map', 'probe: one-map\n    ask: What?'),
    ['flows/tree.yaml:34: tree/look-at-map: "look-at-map" is probe and ask at once; keep one of the keys probe, ask, task, each, finding'],
  ],
  [
    'a name with capitals',
    TREE,
    FLOW.replaceAll('where', 'Where'),
    [
      'flows/tree.yaml:12: tree/first: "unknown" is not a target: a node, flow/node, or end; correct the value',
      'flows/tree.yaml:17: tree/Where: the name "Where" is not kebab-case (small letters, digits and single hyphens); rename it',
    ],
  ],
  [
    'a target that is none',
    TREE,
    FLOW.replace('greeted: every-map', 'greeted: [every-map]'),
    ['flows/tree.yaml:12: tree/first: "greeted" should be text; write text, in quotes where YAML would read something else'],
  ],
  [
    'a section in words',
    TREE,
    FLOW.replace('section: 2', 'section: two'),
    ['flows/tree.yaml:2: tree: "section" should be a number; write a number'],
  ],
  ['no title', TREE, FLOW.replace('title: A tree\n', ''), ['flows/tree.yaml:1: tree: the key "title" is missing; add "title: …"']],
  [
    'an empty why',
    TREE,
    FLOW.replace('why: An old map gives old answers.', "why: ' '"),
    ['flows/tree.yaml:37: tree/look-at-map: "why" is empty; correct the value'],
  ],
  [
    'another id than its file',
    TREE,
    FLOW.replace('id: tree', 'id: bush'),
    ['flows/tree.yaml:1: tree: its id is "bush", but its file is tree.yaml; make them the same'],
  ],
  [
    'aliases that multiply',
    TREE,
    bomb(),
    ['flows/tree.yaml:1: YAML: Excessive alias count indicates a resource exhaustion attack; write the values out, without aliases'],
  ],
  [
    'binary junk',
    TREE,
    Uint8Array.from([0x80, 0xff, 0x00, 0xc0]),
    ['flows/tree.yaml:1: flows/tree.yaml: it is not UTF-8 text; save it as UTF-8'],
  ],
  ['NUL bytes', TREE, '\0\0\0', ['flows/tree.yaml:1: tree: it should be a map of keys and values; write a map of keys and values']],
  [
    'a page without front matter',
    PAGE,
    '## What it means\n',
    ['flows/findings/port-closed.md:1: port-closed: it has no front matter; begin the file with a line "---", the keys, and a line "---"'],
  ],
  [
    'front matter without an end',
    PAGE,
    '---\nid: port-closed\n',
    ['flows/findings/port-closed.md:1: port-closed: its front matter has no end; put a line "---" between the keys and the page'],
  ],
  [
    'front matter with a tab',
    PAGE,
    '---\nfacts:\n\ta: text\n---\n',
    ['flows/findings/port-closed.md:3: YAML: Tabs are not allowed as indentation; indent with spaces'],
  ],
  [
    'a severity that is none',
    PAGE,
    page('port-closed', 'a: text').replace('severity: problem', 'severity: fatal'),
    ['flows/findings/port-closed.md:3: port-closed: "severity" is not one of problem, warning, note; choose one of them'],
  ],
  [
    'a fact type that is none',
    PAGE,
    page('port-closed', 'a: string'),
    [
      'flows/findings/port-closed.md:5: port-closed: "a" is not one of text, path, number, list, address, name, command; choose one of them',
    ],
  ],
  [
    'a fix without its risk',
    PAGE,
    page('port-closed', 'a: text').replace('    risk: None.\n', ''),
    ['flows/findings/port-closed.md:10: port-closed: the key "risk" is missing; add "risk: …"'],
  ],
  [
    'messages that are no list',
    LIST,
    'id: x\n',
    ['flows/messages/smtp.yaml:1: smtp: it is not a list of messages ("- id: …"); write a list'],
  ],
  [
    'a version that YAML reads as a number',
    LIST,
    `${MESSAGE}  since: 3.10\n`,
    [
      'flows/messages/smtp.yaml:8: port-refused: "since" is not a quoted version such as "3.4"; write text, in quotes where YAML would read something else',
    ],
  ],
];

function bomb(): string {
  const level = (name: string, of: string) => `${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]\n`;
  return `a: &a [x]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}${level('e', 'd')}`;
}

test.each(ROWS)('%s', (_, file, content, expected) => expect(problems(file, content)).toEqual(expected));

test('whatever the bytes are, it says where the problem is and does not throw', () => {
  const texts = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    cut(FLOW),
    cut(page('port-closed', 'address: address')),
  );
  fc.assert(
    fc.property(fc.constantFrom(TREE, PAGE, LIST), texts, (file, content) => {
      const { problems, knowledge } = loadFiles({ [file]: content });
      for (const problem of problems) expect(problem).toMatchObject({ file, line: expect.any(Number), mend: expect.stringMatching(/./) });
      const things = knowledge.flows.length + knowledge.findings.length + knowledge.messages.length;
      expect(problems.length + things > 0 || file === LIST).toBe(true);
    }),
  );
});

function cut(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(text.length), fc.nat(text.length), fc.string({ maxLength: 3 }))
    .map(([from, to, put]) => text.slice(0, from) + put + text.slice(to));
}

test('one broken file does not hide the others', () => {
  const { knowledge, problems } = loadFiles({ ...FILES, 'flows/broken.yaml': '{' });
  expect(problems.map(({ file }) => file)).toEqual(expect.arrayContaining(['flows/broken.yaml']));
  expect(knowledge.flows.map(({ id }) => id)).toEqual(['tree']);
});

test('reads a folder, and one that is not there as empty', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flows-'));
  try {
    mkdirSync(join(folder, 'findings'));
    writeFileSync(join(folder, 'tree.yaml'), FLOW);
    writeFileSync(join(folder, 'notes.txt'), 'not read');
    mkdirSync(join(folder, 'old.yaml'));
    writeFileSync(join(folder, 'findings', 'port-closed.md'), FILES[PAGE]);
    const { knowledge, problems } = load(folder);
    expect(problems).toEqual([]);
    expect([knowledge.flows.length, knowledge.findings.length, knowledge.messages.length]).toEqual([1, 1, 0]);
    expect(load(join(folder, 'gone')).knowledge.flows).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
