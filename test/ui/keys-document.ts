import { KEYMAP, keyNames } from '../../src/ui/keymap.ts';

/** docs/keys.md: the key table for people, in Markdown. */
export function keysDocument(): string {
  const rows = KEYMAP.map((binding) => `| ${keyNames(binding)} | ${binding.says} | ${binding.screens.join(', ')} |`);
  return `${[
    '# The keys of the wizard',
    '',
    'Made from the key table in `src/ui/keymap.ts`, as are the footer and the help screen (`?`).',
    '',
    '| Keys | What they do | Screens |',
    '|---|---|---|',
    ...rows,
  ].join('\n')}\n`;
}
