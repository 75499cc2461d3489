import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noStore } from '../session/store.ts';
import type { Build } from './build-facts.ts';
import { usageError } from './exit.ts';
import { openTapeFile } from './open-tape-file.ts';
import { runScreens, type ScreenOptions } from './screens.ts';

export interface DemoOptions extends ScreenOptions {
  readonly file?: string;
}

const RECORDINGS = fileURLToPath(new URL('recordings', import.meta.url));

/** `postmedic demo [ID]`: the wizard on a recorded host. Nothing on this machine is looked at, and nothing is written. */
export async function demo({ symptoms }: Build, id: string | undefined, options: DemoOptions): Promise<number> {
  const file = options.file ?? (id === undefined ? undefined : join(RECORDINGS, `${basename(id)}.jsonl`));
  if (file === undefined) return listRecordings();
  if (options.file === undefined && !recordings().includes(basename(id ?? ''))) {
    return usageError(`no recorded host is called "${id}". There are: ${recordings().join(', ') || 'none'}.`);
  }
  const tape = openTapeFile(file);
  if (!tape.ok) return usageError(tape.message);
  const { header, warnings } = tape.session;
  return runScreens(symptoms, options, {
    hostName: header.host,
    recording: header.title ?? basename(file),
    open: async (_digest, tell) => {
      warnings.forEach(tell);
      return { openHost: () => tape.opened, store: noStore };
    },
  });
}

function recordings(): string[] {
  try {
    return readdirSync(RECORDINGS)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => name.slice(0, -'.jsonl'.length))
      .sort();
  } catch {
    return [];
  }
}

function listRecordings(): number {
  const lines = recordings().map((name) => {
    const tape = openTapeFile(join(RECORDINGS, `${name}.jsonl`));
    return `${name.padEnd(32)} ${tape.ok ? (tape.session.header.title ?? '') : tape.message}`.trimEnd();
  });
  process.stdout.write(
    `Recorded hosts, each with a real fault. Nothing on this machine is looked at. Start one with: postmedic demo NAME\n\n${lines.join('\n')}\n`,
  );
  return 0;
}
