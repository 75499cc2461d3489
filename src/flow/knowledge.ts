import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { setCatalogue } from '../postfix/message-catalogue.ts';
import type { Loaded } from './load-files.ts';
import type { Knowledge } from './types.ts';

/** The bundle's chunks and knowledge.json lie in one directory. */
const COMPILED = new URL('knowledge.json', import.meta.url);
const SOURCES = new URL('../../flows', import.meta.url);
/** From the bundle, that path would lead out of the package, where others may write. */
const IS_SOURCE = import.meta.url.endsWith('/src/flow/knowledge.ts');

/**
 * What the running program knows: compiled beside the bundle or, from sources, read from flows/. Logs are read with its messages.
 * @throws when it is not there, or with the first problem of the sources: to know nothing must not look like a healthy host.
 */
export async function loadKnowledge(): Promise<Knowledge> {
  const { knowledge, problems } = await loadToLint();
  const [first] = problems;
  if (first !== undefined) throw new Error((await import('./problem.ts')).problemLine(first));
  setCatalogue(knowledge.messages);
  return knowledge;
}

/** The same for the linter: what is broken in the sources is told, with its lines. Compiled knowledge has no lines. */
export async function loadToLint(): Promise<Loaded> {
  if (IS_SOURCE) return (await import('./load.ts')).load(fileURLToPath(SOURCES));
  const knowledge = JSON.parse(await readFile(COMPILED, 'utf8')) as Knowledge;
  return { knowledge, problems: [], places: new Map() };
}
