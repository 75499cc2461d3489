import { type Binding, bindingsOf, keyName, type Screen } from './keymap.ts';
import { type Row, row, span } from './rows.ts';
import { columns } from './width.ts';

const GAP = 2;

/** Key hints for one screen. Those at the right are dropped first when room is short; help is the last to go. */
export function footerRow(screen: Screen, width: number, hidden: ReadonlySet<string> = new Set()): Row {
  const hints = bindingsOf(screen).filter(({ hint, action }) => hint !== null && action !== 'stop' && !hidden.has(action));
  const help = hints.filter(({ action }) => action === 'help');
  const others = hints.filter(({ action }) => action !== 'help');
  const shown = others.filter((_, index) => widthOf([...others.slice(0, index + 1), ...help]) <= width + GAP);
  return [...shown, ...help].flatMap((binding, index) => spansOf(binding, index > 0));
}

function textOf({ action, keys, hint }: Binding): [string, string] {
  return [action === 'pick' ? '1-9' : keyName(keys[0] ?? ''), hint ?? ''];
}

function widthOf(bindings: readonly Binding[]): number {
  return bindings.reduce((sum, binding) => sum + columns(textOf(binding).join(' ')) + GAP, 0);
}

function spansOf(binding: Binding, follows: boolean): Row {
  const [key, hint] = textOf(binding);
  return row(follows ? ' '.repeat(GAP) : '', span('strong', key), span('dim', ` ${hint}`));
}
