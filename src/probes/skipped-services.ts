import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import type { MasterCf } from '../postfix/master-cf.ts';
import { readConfiguration } from './collect/configuration.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Item = z.object({ service: z.string(), file: z.string(), line: z.number(), text: z.string() });
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('skipped'), items: z.array(Item) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export default defineProbe({
  id: 'skipped-services',
  question: 'Does master.cf begin with indented lines, which Postfix skips?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  items: 'skipped',
  commands: ({ instance }) => [`grep -n -m1 '^[^#]' ${instance.config}/master.cf`],
  collect: async (host: Host, { instance }): Promise<Result<MasterCf>> => (await readConfiguration(host, instance.config)).master,
  interpret(master): Interpretation<Outcome> {
    if (!master.ok) return { outcome: unknown(master), evidence: [] };
    const { services, problems } = master.value;
    const items = problems.flatMap(({ kind, file, line, text }) => {
      const [name = '', type = ''] = text.trim().split(/\s+/);
      // Written once more further down, the service isn't lost.
      const lost = kind === 'leading-blank' && /^[a-z-]+$/.test(type) && !services.some((one) => one.name === name && one.type === type);
      return lost ? [{ service: `${name}/${type}`, file, line, text: text.trim().slice(0, 120) }] : [];
    });
    if (items.length === 0) return { outcome: { kind: 'none' }, evidence: [] };
    return {
      outcome: { kind: 'skipped', items },
      evidence: items.map(({ file, line, text }) => ({ source: `${file}:${line}`, lines: [text] })),
    };
  },
});
