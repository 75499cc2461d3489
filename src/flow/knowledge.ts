import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { setCatalogue } from '../postfix/message-catalogue.ts';
import type { Knowledge } from './types.ts';

/** The bundle's code lies in dist/ or in dist/chunks/. */
const COMPILED = ['knowledge.json', '../knowledge.json'].map((path) => new URL(path, import.meta.url));
const SOURCES = new URL('../../flows', import.meta.url);

/** What the running program knows: compiled beside the bundle, or, from sources, read from flows/. Logs are read with its messages. */
export async function loadKnowledge(): Promise<Knowledge> {
  const knowledge = (await compiled()) ?? (await fromSources());
  setCatalogue(knowledge.messages);
  return knowledge;
}

async function compiled(): Promise<Knowledge | null> {
  for (const file of COMPILED) {
    const text = await readFile(file, 'utf8').catch(nullIfMissing);
    if (text !== null) return JSON.parse(text) as Knowledge;
  }
  return null;
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** @throws with the first problem: an author sees it at once, and a build never holds one. No knowledge at all is not "healthy". */
async function fromSources(): Promise<Knowledge> {
  const [{ load }, { problemLine }] = await Promise.all([import('./load.ts'), import('./problem.ts')]);
  const { knowledge, problems } = load(fileURLToPath(SOURCES));
  const [first] = problems;
  if (first !== undefined) throw new Error(problemLine(first));
  if (!existsSync(SOURCES))
    throw new Error(`knowledge.json is missing beside the program, and there are no sources in ${fileURLToPath(SOURCES)}`);
  return knowledge;
}
