import type { Host, Result, TailValue } from '../../host/types.ts';
import { parseLogLine } from '../../postfix/log-line.ts';
import type { LogClock } from '../../postfix/log-time.ts';
import type { LogSource } from './log-source.ts';
import { facilityNumber } from './syslog/selector.ts';

/** One text to index. */
export interface LogTexts {
  readonly file: string;
  readonly whole: boolean;
  readonly text: string;
}

const TAIL_BYTES = 4 * 1024 * 1024;
const DAY_MS = 86_400_000;
const JOURNAL = ['journalctl', '--no-pager', '--quiet', '--output=short-iso', '--lines=20000'];

/** `grown`: with what was written since the log was first read in this epoch, such as what a probe's own connection brought about. */
export interface LogReading {
  readonly grown?: boolean;
}

/** The texts of a source, oldest first. Fails when none of its files can be read. */
export async function readLogTexts(
  host: Host,
  source: LogSource,
  clock: LogClock,
  { grown = false }: LogReading = {},
): Promise<Result<readonly LogTexts[]>> {
  if (source.via === 'journal') return readJournal(host, source.facility);
  const read = await Promise.all(source.files.map((file) => readFile(host, file, clock, grown)));
  const texts = read.flatMap((result) => (result.ok ? result.value : []));
  const failure = read.find((result) => !result.ok);
  return texts.length === 0 && failure !== undefined ? failure : { ok: true, value: texts };
}

async function readFile(host: Host, file: string, clock: LogClock, grown: boolean): Promise<Result<LogTexts[]>> {
  const tail = await host.readTail(file, TAIL_BYTES);
  if (!tail.ok) return tail;
  const current = {
    file,
    whole: tail.value.offset === 0,
    text: grown ? tail.value.text + (await writtenSince(host, file, tail.value.size)) : tail.value.text,
  };
  if (!isYoung(tail.value, clock)) return { ok: true, value: [current] };
  const rotated = await host.readTail(`${file}.1`, TAIL_BYTES);
  return {
    ok: true,
    value: rotated.ok ? [{ file: `${file}.1`, whole: rotated.value.offset === 0, text: rotated.value.text }, current] : [current],
  };
}

const GROWTH_BYTES = 65_536;

/** The first look at a file is kept for the epoch; this second call asks for other bytes and so is made anew. */
async function writtenSince(host: Host, file: string, size: number): Promise<string> {
  const read = await host.readAt(file, size, GROWTH_BYTES);
  return read.ok ? Buffer.from(read.value, 'base64').toString('utf8') : '';
}

/** Does all of the file reach back less than a day? Then the rotated one has lines that still count. */
function isYoung(tail: TailValue, clock: LogClock): boolean {
  if (tail.offset > 0) return false;
  const end = tail.text.indexOf('\n');
  const first = parseLogLine(end < 0 ? tail.text : tail.text.slice(0, end), clock)?.atMs ?? null;
  return first === null || first > clock.nowMs - DAY_MS;
}

async function readJournal(host: Host, facility: string): Promise<Result<LogTexts[]>> {
  const argv = [...JOURNAL, `SYSLOG_FACILITY=${facilityNumber(facility)}`];
  const run = await host.run(argv, { timeoutMs: 10_000, maxBytes: 4 * TAIL_BYTES });
  if (!run.ok) return run;
  if (run.value.code !== 0) return { ok: false, kind: 'denied', reason: `journalctl: ${run.value.stderr.trim()}`, what: 'journalctl' };
  return { ok: true, value: [{ file: argv.join(' '), whole: false, text: run.value.stdout }] };
}
