import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { postmedic } from '../commands/run.ts';
import { start, type Terminal } from './pty.ts';

let terminal: Terminal;
afterEach(() => terminal?.close());

const DEMO = ['demo', 'inet-interfaces-loopback-only'];
/** Runs the program under a shell that says afterwards how the terminal is set. */
const THEN_STTY = `bash -c 'echo $$ >pid; exec $PROGRAM ${DEMO.join(' ')}'; echo "status $?"; stty -a | tr ';' '\\n' | grep -oE ' -?(icanon|echo|isig)( |$)' | tr -d '\\n'; echo .`;

function signal(name: NodeJS.Signals) {
  process.kill(Number(readFileSync(join(terminal.home, 'pid'), 'utf8')), name);
}

async function whole() {
  await terminal.until(/icanon.*\.$/m);
  expect(terminal.isFullScreen()).toBe(false);
  expect(terminal.text()).not.toMatch(/-icanon|-echo|-isig/);
  // The cursor is shown again, after it was hidden.
  expect(terminal.written().lastIndexOf('\u001b[?25h')).toBeGreaterThan(terminal.written().lastIndexOf('\u001b[?25l'));
}

test.each([
  ['q', 'q', 0],
  ['Ctrl-C', '\u0003', 130],
])('after %s the terminal is whole again', async (_name, key, status) => {
  terminal = start({ shell: THEN_STTY });
  await terminal.until('Postfix 3.');
  expect(terminal.isFullScreen()).toBe(true);
  terminal.type(key);
  await terminal.until(`status ${status}`);
  await whole();
});

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('after %s the terminal is whole again', async (name, status) => {
  terminal = start({ shell: THEN_STTY });
  await terminal.until('Postfix 3.');
  signal(name);
  await terminal.until(`status ${status}`);
  await whole();
});

test('after a crash the terminal is whole again, and the message can be read', async () => {
  const crash = "data:text/javascript,process.on('SIGUSR2',()=>{throw(Error('boom'))})";
  terminal = start({ shell: `export NODE_OPTIONS="--import=${crash}"; ${THEN_STTY}` });
  await terminal.until('Postfix 3.');
  signal('SIGUSR2');
  await terminal.until('status 70');
  await whole();
  expect(terminal.text()).toContain('this is a fault of postmedic itself');
  expect(terminal.text()).toContain('Error: boom');
});

test('Ctrl-Z gives the shell its terminal; fg brings the same screen back', async () => {
  terminal = start({ shell: "export PS1='ready> '; exec bash --norc -i" });
  await terminal.until('ready>');
  terminal.type(`$PROGRAM ${DEMO.join(' ')}\r`);
  await terminal.until('What is wrong?');
  await terminal.until('Postfix 3.');
  const before = terminal.text();
  terminal.type('\u001a');
  await terminal.until('Stopped');
  expect(terminal.isFullScreen()).toBe(false);
  terminal.type('fg\r');
  await terminal.until('What is wrong?');
  await terminal.until('? help');
  expect(terminal.isFullScreen()).toBe(true);
  expect(terminal.text()).toBe(before);
  terminal.type('q');
  await terminal.until(/fg\n.*\nready>$/m);
  terminal.type('exit 7\r');
  expect(await terminal.ended).toBe(7);
});

/** One whole frame of the menu and nothing else. */
function fits(lines: readonly string[], columns: number, rows: number): boolean {
  const questions = lines.filter((line) => line.includes('What is wrong'));
  return lines[0]?.length === columns && lines[rows - 2]?.includes('? help') === true && lines[rows - 1] === '' && questions.length === 1;
}

test('after a resize the screen fits again, larger and smaller, down to the card', async () => {
  terminal = start({ args: DEMO });
  await terminal.until('Postfix 3.');
  for (const [columns, rows] of [
    [60, 16],
    [200, 60],
    [100, 30],
  ] as const) {
    terminal.resize(columns, rows);
    await terminal.until((screen) => fits(screen.split('\n'), columns, rows));
  }
  terminal.resize(40, 10);
  await terminal.until('This terminal is 40x10.');
  terminal.resize(80, 24);
  await terminal.until('What is wrong?');
});

test('a key typed at the first sight of the menu is honoured, and so is every one of a burst', async () => {
  terminal = start({ args: DEMO });
  await terminal.until('What is wrong?');
  terminal.type('jj');
  await terminal.until(/^> +3 /m);
});

test('draws in an environment that says CI', async () => {
  terminal = start({ args: DEMO, env: { CI: 'true', CONTINUOUS_INTEGRATION: '1' } });
  await terminal.until('Postfix 3.');
  terminal.type('?');
  await terminal.until('Keys on the screen that you came from');
});

test('NO_COLOR leaves the words', async () => {
  terminal = start({ args: DEMO, env: { NO_COLOR: '1' } });
  await terminal.until('Postfix 3.');
  expect(terminal.written()).not.toMatch(/\u001b\[[0-9;]*3[0-7]m/);
});

test('a terminal that knows ASCII only gets ASCII only', async () => {
  terminal = start({ args: DEMO, env: { LANG: 'C', TERM: 'linux' } });
  await terminal.until('Postfix 3.');
  expect(terminal.text()).toMatch(/^[\n\x20-\x7e]*$/);
  expect(terminal.text()).toContain('----');
});

test('a dumb terminal gets lines, one after the other, and nothing is repainted', async () => {
  terminal = start({ args: DEMO, env: { TERM: 'dumb' } });
  await terminal.until('[Accessible mode: on, because of TERM=dumb]');
  await terminal.until('answer number, or ? :');
  terminal.type('?\r');
  await terminal.until('save and quit');
  expect(terminal.written()).not.toContain('\u001b[');
  terminal.type('q\r');
  expect(await terminal.ended).toBe(0);
});

test('off a terminal it asks nothing, and says what answers without questions', () => {
  const { status, stderr, stdout } = postmedic(['demo', 'inet-interfaces-loopback-only']);
  expect(status).toBe(64);
  expect(stdout).toBe('');
  expect(stderr).toContain('postmedic check');
});

test('the wizard on this machine writes its session, and replay prints it', async () => {
  const state = mkdtempSync(join(tmpdir(), 'postmedic-test-'));
  terminal = start({ env: { XDG_STATE_HOME: state } });
  await terminal.until('REC');
  terminal.type('q');
  expect(await terminal.ended).toBe(0);
  const sessions = join(state, 'postmedic', 'sessions');
  const [file = ''] = readdirSync(sessions);
  expect(readFileSync(join(sessions, file), 'utf8')).toMatch(/^\{"schema":"postmedic\.session\/1"/);
  const { status, stdout } = postmedic(['replay', join(sessions, file), '--print']);
  expect(status).toBe(0);
  expect(stdout).toContain('Saved and quit.');
});
