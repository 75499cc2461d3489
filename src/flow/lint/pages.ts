import type { Problem } from '../problem.ts';
import { type Reference, referencesIn } from '../reference.ts';
import { HEADINGS } from '../schema/finding.ts';
import type { FindingPage, Json } from '../types.ts';
import type { KeyPath } from '../yaml-source.ts';
import type { World } from './world.ts';

/** Every page says all that it must, in order, and names only facts that it is given. */
export function lintPages(world: World): Problem[] {
  return world.knowledge.findings.flatMap((page) => [
    ...headings(world, page),
    ...placeholders(world, page),
    ...builtIns(world, page),
    ...explained(world, page),
  ]);
}

function headings(world: World, page: FindingPage): Problem[] {
  const found = [...page.body.matchAll(/^## +(.+?) *$/gm)].map((match) => match[1]);
  const missing = HEADINGS.filter((heading) => !found.includes(heading));
  const wanted = `the headings are "${HEADINGS.join('", "')}", in this order`;
  if (missing.length > 0) return [world.atFinding(page.id, BODY, `the heading "${missing[0]}" is missing`, wanted)];
  if (found.join('\n') !== HEADINGS.join('\n')) return [world.atFinding(page.id, BODY, 'its headings are other than they must be', wanted)];
  return emptySections(world, page);
}

const BODY: KeyPath = ['body'];

function emptySections(world: World, page: FindingPage): Problem[] {
  const empty = page.body
    .split(/^## +/m)
    .slice(1)
    .filter((section) => section.split('\n').slice(1).join('').trim() === '')
    .map((section) => section.split('\n')[0]?.trim());
  return empty.map((heading) => world.atFinding(page.id, BODY, `nothing stands under "${heading}"`, 'write it'));
}

/** Commands that render with the `-c` of the instance. */
const COMMANDS = ['postfix', 'postconf'];

function placeholders(world: World, page: FindingPage): Problem[] {
  const texts: [KeyPath, Json][] = [
    [['title'], page.title],
    [['cause'], page.cause],
    [['subject', 'name'], page.subject.name],
    ...page.fixes.map((fix, index): [KeyPath, Json] => [['fixes', index], { ...fix }]),
  ];
  return texts.flatMap(([path, text]) =>
    referencesIn(text)
      .filter((reference) => !isKnown(world, page, reference))
      .map(({ name, path: rest }) => {
        const written = [name, ...rest].join('.');
        return world.atFinding(page.id, path, `{{${written}}} is none of its facts`, 'declare it in facts, or correct it');
      }),
  );
}

function isKnown(world: World, page: FindingPage, { name, path }: Reference): boolean {
  const [field, ...deeper] = path;
  if (name === 'instance') return field !== undefined && deeper.length === 0 && Object.hasOwn(world.scope.instance, field);
  return field === undefined && (COMMANDS.includes(name) || Object.hasOwn(page.facts, name));
}

function builtIns(world: World, page: FindingPage): Problem[] {
  const taken = Object.keys(page.facts).filter((name) => [...COMMANDS, 'instance'].includes(name));
  return taken.map((name) => world.atFinding(page.id, ['facts', name], `"${name}" has a meaning of its own in fixes`, 'rename the fact'));
}

function explained(world: World, page: FindingPage): Problem[] {
  const pages = new Map(world.knowledge.findings.map((one) => [one.id, one]));
  return page.explains.flatMap(({ id }, index) => {
    const at = (problem: string, mend: string) => [world.atFinding(page.id, ['explains', index], problem, mend)];
    if (!pages.has(id)) return at(`no finding is called "${id}"`, 'correct its id, or remove it');
    return leadsTo(pages, id, page.id) ? at(`it explains "${id}", which explains it in turn`, 'decide which of them is the cause') : [];
  });
}

function leadsTo(pages: ReadonlyMap<string, FindingPage>, from: string, to: string, passed = new Set<string>()): boolean {
  if (from === to) return true;
  if (passed.has(from)) return false;
  passed.add(from);
  return (pages.get(from)?.explains ?? []).some(({ id }) => leadsTo(pages, id, to, passed));
}
