import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { placeOf } from '../postfix/own-place.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { readOperatingSystem } from './collect/operating-system.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('good') }),
  /** Debian's Postfix takes a path here and reads the name from that file. */
  z.object({ kind: z.literal('file-missing'), file: z.string(), place: z.string() }),
  z.object({ kind: z.literal('file-empty'), file: z.string(), place: z.string() }),
  z.object({ kind: z.literal('several-names'), value: z.string(), place: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly configuration: Configuration;
  readonly origin: string;
  /** The first line of the file that it names; null when it names none. */
  readonly file: Result<string> | null;
  /** Only the Postfix of Debian and its kin reads a file. */
  readonly readsFile: boolean;
}

export default defineProbe({
  id: 'mail-origin',
  question: 'Is myorigin one name, or a file that holds one?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`postconf -c ${instance.config} -x myorigin`, 'cat /etc/mailname'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const configuration = await readConfiguration(host, instance.config);
    const origin = configuration.value('myorigin') ?? '';
    const { id, like } = await readOperatingSystem(host);
    const readsFile = `${id} ${like}`.split(' ').includes('debian');
    return { configuration, origin, readsFile, file: origin.startsWith('/') ? await host.readFile(origin) : null };
  },
  interpret({ configuration, origin, file, readsFile }): Interpretation<Outcome> {
    const place = placeOf(configuration.definition('myorigin'));
    if (file !== null && !readsFile) return { outcome: { kind: 'good' }, evidence: [] };
    if (file === null) return severalIn(origin, place, { source: place, lines: [`myorigin = ${origin}`] });
    if (!file.ok && file.kind !== 'not-found') return { outcome: unknown(file), evidence: [] };
    const setting: Evidence = { source: place, lines: [`myorigin = ${origin}`] };
    if (!file.ok) {
      return { outcome: { kind: 'file-missing', file: origin, place }, evidence: [setting, { source: origin, lines: ['is not there'] }] };
    }
    const name = file.value.split('\n')[0]?.trim() ?? '';
    if (name === '') return { outcome: { kind: 'file-empty', file: origin, place }, evidence: [setting] };
    return severalIn(name, origin, { source: `${origin}:1`, lines: [name] });
  },
});

function severalIn(value: string, place: string, evidence: Evidence): Interpretation<Outcome> {
  if (!/[\s,]/.test(value)) return { outcome: { kind: 'good' }, evidence: [] };
  return { outcome: { kind: 'several-names', value, place }, evidence: [evidence] };
}
