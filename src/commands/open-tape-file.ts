import { callKey } from '../host/call-key.ts';
import type { Exchange } from '../host/exchange.ts';
import { openTape } from '../host/open.ts';
import { type RecordedSession, readSession } from '../session/read.ts';

export type TapeFile =
  | { readonly ok: true; readonly session: RecordedSession; readonly opened: ReturnType<typeof openTape> }
  | { readonly ok: false; readonly message: string };

/** A recorded host from a session file; what is wrong with the file comes back as one sentence. */
export function openTapeFile(path: string): TapeFile {
  const read = readSession(path, { exchanges: true });
  if (!read.ok) return read;
  const exchanges = read.session.exchanges.map((event) => {
    const { epoch, elapsedMs } = event;
    const call = event.call as unknown as Exchange['call'];
    return { epoch, elapsedMs, call, key: callKey(call), result: event.result as unknown as Exchange['result'] };
  });
  return { ok: true, session: read.session, opened: openTape(exchanges) };
}
