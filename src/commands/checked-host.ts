import { hostname } from 'node:os';
import type { Knowledge, ProbeDone } from '../flow/types.ts';
import type { Exchange } from '../host/exchange.ts';
import { type OpenHost, openHost } from '../host/open.ts';
import { type AnyEvent, SESSION_SCHEMA } from '../session/events.ts';
import { createStore } from '../session/store.ts';
import type { Build } from './build-facts.ts';
import { openTapeFile } from './open-tape-file.ts';

/** The host of one `check`: this machine or a recording, and where the run is recorded, if anywhere. */
export interface CheckedHost {
  readonly opened: OpenHost;
  readonly onProbe: (done: ProbeDone) => void;
  readonly end: () => void;
}
type Opened = { readonly ok: true; readonly value: CheckedHost } | { readonly ok: false; readonly reason: string };

interface Source {
  readonly from?: string;
  readonly record?: string;
  readonly allowNetwork?: boolean;
}

export function openChecked(build: Build, knowledge: Knowledge, { from, record, allowNetwork = false }: Source): Opened {
  if (from !== undefined && record !== undefined)
    return { ok: false, reason: '--from reads a recording and --record makes one: use only one of them.' };
  if (from !== undefined) return fromTape(from);
  const recorder = record === undefined ? null : openRecorder(build, knowledge, record);
  if (recorder?.trouble !== undefined) return { ok: false, reason: recorder.trouble };
  const append = recorder?.append ?? (() => {});
  const opened = openHost({
    allowNetwork,
    ...emptyPath(),
    ...(recorder === null
      ? {}
      : { onExchange: ({ key: _key, ...exchange }: Exchange) => append({ kind: 'exchange', ...exchange } as AnyEvent) }),
  });
  return {
    ok: true,
    value: { opened, onProbe: (done) => append({ kind: 'probe-done', ...done } as AnyEvent), end: () => recorder?.end() },
  };
}

/** The host uses its own search path, whatever the caller's is; only an empty one is kept: it says that there are no programs here. */
function emptyPath(): { path?: string } {
  return process.env['PATH'] === '' ? { path: '' } : {};
}

function fromTape(path: string): Opened {
  const tape = openTapeFile(path);
  if (!tape.ok) return { ok: false, reason: tape.message };
  for (const warning of tape.session.warnings) process.stderr.write(`postmedic: ${warning}\n`);
  return { ok: true, value: { opened: tape.opened, onProbe: () => {}, end: () => {} } };
}

/** The session file of a run without a person: exchanges and probes, no answers. */
function openRecorder({ version }: Build, { digest }: Knowledge, path: string) {
  let trouble: string | undefined;
  let begun = false;
  const header = { schema: SESSION_SCHEMA, version, flowDigest: digest, host: hostname(), startedAt: new Date().toISOString() } as const;
  const store = createStore({
    path,
    header,
    onTrouble(sentence) {
      trouble ??= sentence;
      if (begun) process.stderr.write(`postmedic: ${sentence}\n`);
    },
  });
  begun = store.path !== null;
  const end = () => {
    store.append({ kind: 'end', how: 'finished' });
    store.close();
  };
  return { trouble: !begun ? (trouble ?? `${path} can't be written.`) : undefined, append: store.append, end };
}
