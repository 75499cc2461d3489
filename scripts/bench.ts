/**
 * `npm run bench`: start-up, first frame, keys, check-up and memory, each as a ratio to a yardstick measured in the same run.
 * Exits with 1 when a bar is missed. `check` is measured on the machine as it is: run it on a healthy Postfix host.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { peakMemoryOf, timeOf } from './bench/process.ts';
import { medians } from './bench/rounds.ts';
import { timeUntil } from './bench/terminal.ts';

const NODE = process.execPath;
const POSTMEDIC = [NODE, 'dist/postmedic.js'];
const FIRST_SYMPTOM = 'What is wrong?';
const ROUNDS = 11;

interface Bar {
  readonly what: string;
  readonly value: number;
  readonly bar: number;
  readonly unit: string;
}

async function startUp(): Promise<Bar[]> {
  const median = await medians(
    [
      { name: 'node', measure: () => timeOf([NODE, '-e', '0']) },
      { name: 'version', measure: () => timeOf([...POSTMEDIC, '--version']) },
      { name: 'first', measure: () => timeUntil(POSTMEDIC, FIRST_SYMPTOM) },
      { name: 'key', measure: () => timeUntil(POSTMEDIC, FIRST_SYMPTOM, { send: '?', answer: 'Keys' }) },
    ],
    ROUNDS,
  );
  const ratio = (name: string) => (median.get(name) ?? 0) / (median.get('node') ?? 1);
  return [
    { what: '--version, to exit', value: ratio('version'), bar: 1.5, unit: 'x node -e 0' },
    { what: 'symptom list readable', value: ratio('first'), bar: 2, unit: 'x node -e 0' },
    { what: 'a key sent at that instant answered', value: ratio('key'), bar: 6, unit: 'x node -e 0' },
  ];
}

/** Programs that a check ran, as its own recording tells, and the longest time that it spent sampling. */
function ranIn(recording: string): { commands: string; samplingMs: number } {
  const events = readFileSync(recording, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const calls = events.filter((event) => event.kind === 'exchange').map((event) => event.call);
  const commands = calls.filter((call) => call.op === 'run').map((call) => call.argv.map((word: string) => `'${word}'`).join(' '));
  const windows = calls.filter((call) => call.op === 'sample').map((call) => call.times * call.everyMs);
  return { commands: `${commands.join('\n')}\n`, samplingMs: Math.max(0, ...windows) };
}

async function checkUp(): Promise<Bar[]> {
  const directory = mkdtempSync(join(tmpdir(), 'postmedic-bench-'));
  const recording = join(directory, 'check.jsonl');
  try {
    const { status } = spawnSync(NODE, ['dist/postmedic.js', 'check', '--json', '--record', recording], { stdio: 'ignore' });
    if (status !== 0) console.log(`note: check ends with ${status} here; its time counts for a healthy host only`);
    const { commands, samplingMs } = ranIn(recording);
    const xargs = ['xargs', '-P', String(availableParallelism()), '-I{}', 'sh', '-c', '{} >/dev/null 2>&1 || true'];
    const median = await medians(
      [
        { name: 'start', measure: () => timeOf([...POSTMEDIC, 'flows', 'list']) },
        { name: 'check', measure: () => timeOf([...POSTMEDIC, 'check', '--json']) },
        { name: 'xargs', measure: () => timeOf(xargs, commands) },
      ],
      ROUNDS,
    );
    const at = (name: string) => median.get(name) ?? 0;
    const memory = await peakMemoryOf([...POSTMEDIC, 'check', '--json']);
    return [
      {
        what: 'check, less start-up and sampling',
        value: (at('check') - at('start') - samplingMs) / at('xargs'),
        bar: 1.5,
        unit: 'x its commands under xargs -P',
      },
      { what: 'memory while probing', value: memory, bar: 110, unit: 'MB' },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const bars = [...(await startUp()), ...(await checkUp())];
for (const { what, value, bar, unit } of bars)
  console.log(`${value <= bar ? 'ok    ' : 'MISSED'} ${what}: ${value.toFixed(2)} ${unit} (bar ${bar})`);
process.exitCode = bars.every(({ value, bar }) => value <= bar) ? 0 : 1;
