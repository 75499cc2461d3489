import { closeSync, constants, existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AnyEvent, Header } from './events.ts';

/** Where a session is written, event by event. */
export interface SessionStore {
  /** Null when nothing can be written: the wizard goes on without a record. */
  readonly path: string | null;
  append(event: AnyEvent): void;
  close(): void;
}

export interface StoreOptions {
  readonly path: string;
  readonly header: Header;
  /** Called once, with a sentence, when the record can't be begun or goes no further. */
  readonly onTrouble: (sentence: string) => void;
  readonly now?: () => Date;
}

/**
 * An append-only session file, readable by its owner only (mode 0600, new directories 0700). Each event is handed to the kernel before
 * `append` returns, so that a killed process loses at most the event in flight. Never overwrites a file, never throws.
 */
export function createStore({ path, header, onTrouble, now = () => new Date() }: StoreOptions): SessionStore {
  let file = begin(path, header, onTrouble);
  const begun = file !== null;
  let count = 0;
  return {
    path: begun ? path : null,
    append(event) {
      if (file === null) return;
      count += 1;
      const problem = write(file, { n: count, at: now().toISOString(), ...event });
      if (problem === null) return;
      onTrouble(`The record stops here: ${path} can't be written (${problem}). Everything else goes on.`);
      close(file);
      file = null;
    },
    close() {
      if (file !== null) close(file);
      file = null;
    },
  };
}

/** A store that keeps nothing, for demos and replays. */
export const noStore: SessionStore = { path: null, append: () => {}, close: () => {} };

function begin(path: string, header: Header, onTrouble: (sentence: string) => void): number | null {
  try {
    makeDirectory(dirname(path));
    const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;
    const file = openSync(path, O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY, 0o600);
    const problem = write(file, header);
    if (problem === null) return file;
    close(file);
    onTrouble(`This session isn't recorded: ${path} can't be written (${problem}).`);
  } catch (error) {
    onTrouble(`This session isn't recorded: ${path} can't be created (${reasonOf(error)}).`);
  }
  return null;
}

/** Not mkdir's own recursion: where the kernel refuses a name with ENOENT, as below /proc, Node tries for ever. */
function makeDirectory(path: string) {
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function write(file: number, line: object): string | null {
  try {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

function close(file: number) {
  try {
    closeSync(file);
  } catch {
    // The last write has said already what is wrong with this file.
  }
}

const REASONS: { readonly [code: string]: string } = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EEXIST: 'there is such a file already',
  EFBIG: 'the file grew larger than allowed',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return REASONS[code ?? ''] ?? message ?? String(error);
}
