import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { autopsy } from './autopsy.ts';
import { boot } from './boot.ts';
import { allRuns, type LabRun } from './hosts.ts';
import { judge } from './judge.ts';
import { preflight } from './preflight.ts';
import { select } from './select.ts';

const USAGE = 'usage: npm run test:lab -- [--all] [--jobs N] [--built] [--symptoms] [--list] [NAME…]';
const ROOT = join(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'dist/postmedic.js');

/** Ends with 0 when every host passed, 1 when one failed, 2 when the lab can't run, 64 for wrong usage, 130 when interrupted. */
async function main(): Promise<number> {
  const wanted = options();
  if (typeof wanted === 'string') return stop(64, wanted);
  const runs = await allRuns();
  if (wanted.list) return list(runs);
  const cannot = preflight() ?? (wanted.built || wanted.symptoms ? null : build());
  if (cannot) return stop(2, `the lab cannot run: ${cannot}`);
  const chosen = select(runs, wanted, new Date());
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt.abort());
  const failed = await runAll(chosen, wanted, interrupt.signal);
  if (interrupt.signal.aborted) return stop(130, 'interrupted');
  const skipped = runs.length - chosen.length;
  console.log(`${chosen.length - failed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 ? 1 : 0;
}

interface Options {
  readonly all: boolean;
  readonly list: boolean;
  /** Tests dist/ as it is. */
  readonly built: boolean;
  /** Only shows that each fault is a fault and each healthy host works: check doesn't run. For writing them. */
  readonly symptoms: boolean;
  readonly jobs: number;
  readonly names: readonly string[];
}

function options(): Options | string {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { all: flag, list: flag, built: flag, symptoms: flag, jobs: { type: 'string', default: '2' } },
    });
    const jobs = Number(values.jobs);
    return jobs === 1 || jobs === 2 ? { ...values, jobs, names: positionals } : `--jobs takes 1 or 2; ${USAGE}`;
  } catch (error) {
    return `${(error as Error).message}; ${USAGE}`;
  }
}

function list(runs: readonly LabRun[]): number {
  for (const run of runs) console.log(`${run.kind.padEnd(8)}${run.name}`);
  return 0;
}

function stop(status: number, why: string): number {
  console.error(why);
  return status;
}

/** The program under test, made anew; null when it went well. */
function build(): string | null {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['scripts/build.ts'], { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? null : `the build failed: ${(stderr || stdout).trim()}`;
}

async function runAll(runs: readonly LabRun[], wanted: Options, signal: AbortSignal): Promise<number> {
  const waiting = [...runs];
  let failed = 0;
  const worker = async () => {
    for (let run = waiting.shift(); run && !signal.aborted; run = waiting.shift()) if (!(await one(run, wanted, signal))) failed += 1;
  };
  await Promise.all(Array.from({ length: wanted.jobs }, worker));
  return failed;
}

async function one(run: LabRun, { symptoms }: Options, signal: AbortSignal): Promise<boolean> {
  const booted = await boot(run, symptoms ? null : PROGRAM, signal);
  try {
    const wrong = judge(run, booted, !symptoms);
    if (signal.aborted) return false;
    const check = booted.check ? `, check ${booted.check.ms} ms` : '';
    console.log(`${wrong.length === 0 ? 'ok' : 'FAILED'} ${run.name} (${booted.elapsedMs} ms${check})`);
    if (wrong.length > 0) console.log(autopsy(wrong, booted));
    return wrong.length === 0;
  } finally {
    booted.release();
  }
}

process.exitCode = await main();
