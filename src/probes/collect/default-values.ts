import type { Host, Result } from '../../host/types.ts';
import { postconfFailure, readValues } from './postconf.ts';

/** The compiled-in defaults, not expanded. `postconf -d` reads no file, so it answers also when main.cf is broken. */
export async function readDefaultValues(host: Host): Promise<Result<ReadonlyMap<string, string>>> {
  const ran = await host.run(['postconf', '-d']);
  if (!ran.ok) return ran;
  return ran.value.code === 0 ? { ok: true, value: readValues(ran.value.stdout) } : postconfFailure(ran.value);
}
