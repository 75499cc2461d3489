/** A small world to walk: four probes over a made-up host, and three trees that ask them. */
import { z } from 'zod';
import type { FindingPage, Flow, Knowledge } from '../../src/flow/types.ts';
import { callKey } from '../../src/host/call-key.ts';
import type { Exchange } from '../../src/host/exchange.ts';
import { openTape } from '../../src/host/open.ts';
import { type AnyProbe, defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from '../../src/probes/probe.ts';
import type { World } from '../../src/session/journey.ts';

interface Instance {
  name: string;
  config: string;
  [field: string]: unknown;
}

const context = defineProbe({
  id: 'context',
  question: 'What is this machine?',
  cost: 'cheap',
  input: z.object({}),
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('found'), instances: z.array(z.looseObject({ name: z.string(), config: z.string() })) }),
    z.object({ kind: z.literal('no-postfix') }),
    Unknown,
  ]),
  commands: () => ['postmulti -l'],
  collect: (host) => host.readFile('/instances'),
  interpret(read): Interpretation<{ kind: 'found'; instances: Instance[] } | { kind: 'no-postfix' } | Unknown> {
    if (!read.ok) return { outcome: unknown(read), evidence: [] };
    const instances = read.value
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [name = '', config = '', running = ''] = line.split(' ');
        return { name, config, running, version: '3.7.11' };
      });
    return { outcome: instances.length === 0 ? { kind: 'no-postfix' } : { kind: 'found', instances }, evidence: [] };
  },
});

/** A probe that reads one file, whose text is the outcome's kind. */
function fileProbe(id: string, question: string, cost: 'cheap' | 'slow' | 'consent', kinds: readonly [string, ...string[]]): AnyProbe {
  return defineProbe({
    id,
    question,
    cost,
    input: z.object({ instance: InstanceRef }),
    outcome: z.union([z.object({ kind: z.enum(kinds), value: z.string() }), Unknown]),
    commands: ({ instance }) => [`cat /${id} # ${instance.config}`],
    collect: (host) => host.readFile(`/${id}`),
    interpret(read) {
      if (!read.ok) return { outcome: unknown(read), evidence: [] };
      const [kind = '', value = ''] = read.value.split(' ', 2);
      return { outcome: { kind, value }, evidence: [{ source: `/${id}:1`, lines: [read.value] }] };
    },
  }) as AnyProbe;
}

const probes = {
  context,
  running: fileProbe('running', 'Is Postfix running?', 'cheap', ['yes', 'no']),
  greeting: fileProbe('greeting', 'Does the SMTP service greet on 127.0.0.1?', 'slow', ['greeted', 'refused']),
  why: fileProbe('why', 'What has ended Postfix?', 'slow', ['killed', 'unclear']),
  listens: fileProbe('listens', 'On which addresses does Postfix listen?', 'slow', ['all', 'loopback']),
  outside: fileProbe('outside', 'Can a server on the Internet be reached?', 'consent', ['reached', 'timed-out']),
};

const flow = (id: string, say: string, start: string, nodes: Flow['nodes']): Flow => ({
  id,
  section: 2,
  title: say,
  symptoms: [{ say, start }],
  start,
  nodes,
  was: {},
});
const probe = (id: string, why: string, on: { readonly [kind: string]: string }) =>
  ({ type: 'probe', probe: id, with: {}, why, on }) as const;
const finding = (id: string, then: string, facts = {}) =>
  ({ type: 'finding', finding: id, with: facts, certainty: 'certain', restsOn: 'evidence', then }) as const;

