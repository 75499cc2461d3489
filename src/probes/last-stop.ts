import { z } from 'zod';
import type { Host, ProcessInfo, Result } from '../host/types.ts';
import { type LogHit, type LogView, logEvidence, readLog } from './collect/log.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** The last word of master is that it was told to end. */
  z.object({ kind: z.literal('stopped'), at: z.string(), line: z.string() }),
  /** master started and never said that it ends, or said that a crash ends it. */
  z.object({ kind: z.literal('died'), at: z.string(), line: z.string(), killed: z.string() }),
  /** The same, but nobody can say that whatever was logged was also written down. */
  z.object({ kind: z.literal('end-not-logged'), at: z.string() }),
  /** The log knows neither a start nor an end. */
  z.object({ kind: z.literal('never-seen'), log: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly log: Result<LogView>;
  /** Last kernel line about a process that ran out of memory, or null. */
  readonly outOfMemory: string | null;
  readonly processes: Result<readonly ProcessInfo[]>;
}

export default defineProbe({
  id: 'last-stop',
  question: 'How did Postfix end the last time?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: () => ["grep -E 'postfix[^ ]*/master.*(daemon started|terminating)' /var/log/mail.log | tail -n 2", 'journalctl -k -g oom'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [log, outOfMemory, processes] = await Promise.all([readLog(host, instance), lastKill(host), host.processes()]);
    return { log, outOfMemory, processes };
  },
  interpret({ log, outOfMemory, processes }): Interpretation<Outcome> {
    if (!log.ok) return { outcome: unknown(log), evidence: [] };
    const { lastStart, lastStop, source } = log.value;
    if (lastStart !== null && !isLater(lastStop, lastStart)) {
      if (!wroteSince(lastStart, log.value, processes))
        return { outcome: { kind: 'end-not-logged', at: moment(lastStart) }, evidence: logEvidence([lastStart]) };
      const killed = outOfMemory ?? 'the kernel log, as far as it can be read, names no reason';
      const evidence = [...logEvidence([lastStart]), ...(outOfMemory ? [{ source: 'kernel log', lines: [outOfMemory] }] : [])];
      return { outcome: { kind: 'died', at: moment(lastStart), line: lastStart.text, killed }, evidence };
    }
    const signal = crashSignal(lastStop);
    if (lastStop !== null && signal !== null) {
      const killed = `master's last words are that signal ${signal} ends it, which is a crash`;
      return { outcome: { kind: 'died', at: moment(lastStop), line: lastStop.text, killed }, evidence: logEvidence([lastStop]) };
    }
    if (lastStop !== null) {
      return { outcome: { kind: 'stopped', at: moment(lastStop), line: lastStop.text }, evidence: logEvidence([lastStop]) };
    }
    const from = source.files[0] ?? 'the journal';
    return { outcome: { kind: 'never-seen', log: from }, evidence: [{ source: from, lines: ['no line of master'] }] };
  },
});

/** Signals by which people and programs end a process: interrupt, quit, terminate. master tells of others only when it crashes. */
const ASKED = [2, 3, 15];

function crashSignal(stop: LogHit | null): number | null {
  const signal = Number(/terminating on signal (\d+)/.exec(stop?.text ?? '')?.[1] ?? 15);
  return ASKED.includes(signal) ? null : signal;
}

const LOGGER = /^(rsyslogd|syslog-ng|syslogd|systemd-journal|metalog|socklog)/;
const SLACK_MS = 2_000;

/** A missing last line means something only where the logger has run since the start. */
function wroteSince(start: LogHit, { source }: LogView, processes: Result<readonly ProcessInfo[]>): boolean {
  if (source.via === 'maillog-file') return true;
  const loggers = processes.ok ? processes.value.filter(({ name }) => LOGGER.test(name)) : [];
  return loggers.some(({ startedAtMs }) => start.atMs !== null && startedAtMs <= start.atMs + SLACK_MS);
}

/** Equal times say nothing: then the place in the file decides, and hits of one file have line numbers where they were all read. */
function isLater(stop: LogHit | null, start: LogHit): boolean {
  if (stop === null) return false;
  if (stop.atMs === null || start.atMs === null || stop.atMs !== start.atMs) return (stop.atMs ?? 0) > (start.atMs ?? 0);
  return stop.file === start.file && stop.line !== null && start.line !== null ? stop.line > start.line : true;
}

const moment = ({ atMs }: LogHit): string => (atMs === null ? 'an unknown time' : new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z'));

/** A kernel that ran out of memory says whom it ended. Often unreadable (containers, ordinary users): then there is nothing to add. */
async function lastKill(host: Host): Promise<string | null> {
  const journal = await host.run(['journalctl', '--no-pager', '--quiet', '-k', '-n', '2000'], { timeoutMs: 5_000 });
  const text = journal.ok && journal.value.code === 0 && journal.value.stdout !== '' ? journal.value.stdout : await kernelFile(host);
  const lines = text.split('\n').filter((line) => /Killed process \d+ \((master|qmgr)\)/.test(line));
  return lines.at(-1)?.trim() ?? null;
}

async function kernelFile(host: Host): Promise<string> {
  const file = await host.readTail('/var/log/kern.log', 512 * 1024);
  return file.ok ? file.value.text : '';
}
