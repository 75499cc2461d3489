import type { Problem } from '../problem.ts';
import { reachableNodes } from './reachable.ts';
import { asksOf, type World } from './world.ts';

/** The loop is closed: every finding node has its page, every page is raised by some flow, and every probe is asked by some flow. */
export function lintUsage(world: World): Problem[] {
  return [...withoutPage(world), ...neverRaised(world), ...neverAsked(world)];
}

function withoutPage(world: World): Problem[] {
  const pages = new Set(world.knowledge.findings.map((page) => page.id));
  return [...world.nodes.values()].flatMap((where) => {
    if (where.node.type !== 'finding' || pages.has(where.node.finding)) return [];
    const problem = `the finding "${where.node.finding}" has no page`;
    return [world.atNode(where, ['finding'], problem, `write flows/findings/${where.node.finding}.md`)];
  });
}

function neverRaised(world: World): Problem[] {
  const raised = new Set(
    [...reachableNodes(world)].map((id) => world.nodes.get(id)?.node).map((node) => (node?.type === 'finding' ? node.finding : '')),
  );
  return world.knowledge.findings
    .filter((page) => !raised.has(page.id))
    .map((page) => world.atFinding(page.id, ['id'], 'no flow raises it', 'add a finding node that does, or remove the page'));
}

/** The context probe is asked by the engine, before any flow. */
function neverAsked(world: World): Problem[] {
  const asked = new Set(['context', ...[...world.nodes.values()].map(({ node }) => asksOf(node)?.probe)]);
  return [...world.probes.keys()]
    .filter((id) => !asked.has(id))
    .map((id) => ({
      file: `src/probes/${id}.ts`,
      line: 1,
      where: id,
      problem: 'no flow asks this probe',
      mend: 'add a node that does, or take it out of src/probes/registry.ts',
    }));
}
