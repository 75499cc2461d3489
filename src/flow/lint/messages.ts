import { compileTemplate } from '../../postfix/message-template.ts';
import type { Problem } from '../problem.ts';
import type { MessageEntry } from '../types.ts';
import type { World } from './world.ts';

/** Every message can be matched and points to something that there is. */
export function lintMessages(world: World): Problem[] {
  return world.knowledge.messages.flatMap((entry) => [...template(world, entry), ...pointers(world, entry)]);
}

function template(world: World, { id, template: text }: MessageEntry): Problem[] {
  const names = [...text.matchAll(/\{([A-Za-z][A-Za-z0-9]*)(?::[a-z]+)?\}/g)].map((match) => match[1] ?? '');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return [world.atMessage(id, ['template'], `{${twice}} is captured twice`, 'give one of them another name')];
  try {
    compileTemplate(text);
    return [];
  } catch (error) {
    return [world.atMessage(id, ['template'], error instanceof Error ? error.message : String(error), 'correct the template')];
  }
}

function pointers(world: World, { id, pointsTo }: MessageEntry): Problem[] {
  const pages = new Set(world.knowledge.findings.map((page) => page.id));
  return pointsTo.flatMap((target, index) => {
    if (pages.has(target) || world.nodes.has(target)) return [];
    return [world.atMessage(id, ['points-to', index], `it points to "${target}", which doesn't exist`, 'name a finding, or flow/node')];
  });
}