const flows = [
  flow('starting', "Postfix doesn't start", 'running', {
    running: probe('running', 'Nothing else matters while it does not run.', { yes: 'end', no: 'stopped', unknown: 'end' }),
    stopped: finding('postfix-stopped', 'why'),
    why: probe('why', 'What has ended it may end it again.', { killed: 'killed', unclear: 'end', unknown: 'end' }),
    killed: finding('master-killed', 'end'),
  }),
  flow('connections', "Postfix runs, but I can't connect to it", 'greeting', {
    greeting: probe('greeting', "A server that doesn't greet on its own loopback interface can't greet anyone.", {
      greeted: 'who',
      refused: 'stopped',
      unknown: 'who',
    }),
    who: {
      type: 'ask',
      ask: "Where is the machine that can't connect?",
      why: "A connection from outside passes firewalls that one from this machine doesn't.",
      choices: {
        here: { say: 'On this same machine', go: 'end' },
        outside: { say: 'Somewhere on the Internet', go: 'listens' },
        unsure: { say: "I don't know", go: 'listens' },
      },
    },
    listens: probe('listens', 'Postfix answers only where it listens.', {
      all: 'second-machine',
      loopback: 'loopback-only',
      unknown: 'second-machine',
    }),
    'loopback-only': finding('inet-interfaces-loopback-only', 'end', { value: '{{listens.value}}' }),
    'second-machine': {
      type: 'task',
      task: 'Connect from a second machine.',
      why: 'Only a connection from outside shows what is on the way.',
      commands: ['nc -v mail.example.test 25'],
      choices: {
        works: { say: 'It greeted', go: 'end' },
        fails: { say: 'It did not', go: 'greeting-again' },
        unsure: { say: "I don't know", go: 'end' },
      },
    },
    'greeting-again': probe('greeting', 'It may have stopped meanwhile.', { greeted: 'end', refused: 'stopped', unknown: 'end' }),
    stopped: finding('postfix-stopped', 'end'),
  }),
  flow('outbound', "This host can't reach others", 'outside', {
    outside: probe('outside', 'Providers often block port 25.', { reached: 'end', 'timed-out': 'starting/running', unknown: 'end' }),
  }),
];

const body = `
## What it means
Nobody gets through.
## Why it happens
Somebody set it so.
## How to fix it
Change it back.
## How to be sure
Look again.
## How to go back
Change it again.
## See also
The manual.
`;
const page = (id: string, title: string, more: Partial<FindingPage>): FindingPage => ({
  id,
  severity: 'problem',
  section: 2,
  facts: {},
  subject: { kind: 'parameter', name: id },
  title,
  cause: 'It was seen.',
  explains: [],
  blocks: [],
  fixes: [],
  docs: ['postconf(5)'],
  body,
  ...more,
});

const findings = [
  page('master-killed', 'The kernel killed Postfix', { explains: [{ id: 'postfix-stopped', when: 'same-instance' }] }),
  page('postfix-stopped', 'Postfix is stopped', {
    fixes: [
      {
        title: 'Start it',
        explain: 'It starts at once.',
        commands: ['{{postfix}} start'],
        risk: 'None.',
        undo: '{{postfix}} stop',
        verify: 'The log says so.',
      },
    ],
  }),
  page('inet-interfaces-loopback-only', 'Postfix listens on the loopback interface only', {
    cause: 'inet_interfaces = {{value}}: no other machine can connect.',
    facts: { value: 'text' },
    fixes: [
      {
        title: 'Listen on all addresses',
        explain: 'A reload is not enough: the sockets are opened at the start.',
        commands: ["{{postconf}} -e 'inet_interfaces = all'", '{{postfix}} stop', '{{postfix}} start'],
        risk: 'Mail waits for a second.',
        undo: "{{postconf}} -e 'inet_interfaces = {{value}}'",
        verify: 'Look again with v.',
      },
    ],
  }),
];

const knowledge: Knowledge = { digest: 'test', flows, findings, messages: [] };
export const world: World = { knowledge, probes: probes as World['probes'] };

/** A host of which only these files can be read, in each epoch others if need be. */
export function hostWith(...epochs: readonly { readonly [file: string]: string }[]) {
  const exchanges = epochs.flatMap((files, epoch) =>
    Object.entries(files).map(
      ([path, text]): Pick<Exchange, 'epoch' | 'key' | 'result'> => ({
        epoch,
        key: callKey({ op: 'readFile', path }),
        result: { ok: true, value: text },
      }),
    ),
  );
  return openTape(exchanges);
}

export const ONE_INSTANCE = '- /etc/postfix yes';
