import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A directory that is removed after the test. */
export function scratch(): string {
  const directory = mkdtempSync(join(tmpdir(), 'postmedic-test-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A search path with one small shell program, called like one that the allowed list knows. */
export function program(name: string, script: string, mode = 0o755): string {
  const directory = scratch();
  const file = join(directory, name);
  writeFileSync(file, script.startsWith('#!') || script.includes('\0') ? script : `#!/bin/sh\n${script}\n`);
  chmodSync(file, mode);
  return directory;
}
