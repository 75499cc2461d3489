/** Makes flows/recordings/ again: the hosts of the demo, recorded by check on lab hosts with real faults. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boot } from './boot.ts';
import { build, PROGRAM } from './build.ts';
import { allRuns, type LabRun } from './hosts.ts';
import { judge } from './judge.ts';
import { preflight } from './preflight.ts';
import { scrubbed } from './scrub.ts';

const RECORDINGS = join(import.meta.dirname, '../../flows/recordings');
/** A recording is part of the package: no larger than this, in bytes. */
const LARGEST = 300_000;

/** Names of runs, and what the demo calls them. */
const DEMO: { readonly [name: string]: string } = {
  stock: 'A healthy mail server, for comparison',
  'inet-interfaces-loopback-only': 'Mail from other machines never arrives: connections are refused',
  'port-in-use-other-mta': "Postfix doesn't start: something else is there already",
  'main-cf-syntax': "Postfix doesn't start after an edit",
  'syslog-not-running': 'Postfix works, but the mail log stays empty',
  'firewall-drops-smtp': 'Mail from this machine arrives, mail from others never does',
  'dns-resolver-down': 'Mail to others stays in the queue',
  'master-died': 'Postfix was running yesterday',
};

/** @returns the exit status: 0, 1 when a host couldn't be recorded, 2 when the lab can't run. */
async function main(): Promise<number> {
  const cannot = preflight() ?? build();
  if (cannot) return say(2, `the lab cannot run: ${cannot}`);
  mkdirSync(RECORDINGS, { recursive: true });
  for (const file of readdirSync(RECORDINGS)) rmSync(join(RECORDINGS, file));
  const runs = await allRuns();
  for (const [name, title] of Object.entries(DEMO)) {
    const run = runs.find((one) => one.name === name);
    const wrong = run ? await record(run, title) : ['there is no such lab host'];
    if (wrong.length > 0) return say(1, `${name} was not recorded: ${wrong.join('; ')}`);
  }
  return 0;
}

function say(status: number, text: string): number {
  console.error(text);
  return status;
}

async function record(run: LabRun, title: string): Promise<readonly string[]> {
  const booted = await boot(run, PROGRAM, new AbortController().signal);
  try {
    const { wrong } = judge(run, booted, true);
    return wrong.length > 0 ? wrong : keep(run.name, titled(readFileSync(booted.recording, 'utf8'), title));
  } finally {
    booted.release();
  }
}

function keep(name: string, text: string): readonly string[] {
  if (text.length > LARGEST) return [`its recording is too large: ${text.length} bytes`];
  writeFileSync(join(RECORDINGS, `${name.replace('/', '-')}.jsonl`), text);
  console.log(`recorded ${name}: ${text.length} bytes`);
  return [];
}

/** The header with its title and the looks at the host; what check concluded from them is left to whoever plays it. */
function titled(recording: string, title: string): string {
  const [header = '', ...events] = recording.trimEnd().split('\n');
  const exchanges = events.filter((line) => JSON.parse(line).kind === 'exchange').map(scrubbed);
  return `${[JSON.stringify({ ...JSON.parse(header), title }), ...exchanges].join('\n')}\n`;
}

process.exitCode = await main();
