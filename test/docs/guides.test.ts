/** What the guides for contributors show is put together and must work: the probe, its test, the finding and the flow. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { lint } from '../../src/flow/lint/lint.ts';
import { loadFiles } from '../../src/flow/load-files.ts';
import { problemLine } from '../../src/flow/problem.ts';
import { advance, request, startWalk } from '../../src/flow/walk.ts';
import type { AnyProbe } from '../../src/probes/probe.ts';
import { paperHost } from '../probes/paper-host.ts';

const ROOT = new URL('../../', import.meta.url);
const guide = (name: string) => readFileSync(new URL(`docs/adding-a-${name}.md`, ROOT), 'utf8');

/** The first block that begins with exactly this fence. */
function block(name: string, fence: string): string {
  const found = guide(name).split(`\n\`\`\`${fence}\n`)[1]?.split('\n```\n')[0];
  if (found === undefined) throw new Error(`the guide adding-a-${name}.md has no block ${fence}`);
  return `${found}\n`;
}

/** Written where nothing else looks, with its imports made absolute. */
const folder = mkdtempSync(join(tmpdir(), 'guides-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, home: string, code: string, moved: { readonly [path: string]: string } = {}): string {
  const base = new URL(home, ROOT);
  const absolute = code.replace(/from '([^']+)'/g, (_, path: string) => {
    const target = moved[path] ?? (path.startsWith('.') ? new URL(path, base).pathname : import.meta.resolve(path));
    return `from '${target.startsWith('file:') ? target : pathToFileURL(target).href}'`;
  });
  writeFileSync(join(folder, name), absolute);
  return join(folder, name);
}

const probeFile = written('soft-bounce.ts', 'src/probes/', block('probe', 'ts'));
const testFile = written('soft-bounce.test.ts', 'test/probes/', block('probe', 'ts test'), {
  '../../src/probes/soft-bounce.ts': probeFile,
});
const { default: probe } = (await import(probeFile)) as { default: AnyProbe };

describe('the test of the guide', async () => {
  await import(testFile);
});

const probes = { 'soft-bounce': probe };
const loaded = loadFiles({
  'flows/example.yaml': block('flow', 'yaml'),
  'flows/findings/soft-bounce-left-on.md': block('finding', 'markdown'),
});

test('the flow and the finding of the guides have no problem', () => {
  expect(lint(loaded, probes).map(problemLine)).toEqual([]);
});

test('together they name the fault', async () => {
  const instance = { name: '-', config: '/etc/postfix' };
  const walk = startWalk(loaded.knowledge, { flow: 'example' }, { instance, context: {} }, probes);
  const wanted = request(walk);
  expect(wanted).toMatchObject({ await: 'probe', probe: 'soft-bounce', input: { instance } });
  const host = paperHost({ files: { '/etc/postfix/main.cf': 'soft_bounce = yes\n' } });
  const answer = probe.interpret(await probe.collect(host, { instance }), { instance });
  const done = { epoch: 0, node: 'example/bounces-softly', probe: 'soft-bounce', input: { instance }, elapsedMs: 1, ...answer };
  expect(advance(walk, { type: 'probe-done', done }).raised).toMatchObject([
    { id: 'soft-bounce-left-on', facts: { file: '/etc/postfix/main.cf', line: 1 }, evidence: [{ lines: ['soft_bounce = yes'] }] },
  ]);
});

test('the list of the guide fits a flow', () => {
  const flow = `${block('flow', 'yaml').replace('go: end', 'go: every-map')}${block('flow', 'yaml each')}`;
  expect(loadFiles({ 'flows/example.yaml': flow }).problems).toEqual([]);
});
