import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Knowledge } from './types.ts';

/** What the running program knows: compiled beside the bundle, or, from sources, read from flows/. */
export async function loadKnowledge(): Promise<Knowledge> {
  return (await compiled(new URL('knowledge.json', import.meta.url))) ?? fromSources(new URL('../../flows', import.meta.url));
}

async function compiled(file: URL): Promise<Knowledge | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Knowledge;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** @throws with the first problem: an author sees it at once, and a build never holds one. */
async function fromSources(folder: URL): Promise<Knowledge> {
  const [{ load }, { problemLine }] = await Promise.all([import('./load.ts'), import('./problem.ts')]);
  const { knowledge, problems } = await load(fileURLToPath(folder));
  const [first] = problems;
  if (first !== undefined) throw new Error(problemLine(first));
  return knowledge;
}
