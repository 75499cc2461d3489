import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where sessions are kept: `$XDG_STATE_HOME/postmedic/sessions`, by default below `~/.local/state`. */
export function sessionsDirectory(env: NodeJS.ProcessEnv = process.env): string {
  const state = env.XDG_STATE_HOME;
  // The XDG base directory rules say that a relative path is to be ignored.
  const base = state?.startsWith('/') ? state : join(homedir(), '.local', 'state');
  return join(base, 'postmedic', 'sessions');
}

/** A new session's file: its start time makes it sortable, the process number unique. */
export function newSessionPath(startedAt: Date, env: NodeJS.ProcessEnv = process.env): string {
  const stamp = startedAt.toISOString().replaceAll(/[-:]/g, '').replace(/\.\d+/, '');
  return join(sessionsDirectory(env), `${stamp}-${process.pid}.jsonl`);
}
