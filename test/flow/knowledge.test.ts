import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/flow/knowledge.ts';
import { loadFiles } from '../../src/flow/load-files.ts';
import { catalogue } from '../../src/postfix/message-catalogue.ts';
import { FILES } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
const dist = join(folder, 'package', 'dist');
const bundled = async (copy: string): Promise<typeof loadKnowledge> => (await import(join(copy, 'k.js'))).loadKnowledge;

beforeAll(async () => {
  const entry = new URL('../../src/flow/knowledge.ts', import.meta.url).pathname;
  await build({
    entryPoints: { k: entry },
    outdir: dist,
    bundle: true,
    format: 'esm',
    platform: 'node',
    splitting: true,
    logLevel: 'error',
  });
  // Where a careless path would find them.
  cpSync(new URL('../../flows', import.meta.url).pathname, join(folder, 'flows'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a bundle without its knowledge says so, and looks nowhere else', async () => {
  cpSync(dist, join(folder, 'package', 'empty'), { recursive: true });
  await expect((await bundled(join(folder, 'package', 'empty')))()).rejects.toThrow('knowledge.json');
});

test('a bundle reads the knowledge beside it', async () => {
  const { knowledge } = loadFiles(FILES);
  writeFileSync(join(dist, 'knowledge.json'), JSON.stringify(knowledge));
  expect(await (await bundled(dist))()).toEqual(knowledge);
});

test('from sources, logs are read with the messages of flows/', async () => {
  const knowledge = await loadKnowledge();
  expect(knowledge.messages.length).toBeGreaterThan(100);
  expect(catalogue().size).toBe(knowledge.messages.length);
});
