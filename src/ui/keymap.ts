/** What is open on the screen, as far as keys are concerned. */
export type Screen =
  | 'menu'
  | 'instances'
  | 'step'
  | 'running'
  | 'ask'
  | 'task'
  | 'finding'
  | 'page'
  | 'done'
  | 'nothing'
  | 'findings'
  | 'evidence'
  | 'search'
  | 'help';

export type Action =
  | 'choose'
  | 'run'
  | 'skip'
  | 'next'
  | 'pick'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'top'
  | 'bottom'
  | 'back'
  | 'evidence'
  | 'findings'
  | 'recheck'
  | 'copy'
  | 'single'
  | 'menu'
  | 'search'
  | 'find'
  | 'next-match'
  | 'previous-match'
  | 'close'
  | 'help'
  | 'stop'
  | 'redraw'
  | 'suspend'
  | 'demo'
  | 'quit';

export interface Binding {
  readonly action: Action;
  /** As `keysOf` names them; the first one is shown. */
  readonly keys: readonly string[];
  /** A word or two for the footer; null keeps it out of the footer. */
  readonly hint: string | null;
  /** A sentence for the help screen and the documentation. */
  readonly says: string;
  readonly screens: readonly Screen[];
}

const LISTS: readonly Screen[] = ['menu', 'instances', 'ask', 'task', 'findings', 'done'];
const WALK: readonly Screen[] = ['step', 'running', 'ask', 'task', 'finding', 'done'];
const PAGES: readonly Screen[] = ['step', 'running', 'finding', 'page', 'evidence', 'help', 'nothing'];
/** Screens that can be longer than the terminal. */
const LONG: readonly Screen[] = [...PAGES, 'ask', 'task', 'done', 'findings'];
const OVERLAYS: readonly Screen[] = ['findings', 'page', 'evidence', 'help'];
const EVERYWHERE: readonly Screen[] = ['menu', 'instances', ...WALK, 'nothing', ...OVERLAYS];

