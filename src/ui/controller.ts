import type { Session } from '../session/driver.ts';
import type { Snapshot } from '../session/snapshot.ts';
import { windowStart } from './body.ts';
import { commandsOn } from './commands.ts';
import { bodyHeight, frameRows } from './frame.ts';
import { framedScreen } from './framed.ts';
import { type Action, actionOf, type Screen } from './keymap.ts';
import { around, SCROLLS } from './moves.ts';
import { pickByDigit } from './pick-by-digit.ts';
import type { Row } from './rows.ts';
import { evidenceLines, matchesOf } from './screens/evidence.ts';
import { searchTyped } from './search-typed.ts';
import { closed, identityOf, newView, opened, placeOf, screenOf, startPlace, type View, withPlace } from './view.ts';

/** What lies outside of the screen: the terminal, and the end. */
export interface Outside {
  quit(how: 'quit' | 'interrupted'): void;
  /** Ends here and goes on with a recorded host. */
  demo(): void;
  suspend(): void;
  redraw(): void;
  /** False when the terminal can't take it. */
  copy(text: string): boolean;
  now(): number;
}

/** The screen's state and what the keys do to it: no terminal, no React. */
export interface Controller {
  rows(): readonly Row[];
  view(): View;
  press(key: string): void;
  resize(columns: number, rows: number): void;
  subscribe(listener: () => void): () => void;
  /** Changes whenever the screen may look different. */
  version(): number;
  close(): void;
}

