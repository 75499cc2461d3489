import type { CheckDocument } from '../../src/diagnosis/check-document.ts';
import { again } from './again.ts';
import { autopsy } from './autopsy.ts';
import { boot } from './boot.ts';
import { build, PROGRAM } from './build.ts';
import { allRuns, type LabRun } from './hosts.ts';
import { judge } from './judge.ts';
import { type Options, readOptions } from './options.ts';
import { preflight } from './preflight.ts';
import { select } from './select.ts';
import { isPossible, postfixVersion } from './version.ts';

type Finding = CheckDocument['findings'][number];

/** Ends with 0 when every host passed, 1 when one failed, 2 when the lab can't run, 64 for wrong usage, 130 when interrupted. */
async function main(): Promise<number> {
  const wanted = readOptions(process.argv.slice(2));
  if (typeof wanted === 'string') return stop(64, wanted);
  const runs = await allRuns();
  if (wanted.list) return list(runs);
  const asked = select(runs, wanted, new Date());
  if (typeof asked === 'string') return stop(64, asked);
  const cannot = preflight(wanted.root) ?? (wanted.built || wanted.symptoms ? null : build());
  if (cannot) return stop(2, `the lab cannot run: ${cannot}`);
  const version = postfixVersion(wanted.root);
  const chosen = asked.filter((run) => isPossible(run, version));
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt.abort());
  const failed = await runAll(chosen, wanted, interrupt.signal);
  if (interrupt.signal.aborted) return stop(130, 'interrupted');
  const skipped = runs.length - chosen.length;
  console.log(`${chosen.length - failed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 ? 1 : 0;
}

function list(runs: readonly LabRun[]): number {
  for (const run of runs) console.log(`${run.kind.padEnd(8)}${run.name}`);
  return 0;
}

function stop(status: number, why: string): number {
  console.error(why);
  return status;
}

/** More failures than this are no matter of a busy machine. */
const MOST_SECOND_TRIES = 5;

/** How many hosts failed. A few that did are booted once more, alone: what only a busy machine brought about is told, and no failure. */
async function runAll(runs: readonly LabRun[], wanted: Options, signal: AbortSignal): Promise<number> {
  const waiting = [...runs];
  const failed: LabRun[] = [];
  const worker = async () => {
    for (let run = waiting.shift(); run && !signal.aborted; run = waiting.shift()) if (!(await one(run, wanted, signal))) failed.push(run);
  };
  await Promise.all(Array.from({ length: wanted.jobs }, worker));
  if (signal.aborted || failed.length > MOST_SECOND_TRIES) return failed.length;
  let lost = 0;
  for (const run of failed) {
    console.log(`once more, alone: ${run.name}`);
    if (!(await one(run, wanted, signal))) lost += 1;
  }
  return lost;
}

async function one(run: LabRun, { symptoms, root }: Options, signal: AbortSignal): Promise<boolean> {
  const booted = await boot(run, symptoms ? null : PROGRAM, signal, root);
  try {
    const { findings, wrong: first } = judge(run, booted, !symptoms);
    if (signal.aborted) return false;
    const wrong = [...first, ...(findings ? await replayed(run, booted.recording, findings) : [])];
    const check = booted.check ? `, check ${booted.check.ms} ms` : '';
    console.log(`${wrong.length === 0 ? 'ok' : 'FAILED'} ${run.name} (${booted.elapsedMs} ms${check})`);
    if (wrong.length > 0) console.log(autopsy({ wrong, findings }, booted));
    return wrong.length === 0;
  } finally {
    booted.release();
  }
}

/** The same findings from the recording; and for a fault, none without the edge that leads to it. */
async function replayed(run: LabRun, recording: string, findings: readonly Finding[]): Promise<readonly string[]> {
  const wrong = again(PROGRAM, recording, findings);
  if (run.kind === 'healthy' || !findings.some(({ id }) => id === run.fault.finding)) return wrong;
  const { edgeMatters } = await import('./edge.ts');
  const edge = await edgeMatters(run.fault.finding, recording).catch((error: Error) => [`the edge can't be tried: ${error.message}`]);
  return [...wrong, ...edge];
}

process.exitCode = await main();
