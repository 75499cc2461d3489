import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { splitList } from '../postfix/lists.ts';
import { placeOf } from '../postfix/own-place.ts';
import type { Configuration } from './collect/configuration.ts';
import { readWayOut } from './collect/way-out.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** smtp(8) asks DNS itself: nsswitch.conf plays no part. */
  z.object({ kind: z.literal('not-used') }),
  z.object({ kind: z.literal('with-dns') }),
  /** Mail goes straight to its recipients' servers, and nobody asks DNS which these are. */
  z.object({ kind: z.literal('no-mx'), setting: z.string(), place: z.string() }),
  z.object({ kind: z.literal('without-dns'), file: z.string(), line: z.number(), text: z.string(), setting: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Setting {
  readonly text: string;
  readonly place: string;
}
export interface Facts {
  /** The setting that makes smtp(8) use the C library's lookups only; null when it asks DNS. */
  readonly setting: Setting | null;
  /** No relay and no table says where mail goes. */
  readonly direct: boolean;
  readonly file: string;
  readonly text: Result<string>;
}

export default defineProbe({
  id: 'native-lookup',
  question: 'If smtp(8) looks names up through nsswitch.conf alone, does that include DNS?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`postconf -c ${instance.config} -x smtp_host_lookup disable_dns_lookups`, 'grep ^hosts: /etc/nsswitch.conf'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const { value, chrooted, configuration, relays } = await readWayOut(host, instance.config);
    const file = `${chrooted ? (configuration.value('queue_directory') ?? '') : ''}/etc/nsswitch.conf`;
    const direct = relays.length === 0 && (value('transport_maps') ?? '') === '';
    return { setting: nativeOnly(value, configuration.definition), direct, file, text: await host.readFile(file) };
  },
  interpret({ setting, direct, file, text }): Interpretation<Outcome> {
    if (setting === null) return { outcome: { kind: 'not-used' }, evidence: [] };
    // Without the file or the line, glibc asks DNS first (nsswitch.conf(5)).
    const noMx = direct && !setting.text.startsWith('smtp_host_lookup');
    const enough: Outcome = noMx ? { kind: 'no-mx', setting: setting.text, place: setting.place } : { kind: 'with-dns' };
    if (!text.ok) return { outcome: text.kind === 'not-found' ? enough : unknown(text), evidence: [] };
    const lines = text.value.split('\n');
    const at = lines.findIndex((line) => /^\s*hosts\s*:/.test(line));
    const found = (lines[at] ?? '').replace(/#.*/, '').trim();
    const evidence = [{ source: `${file}:${at + 1}`, lines: [found] }];
    if (at === -1 || /\b(dns|resolve)\b/.test(found)) return { outcome: enough, evidence };
    return { outcome: { kind: 'without-dns', file, line: at + 1, text: found, setting: setting.text }, evidence };
  },
});

/** smtp_host_lookup, smtp_dns_support_level and disable_dns_lookups (postconf(5)). */
function nativeOnly(value: (name: string) => string | undefined, definition: Configuration['definition']): Setting | null {
  const set = (name: string, to: string): Setting => ({ text: `${name} = ${to}`, place: placeOf(definition(name)) });
  if (value('disable_dns_lookups') === 'yes') return set('disable_dns_lookups', 'yes');
  if (value('smtp_dns_support_level') === 'disabled') return set('smtp_dns_support_level', 'disabled');
  const ways = splitList(value('smtp_host_lookup') ?? 'dns');
  return ways.includes('native') && !ways.includes('dns') ? set('smtp_host_lookup', ways.join(', ')) : null;
}
