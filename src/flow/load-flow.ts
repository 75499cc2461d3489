import { basename } from 'node:path';
import { checkShape } from './check-shape.ts';
import { FlowYaml } from './schema/flow.ts';
import type { Flow } from './types.ts';
import { type KeyPath, type Parsed, type Place, parseYaml } from './yaml-source.ts';

/** One file of flows/: the flow and where its nodes stand. */
export function loadFlow(file: string, text: string): Parsed<{ readonly flow: Flow; readonly place: Place }> {
  const source = parseYaml(file, text);
  if (!source.ok) return source;
  const name = basename(file, '.yaml');
  const where = (path: KeyPath) => (path[0] === 'nodes' && path.length > 1 ? `${name}/${String(path[1])}` : name);
  const flow = checkShape(source.value, FlowYaml, where);
  if (!flow.ok) return flow;
  if (flow.value.id === name) return { ok: true, value: { flow: flow.value, place: source.value } };
  const problem = `its id is "${flow.value.id}", but its file is ${basename(file)}`;
  return { ok: false, problems: [{ file, line: source.value.lineAt(['id']), where: name, problem, mend: 'make them the same' }] };
}
