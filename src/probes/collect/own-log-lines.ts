import type { Host, Result } from '../../host/types.ts';
import { type LogLine, parseLogLine } from '../../postfix/log-line.ts';
import type { InstanceRef } from '../probe.ts';
import { type LogView, readLog } from './log.ts';
import { logSettings } from './log-settings.ts';
import { type LogReading, readLogTexts } from './log-texts.ts';

export interface OwnLogLine extends LogLine {
  readonly file: string;
  /** The line as it stands in the log. */
  readonly raw: string;
}
export interface OwnLog {
  readonly view: LogView;
  /** Newest last; at most the newest few thousand. */
  readonly lines: readonly OwnLogLine[];
}

/**
 * The newest lines of an instance, whether the catalogue knows them or not. A program that stops says why in its own words, so what
 * stands just before "throttling" or "startup failed" is wanted as it is.
 */
export async function readOwnLog(host: Host, instance: InstanceRef, reading: LogReading = {}): Promise<Result<OwnLog>> {
  const [view, now, settings] = await Promise.all([readLog(host, instance, reading), host.now(), logSettings(host, instance)]);
  if (!view.ok) return view;
  if (!now.ok) return now;
  const clock = { nowMs: now.value.epochMs, zone: now.value.zone, offsetMinutes: now.value.offsetMinutes };
  const texts = await readLogTexts(host, view.value.source, clock, reading);
  if (!texts.ok) return texts;
  const lines = texts.value.flatMap(({ file, text }) =>
    newest(text).flatMap((raw): OwnLogLine[] => {
      const line = parseLogLine(raw, clock);
      return line && isOwn(line.tag, settings.syslogName) ? [{ ...line, file, raw }] : [];
    }),
  );
  return { ok: true, value: { view: view.value, lines } };
}

const MOST_BYTES = 1024 * 1024;
const newest = (text: string): string[] => text.slice(-MOST_BYTES).split('\n');

/** `postfix/qmgr`, and the two that come without a slash: `postfix` (the command) and `master` (a failed exec). */
const isOwn = (tag: string, name: string): boolean => tag === name || tag.startsWith(`${name}/`) || tag === 'postfix' || tag === 'master';
