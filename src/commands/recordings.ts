import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSession } from '../session/read.ts';

export interface Recording {
  readonly id: string;
  readonly file: string;
  readonly title: string;
}

/** The recorded hosts that come with the program, by id. They lie beside the bundle. */
export function bundledRecordings(): Recording[] {
  const directory = fileURLToPath(new URL('recordings', import.meta.url));
  return globSync('*.jsonl', { cwd: directory })
    .sort()
    .flatMap((name) => {
      const file = join(directory, name);
      const read = readSession(file);
      const id = basename(name, '.jsonl');
      return read.ok ? [{ id, file, title: read.session.header.title ?? id }] : [];
    });
}