/** Every key of the wizard. The footer, the help screen, the documentation and the input all read this one table. */
export const KEYMAP: readonly Binding[] = [
  { action: 'run', keys: ['enter'], hint: 'run it', says: 'Run the command that is shown. Nothing else is ever run.', screens: ['step'] },
  { action: 'skip', keys: ['n'], hint: 'skip', says: 'Do not run it; go on as if its answer were not known.', screens: ['step'] },
  { action: 'next', keys: ['enter'], hint: 'go on looking', says: 'Leave the finding and go on looking for more.', screens: ['finding'] },
  {
    action: 'pick',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
    hint: 'pick',
    says: 'Pick the entry with this number.',
    screens: LISTS,
  },
  { action: 'choose', keys: ['enter'], hint: 'choose', says: 'Choose the marked entry.', screens: LISTS },
  { action: 'close', keys: ['escape', 'b', 'left', 'backspace'], hint: 'close', says: 'Close what lies over the walk.', screens: OVERLAYS },
  {
    action: 'recheck',
    keys: ['v'],
    hint: 'check again',
    says: 'Look again whether this finding is still there, for instance after a fix.',
    screens: ['finding', 'page'],
  },
  {
    action: 'copy',
    keys: ['c'],
    hint: 'copy',
    says: 'Copy the commands on this screen to your clipboard, where the terminal allows it.',
    screens: ['step', 'task', 'finding', 'page'],
  },
  {
    action: 'back',
    keys: ['b', 'left'],
    hint: 'back',
    says: 'Go back to the question before. What was seen is kept and not asked again.',
    screens: ['instances', ...WALK, 'nothing'],
  },
  {
    action: 'evidence',
    keys: ['e'],
    hint: 'evidence',
    says: 'Show in full what was seen, with the commands and files that it comes from.',
    screens: [...WALK, 'page'],
  },
  {
    action: 'demo',
    keys: ['enter'],
    hint: 'recorded mail server',
    says: 'Look at a recorded mail server with a real fault, where this machine has no Postfix.',
    screens: ['nothing'],
  },
  { action: 'findings', keys: ['f'], hint: 'findings', says: 'List the findings so far.', screens: WALK },
  { action: 'quit', keys: ['q'], hint: 'quit', says: 'Save the session and quit.', screens: EVERYWHERE },
  {
    action: 'single',
    keys: ['s'],
    hint: 'single steps',
    says: 'Switch between single steps and running on by itself.',
    screens: ['step', 'running', 'finding'],
  },
  { action: 'menu', keys: ['m'], hint: 'other symptom', says: 'Go to the list of symptoms.', screens: ['done', 'nothing', 'finding'] },
  { action: 'up', keys: ['up', 'k'], hint: null, says: 'Move or scroll up.', screens: [...LISTS, ...PAGES] },
  { action: 'down', keys: ['down', 'j'], hint: null, says: 'Move or scroll down.', screens: [...LISTS, ...PAGES] },
  { action: 'page-up', keys: ['page-up', '-'], hint: null, says: 'One screen up.', screens: LONG },
  { action: 'page-down', keys: ['space', 'page-down'], hint: 'more', says: 'One screen down.', screens: LONG },
  { action: 'top', keys: ['home', 'g'], hint: null, says: 'To the beginning.', screens: [...LISTS, ...PAGES] },
  { action: 'bottom', keys: ['end', 'G'], hint: null, says: 'To the end.', screens: [...LISTS, ...PAGES] },
  { action: 'search', keys: ['/'], hint: 'search', says: 'Search in the text: type, then Enter.', screens: ['evidence'] },
  { action: 'find', keys: ['enter'], hint: 'find', says: 'Go to the first match of what was typed.', screens: ['search'] },
  { action: 'close', keys: ['escape'], hint: 'cancel', says: 'Leave the search.', screens: ['search'] },
  { action: 'next-match', keys: ['n'], hint: 'next match', says: 'To the next match.', screens: ['evidence'] },
  { action: 'previous-match', keys: ['N'], hint: null, says: 'To the match before.', screens: ['evidence'] },
  { action: 'stop', keys: ['ctrl-c'], hint: 'stop', says: 'Stop what runs; if nothing runs, save and leave.', screens: EVERYWHERE },
  { action: 'redraw', keys: ['ctrl-l'], hint: null, says: 'Draw the screen anew.', screens: EVERYWHERE },
  { action: 'suspend', keys: ['ctrl-z'], hint: null, says: 'Put the wizard to sleep; fg brings it back.', screens: EVERYWHERE },
  { action: 'help', keys: ['?', 'f1'], hint: 'help', says: 'Show these keys.', screens: EVERYWHERE.filter((screen) => screen !== 'help') },
];

export function bindingsOf(screen: Screen): readonly Binding[] {
  return KEYMAP.filter((binding) => binding.screens.includes(screen));
}

export function actionOf(screen: Screen, key: string): Action | null {
  return bindingsOf(screen).find((binding) => binding.keys.includes(key))?.action ?? null;
}

const NAMES: { readonly [key: string]: string } = {
  enter: 'Enter',
  escape: 'Esc',
  up: 'Up',
  down: 'Down',
  left: 'Left',
  home: 'Home',
  end: 'End',
  space: 'Space',
  backspace: 'Backspace',
  'page-up': 'PageUp',
  'page-down': 'PageDown',
  'ctrl-c': 'Ctrl-C',
  'ctrl-l': 'Ctrl-L',
  'ctrl-z': 'Ctrl-Z',
  f1: 'F1',
};

/** A key as it is written on the keyboard. */
export function keyName(key: string): string {
  return NAMES[key] ?? key;
}

/** All keys of a binding: "b, Left"; the digits as "1-9, 0". */
export function keyNames({ action, keys }: Binding): string {
  return action === 'pick' ? '1-9, 0' : keys.map(keyName).join(', ');
}
