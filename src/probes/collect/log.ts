import type { Host, Result } from '../../host/types.ts';
import { indexLog, type LogIndex } from '../../postfix/log-index.ts';
import { catalogue } from '../../postfix/message-catalogue.ts';
import type { InstanceRef } from '../probe.ts';
import { logSettings } from './log-settings.ts';
import { findLog } from './log-source.ts';
import { type LogReading, type LogTexts, readLogTexts } from './log-texts.ts';
import { type LogView, logViewOf } from './log-view.ts';

export { type LogHit, type LogView, logEvidence, RECENT } from './log-view.ts';

/**
 * Reads the newest part of an instance's log (the last 4 MiB, and the rotated file before it when that is young) and matches the message
 * catalogue against the lines of its syslog_name. A Failure says that the log wasn't found or can't be read: never read as "nothing logged".
 */
export async function readLog(host: Host, instance: InstanceRef, reading: LogReading = {}): Promise<Result<LogView>> {
  const [settings, now] = await Promise.all([logSettings(host, instance), host.now()]);
  if (!now.ok) return now;
  const source = await findLog(host, settings);
  if (!source.ok) return source;
  const clock = { nowMs: now.value.epochMs, zone: now.value.zone, offsetMinutes: now.value.offsetMinutes };
  const texts = await readLogTexts(host, source.value, clock, reading);
  if (!texts.ok) return texts;
  const logs = texts.value.map((log: LogTexts) => ({ file: log.file, whole: log.whole, index: indexOnce(log.text, settings.syslogName) }));
  return { ok: true, value: logViewOf(source.value, logs, catalogue(), clock) };
}

const KEPT = 6;
const indexes: { readonly name: string; readonly catalogue: unknown; readonly index: LogIndex }[] = [];

/** Ten probes read the same log: it is gone through once. */
function indexOnce(text: string, name: string): LogIndex {
  const known = indexes.find((each) => each.name === name && each.catalogue === catalogue() && each.index.text === text);
  if (known !== undefined) return known.index;
  const index = indexLog(text, name, catalogue());
  indexes.unshift({ name, catalogue: catalogue(), index });
  indexes.length = Math.min(indexes.length, KEPT);
  return index;
}
