import { z } from 'zod';
import type { Host } from '../host/types.ts';
import { readConfiguration } from './collect/configuration.ts';
import { elfMachine } from './collect/elf-machine.ts';
import { type LinkedProgram, linkedPrograms } from './collect/linked-programs.ts';
import { type OperatingSystem, readOperatingSystem } from './collect/operating-system.ts';
import { foreignOrigin, type InstalledPackage, postfixPackage } from './collect/package-origin.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fits') }),
  z.object({
    kind: z.literal('foreign'),
    program: z.string(),
    /** How the sentence "PROGRAM needs …" goes on. */
    needs: z.string(),
    /** What this host is. */
    host: z.string(),
    /** The installed package with its version, or that there is none. */
    installed: z.string(),
    /** What to install instead: the package by name, with the release where an update of another one is installed. */
    replacement: z.string(),
  }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Facts {
  readonly programs: readonly LinkedProgram[];
  readonly os: OperatingSystem;
  readonly installed: InstalledPackage | null;
  /** Processor of this host's own programs, and of programs that its loader refuses. */
  readonly ownMachine: string | null;
  readonly refused: readonly { readonly path: string; readonly machine: string | null }[];
}

export default defineProbe({
  id: 'package-fit',
  question: 'Were the programs of Postfix made for this system?',
  cost: 'slow',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [
    'cat /etc/os-release',
    "dpkg-query -W -f '${Version} ${Architecture} ${Maintainer}' postfix",
    `ldd $(postconf -c ${instance.config} -h daemon_directory)/smtpd | grep 'not found'`,
  ],
  async collect(host: Host, { instance }): Promise<Facts> {
    const configuration = await readConfiguration(host, instance.config);
    const [programs, os, installed, ownMachine] = await Promise.all([
      linkedPrograms(host, configuration),
      readOperatingSystem(host),
      postfixPackage(host),
      elfMachine(host, '/bin/sh'),
    ]);
    const odd = programs.filter(({ links }) => links.ok && links.value.notDynamic);
    const refused = await Promise.all(odd.map(async ({ path }) => ({ path, machine: await elfMachine(host, path) })));
    return { programs, os, installed, ownMachine, refused };
  },
  interpret(facts): Interpretation<Outcome> {
    const misfit = wrongProcessor(facts) ?? newerLibrary(facts) ?? foreignLibrary(facts);
    const evidence = evidenceOf(facts, misfit);
    if (misfit) return { outcome: { kind: 'foreign', ...misfit.fact, ...hostFacts(facts) }, evidence };
    const blind = facts.programs.find(({ links }) => !links.ok)?.links;
    const seen = facts.programs.some(({ links }) => links.ok);
    return { outcome: seen || !blind || blind.ok ? { kind: 'fits' } : unknown(blind), evidence };
  },
});

interface Misfit {
  readonly fact: { readonly program: string; readonly needs: string };
  readonly line: string;
}

function wrongProcessor({ refused, ownMachine }: Facts): Misfit | null {
  const odd = refused.find(({ machine }) => machine !== null && ownMachine !== null && machine !== ownMachine);
  if (!odd) return null;
  return { fact: { program: odd.path, needs: `a processor of the kind ${odd.machine}` }, line: 'not a dynamic executable' };
}

function newerLibrary({ programs }: Facts): Misfit | null {
  for (const { path, links } of programs) {
    const [newer] = links.ok ? links.value.versions : [];
    if (!newer) continue;
    const needs = `${newer.version} of ${newer.library.replace(/.*\//, '')}`;
    return { fact: { program: path, needs }, line: `${newer.library}: version \`${newer.version}' not found` };
  }
  return null;
}

/** A library that is missing says nothing about the package, unless the package says itself that it was made for another release. */
function foreignLibrary({ programs, installed, os }: Facts): Misfit | null {
  if (!installed || foreignOrigin(installed, os) === null) return null;
  for (const { path, links } of programs) {
    const [library] = links.ok ? links.value.missing : [];
    if (library !== undefined) return { fact: { program: path, needs: `the library ${library}` }, line: `${library} => not found` };
  }
  return null;
}

function hostFacts({ os, installed }: Facts): Pick<Extract<Outcome, { kind: 'foreign' }>, 'host' | 'installed' | 'replacement'> {
  const origin = installed ? foreignOrigin(installed, os) : null;
  return {
    host: os.prettyName || os.id || 'another system',
    installed: installed ? `postfix ${installed.version}${origin ? `, made for ${origin}` : ''}` : 'no package that dpkg knows',
    replacement: origin !== null && os.codename !== '' ? `postfix/${os.codename}` : 'postfix',
  };
}

function evidenceOf({ os, installed }: Facts, misfit: Misfit | null): readonly Evidence[] {
  return [
    ...(misfit ? [{ source: `ldd ${misfit.fact.program}`, lines: [misfit.line] }] : []),
    { source: 'dpkg-query -W postfix', lines: [installed ? `${installed.version} ${installed.architecture}` : 'no such package'] },
    { source: '/etc/os-release', lines: [os.prettyName] },
  ];
}
