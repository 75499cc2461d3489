import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { failed } from './failure.ts';
import { LIMITS } from './local-options.ts';
import { typeOf } from './local-stat.ts';
import type { Failure, Result, TailValue } from './types.ts';
import { whyPath } from './why-path.ts';

/** The whole file as UTF-8. A file with NUL bytes is no text; /proc separates fields by them and is let through. */
export function readFileOf(path: string, maxBytes: number = LIMITS.fileBytes): Promise<Result<string>> {
  return withFile(path, async (file) => {
    const bytes = await readUpTo(file, 0, maxBytes + 1);
    if (bytes.length > maxBytes) return failed('too-large', path, `${path} is larger than ${maxBytes} bytes`);
    if (bytes.includes(0) && !path.startsWith('/proc/')) return failed('bad-output', path, `${path} holds binary data, not text`);
    return { ok: true, value: bytes.toString('utf8') };
  });
}

/** The last `maxBytes` (at most 8 MiB), from the beginning of a line on. */
export function readTailOf(path: string, maxBytes: number): Promise<Result<TailValue>> {
  return withFile(path, async (file) => {
    const { size, mtimeMs, ino } = await file.stat();
    const from = Math.max(0, size - Math.min(maxBytes, LIMITS.tailBytes));
    const bytes = await readUpTo(file, from, size - from);
    const newline = from === 0 ? -1 : bytes.indexOf(0x0a);
    const skip = newline === -1 || newline === bytes.length - 1 ? 0 : newline + 1;
    return { ok: true, value: { text: bytes.toString('utf8', skip), size, offset: from + skip, mtimeMs, inode: ino } };
  });
}

/** Bytes at an offset in base64, fewer where the file ends. */
export function readAtOf(path: string, offset: number, length: number): Promise<Result<string>> {
  if (length > LIMITS.chunkBytes)
    return Promise.resolve(failed('too-large', path, `more than ${LIMITS.chunkBytes} bytes of ${path} at once`));
  return withFile(path, async (file) => ({ ok: true, value: (await readUpTo(file, offset, length)).toString('base64') }));
}

/** Looks before it opens (opening a FIFO or a tape has effects), opens without blocking, and looks again at what it got. */
async function withFile<T>(path: string, read: (file: FileHandle) => Promise<Result<T>>): Promise<Result<T>> {
  let file: FileHandle | undefined;
  try {
    const refused = notRegular(path, await stat(path, { bigint: true }));
    if (refused) return refused;
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    return notRegular(path, await file.stat({ bigint: true })) ?? (await read(file));
  } catch (error) {
    return await whyPath(error, path);
  } finally {
    await file?.close().catch(() => undefined);
  }
}

function notRegular(path: string, found: Parameters<typeof typeOf>[0]): Failure | undefined {
  const type = typeOf(found);
  return type === 'file' ? undefined : failed('bad-output', path, `${path} is no regular file but a ${type ?? 'thing of another kind'}`);
}

/** Reads until the end or `length`: files of /proc have size 0, and a log grows meanwhile. */
async function readUpTo(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let read = 0;
  while (read < length) {
    const part = Buffer.allocUnsafe(Math.min(length - read, read === 0 ? 64 * 1024 : 1024 * 1024));
    const { bytesRead } = await file.read(part, 0, part.length, from + read);
    if (bytesRead === 0) break;
    parts.push(part.subarray(0, bytesRead));
    read += bytesRead;
  }
  return parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
}
