/** How this machine is looked at. */
export interface LocalOptions {
  /** The person agreed that other machines are contacted (`--allow-network`). Default: no. */
  readonly allowNetwork?: boolean;
  /** Where programs are searched for, as in PATH. An empty string means that no program is found. */
  readonly path?: string;
}

export const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
export const MIB = 1024 * 1024;
/** Limits that hold where a call names none: milliseconds and bytes. */
export const LIMITS = {
  runMs: 10_000,
  runBytes: MIB,
  fileMs: 5_000,
  fileBytes: MIB,
  tailBytes: 8 * MIB,
  chunkBytes: 64 * 1024,
  connectMs: 10_000,
  dialMs: 30_000,
  stepMs: 10_000,
  dialBytes: 64 * 1024,
  lookupMs: 5_000,
  listEntries: 100_000,
} as const;
