import { KEYMAP, keyNames } from '../ui/keymap.ts';

/** `postmedic help-keys`: the key table as text. */
export async function listKeys(): Promise<number> {
  process.stdout.write(`${KEYMAP.map((binding) => `${keyNames(binding).padEnd(28)} ${binding.says}`).join('\n')}\n`);
  return 0;
}
