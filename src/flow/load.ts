import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Loaded, loadFiles } from './load-files.ts';

/** Reads FOLDER/*.yaml, FOLDER/findings/*.md and FOLDER/messages/*.yaml. A folder that isn't there is empty. */
export function load(folder: string): Loaded {
  const paths = [...namesIn(folder, '', '.yaml'), ...namesIn(folder, 'findings', '.md'), ...namesIn(folder, 'messages', '.yaml')];
  return loadFiles(Object.fromEntries(paths.map((path) => [join('flows', path), readFileSync(join(folder, path))])));
}

function namesIn(folder: string, sub: string, ending: string): string[] {
  if (!existsSync(join(folder, sub))) return [];
  const entries = readdirSync(join(folder, sub), { withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending)).map(({ name }) => join(sub, name));
}
