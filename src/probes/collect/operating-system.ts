import { z } from 'zod';
import type { Host } from '../../host/types.ts';

/** What /etc/os-release says (os-release(5)); empty where it doesn't. */
export const OperatingSystem = z.object({
  id: z.string(),
  /** ID_LIKE: the distributions that this one descends from. */
  like: z.string(),
  versionId: z.string(),
  codename: z.string(),
  prettyName: z.string(),
});
export type OperatingSystem = z.infer<typeof OperatingSystem>;

export async function readOperatingSystem(host: Host): Promise<OperatingSystem> {
  const own = await host.readFile('/etc/os-release');
  const text = own.ok ? own : await host.readFile('/usr/lib/os-release');
  return parseOsRelease(text.ok ? text.value : '');
}

export function parseOsRelease(text: string): OperatingSystem {
  const value = (name: string) => new RegExp(`^${name}=(["']?)(.*)\\1\\s*$`, 'm').exec(text)?.[2] ?? '';
  return {
    id: value('ID'),
    like: value('ID_LIKE'),
    versionId: value('VERSION_ID'),
    codename: value('VERSION_CODENAME'),
    prettyName: value('PRETTY_NAME'),
  };
}
