import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabRun } from './hosts.ts';

/** Longest life of one host in milliseconds, boot included. */
const HOST_LIMIT = 90_000;
const LAB = import.meta.dirname;

/** What one stage of a host left behind; null: the stage was not reached. */
export interface Stage {
  readonly code: number;
  readonly ms: number;
  readonly text: string;
}
export interface Booted {
  readonly elapsedMs: number;
  /** Why the host ended early, or null. */
  readonly broken: string | null;
  /** The symptom on the healthy host. */
  readonly before: Stage | null;
  readonly inject: Stage | null;
  readonly symptom: Stage | null;
  /** `text` is what `check --json` printed. */
  readonly check: Stage | null;
  readonly checkErrors: string;
  /** The same as an ordinary user. */
  readonly userCheck: Stage | null;
  readonly mailLog: string;
  /** Path of the session file that `check --record` wrote; gone after `release`. */
  readonly recording: string;
  release(): void;
}

/**
 * Boots one private host, puts the fault in and runs check there. Nothing of it is left when the promise settles.
 * @param program dist/postmedic.js, or null to see the symptom only.
 * @param root whose programs and configuration the host has; / is this machine.
 */
export async function boot(run: LabRun, program: string | null, signal: AbortSignal, root = '/'): Promise<Booted> {
  const out = mkdtempSync(join(tmpdir(), 'postmedic-lab-'));
  const texts = run.kind === 'healthy' ? { inject: run.host.setup, symptom: run.host.proof } : run.how;
  writeFileSync(join(out, 'inject.sh'), texts.inject);
  writeFileSync(join(out, 'symptom.sh'), texts.symptom);
  const start = performance.now();
  const command = ['bash', join(LAB, 'lib/stages.sh'), run.kind, ...(program ? [process.execPath, program] : [])];
  const broken = await live(command, out, root, signal);
  return {
    elapsedMs: Math.round(performance.now() - start),
    broken,
    before: stage(out, 'before', 'log'),
    inject: stage(out, 'inject', 'log'),
    symptom: stage(out, 'symptom', 'log'),
    check: stage(out, 'check', 'json'),
    checkErrors: text(out, 'check.err'),
    userCheck: stage(out, 'user', 'json'),
    mailLog: text(out, 'mail.log'),
    recording: join(out, 'recording.jsonl'),
    release: () => rmSync(out, { recursive: true, force: true }),
  };
}

/** Resolves with null when the host lived to its end, else with the reason why it didn't. */
function live(command: readonly string[], out: string, root: string, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(HOST_LIMIT)]);
    const child = spawn('bash', [join(LAB, 'host.sh'), out, ...command], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LAB_ROOT: root },
      signal: limit,
      // Killing the outermost process ends the namespaces and with them every process and mount inside.
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
    });
    child.on('error', (error) => resolve(limit.aborted && !signal.aborted ? `not finished after ${HOST_LIMIT / 1000} s` : error.message));
    child.on('close', (code, killed) => resolve(code === 0 ? null : `${said.trim()} (${killed ?? `status ${code}`})`));
  });
}

function stage(out: string, name: string, suffix: string): Stage | null {
  if (!existsSync(join(out, `${name}.ms`))) return null;
  return { code: Number(text(out, `${name}.rc`)), ms: Number(text(out, `${name}.ms`)), text: text(out, `${name}.${suffix}`) };
}

function text(out: string, file: string): string {
  const path = join(out, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