export function createController(
  session: Session,
  screen: Pick<View, 'columns' | 'rows' | 'color' | 'ascii'>,
  outside: Outside,
): Controller {
  const listeners = new Set<() => void>();
  let view: View = { ...newView(screen), place: startPlace(session.snapshot()) };
  let identity = identityOf(session.snapshot());
  let version = 0;
  let clock: NodeJS.Timeout | null = null;

  function update(next: View) {
    view = next;
    version += 1;
    for (const listener of listeners) listener();
  }

  function sessionChanged() {
    const snapshot = session.snapshot();
    keepTime(snapshot);
    const now = identityOf(snapshot);
    if (now === identity) return update({ ...view, now: outside.now() });
    identity = now;
    update({ ...view, place: startPlace(snapshot), digits: '', toast: null, now: outside.now() });
  }

  /** While something runs the screen says for how long. */
  function keepTime({ runningSince }: Snapshot) {
    if (runningSince !== null && clock === null) clock = setInterval(() => update({ ...view, now: outside.now() }), 1000);
    if (runningSince === null && clock !== null) {
      clearInterval(clock);
      clock = null;
    }
  }

  function press(key: string) {
    const on = screenOf(session.snapshot(), view);
    view = { ...view, toast: null };
    if (on === 'search') return typed(key);
    const action = actionOf(on, key);
    if (action === null) return update({ ...view, digits: '' });
    act(action, key, on);
  }

  function act(action: Action, key: string, on: Screen) {
    if (action !== 'pick') view = { ...view, digits: '' };
    const scrolled = SCROLLS[action];
    if (scrolled !== undefined) return move(scrolled, on);
    ACTIONS[action]?.(key, on);
  }

  const overlay = () => view.overlays.at(-1);
  const focusKey = () => {
    const top = overlay();
    return top?.kind === 'page' ? top.finding : (session.snapshot().focus?.key ?? null);
  };

  const ACTIONS: { readonly [action in Action]?: (key: string, on: Screen) => void } = {
    pick: (key, on) => digit(key, on),
    choose: (_, on) => choose(placeOf(view).selected, on),
    run: () => session.run(),
    skip: () => session.skip(),
    next: () => session.next(),
    back: () => session.back(),
    menu: () => session.menu(),
    close: () => update(closed(view)),
    help: () => update(opened(view, { kind: 'help' })),
    findings: () => update(opened(view, { kind: 'findings' })),
    evidence: (_, on) => openEvidence(on === 'finding' || on === 'page' ? focusKey() : null),
    recheck: () => recheck(),
    copy: () => copy(),
    single: () => session.single(!session.snapshot().single),
    search: () => searching({ typing: true, query: '', match: 0 }),
    'next-match': () => toMatch(1),
    'previous-match': () => toMatch(-1),
    stop: () => (session.stop() ? update({ ...view, toast: 'stopped' }) : outside.quit('interrupted')),
    demo: () => outside.demo(),
    quit: () => outside.quit('quit'),
    redraw: () => outside.redraw(),
    suspend: () => outside.suspend(),
  };

  function digit(key: string, on: Screen) {
    const entries = framedScreen(session.snapshot(), view).body.entries ?? 0;
    const picked = pickByDigit(view.digits, key, entries);
    if (picked.entry !== null) view = withPlace(view, { selected: picked.entry, scroll: null });
    const toast = picked.digits === '' ? null : `${picked.digits}_  Enter chooses it, or type the second digit`;
    update({ ...view, digits: picked.digits, toast });
    if (picked.final && picked.entry !== null) choose(picked.entry, on);
  }

  function choose(entry: number, on: Screen) {
    const snapshot = session.snapshot();
    if (entry < 0) return update({ ...view, toast: 'Press the number of an answer' });
    if (on === 'menu') return session.pick(entry);
    if (on === 'instances') return session.chooseInstance(entry < snapshot.instances.length ? entry : null);
    if (on === 'findings' || on === 'done') return openFinding(snapshot, entry);
    const { current } = snapshot;
    const choice = current === null || current.kind === 'probe' ? undefined : current.choices[entry];
    if (choice !== undefined) session.answer(choice.id);
  }

  function openFinding({ findings }: Snapshot, entry: number) {
    const finding = findings[entry];
    if (finding !== undefined) update(opened(view, { kind: 'page', finding: finding.key }));
  }

  function openEvidence(finding: string | null) {
    update(opened(view, { kind: 'evidence', finding, typing: false, query: '', match: 0 }));
    if (finding === null) scrollTo(Number.MAX_SAFE_INTEGER);
  }

  function recheck() {
    const finding = focusKey();
    if (finding === null) return;
    view = { ...view, overlays: [] };
    session.recheck(finding);
  }

  function copy() {
    const commands = commandsOn(session.snapshot(), focusKey());
    if (commands.length === 0) return update({ ...view, toast: 'There is no command here to copy' });
    const copied = outside.copy(`${commands.join('\n')}\n`);
    const count = commands.length === 1 ? 'the command' : `${commands.length} commands`;
    update({ ...view, toast: copied ? `Handed ${count} to the terminal's clipboard` : 'This is too long for the clipboard' });
  }

  function move(step: { readonly rows: number; readonly pages: number }, on: Screen) {
    const { body } = framedScreen(session.snapshot(), view);
    const place = placeOf(view);
    if (step.pages === 0 && body.entries !== undefined && body.entries > 0) {
      const from = place.selected < 0 && step.rows > 0 ? -1 : place.selected;
      const selected = around(from + step.rows, body.entries);
      return update(withPlace(view, { selected, scroll: null }));
    }
    const height = bodyHeight(view);
    const from = windowStart(body, height, place.scroll);
    scrollTo(from + step.rows + step.pages * (height - 1), on);
  }

  function scrollTo(row: number, _on?: Screen) {
    const { body } = framedScreen(session.snapshot(), view);
    update(withPlace(view, { ...placeOf(view), scroll: windowStart(body, bodyHeight(view), row) }));
  }

  function searching(search: { typing: boolean; query: string; match: number }) {
    const top = overlay();
    if (top?.kind !== 'evidence') return;
    update({
      ...view,
      overlays: view.overlays.with(-1, { ...top, ...search, place: { ...top.place, scroll: search.typing ? top.place.scroll : null } }),
    });
  }

  function typed(key: string) {
    const top = overlay();
    if (top?.kind === 'evidence') searching(searchTyped(top, key));
  }

  function toMatch(step: number) {
    const top = overlay();
    if (top?.kind !== 'evidence') return;
    const { length } = matchesOf(evidenceLines(session.snapshot(), top.finding), top.query);
    if (length > 0) searching({ typing: false, query: top.query, match: around(top.match + step, length) });
  }

  const unsubscribe = session.subscribe(sessionChanged);
  keepTime(session.snapshot());
  return {
    rows: () => frameRows(session.snapshot(), view, framedScreen(session.snapshot(), view)),
    view: () => view,
    press,
    resize: (columns, rows) => update({ ...view, columns, rows }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    close() {
      unsubscribe();
      if (clock !== null) clearInterval(clock);
    },
  };
}
