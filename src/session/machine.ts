import { assign, initialTransition, setup } from 'xstate';
import { instancesOf } from '../diagnosis/diagnose.ts';
import type { SessionEvent } from './events.ts';
import type { Symptom, World } from './journey.ts';
import * as moves from './moves.ts';
import { openQuestion, type SessionState } from './state.ts';

type Recorded = { [K in SessionEvent['kind']]: { type: K } & Omit<Extract<SessionEvent, { kind: K }>, 'kind'> }[SessionEvent['kind']];
/** What only moves the screen and isn't written down: replaying the rest gives the same state. */
type Control =
  /** `again`: look at the machine first, what was seen of it is old. */
  | { type: 'pick'; symptom: Symptom; again: boolean }
  | { type: 'run' }
  | { type: 'next' }
  | { type: 'reopen' }
  | { type: 'stop' }
  | { type: 'single'; on: boolean }
  | { type: 'menu' };
export type MachineEvent = Recorded | Control;

const wantsProbe = ({ context }: { context: SessionState }) => openQuestion(context) !== null;
const rechecking = ({ context }: { context: SessionState }) => context.recheck !== null && context.recheck.verdict === null;

/** The session as a pure machine: it decides, the driver acts. Events that are written to the session file rebuild it. */
export const sessionMachine = setup({
  types: { context: {} as SessionState, events: {} as MachineEvent, input: {} as World },
  guards: {
    notLooked: ({ context }) => context.looked === null,
    noInstance: ({ context }) => context.looked !== null && instancesOf(context.looked).length === 0,
    severalInstances: ({ context }) => context.looked !== null && instancesOf(context.looked).length > 1,
    isContext: ({ event }) => event.type === 'probe-done' && event.node === 'context',
    recheckDecided: ({ context }) => moves.verdictOf(context) !== null,
    rechecking,
    newFinding: ({ context }) => moves.newFinding(context) !== null,
    needsGo: ({ context }) => wantsProbe({ context }) && moves.needsGo(context),
    wantsProbe,
    wantsAnswer: ({ context }) => context.position?.wanted?.asked.await === 'answer',
    wantsTask: ({ context }) => context.position?.wanted?.asked.await === 'task',
    answersWanted: ({ context, event }) => event.type === 'answer' && context.position?.wanted?.asked.node === event.node,
    hasAnswer: ({ context }) => (context.journey?.answers.length ?? 0) > 0,
  },
  actions: {
    look: assign(({ event }) => (event.type === 'probe-done' ? { looked: moves.asProbeDone(event) } : {})),
    pick: assign(({ event }) => (event.type === 'pick' ? moves.pickedSymptom(event) : {})),
    start: assign(({ context, event }) => (event.type === 'start' ? moves.started(context, event) : {})),
    see: assign(({ context, event }) => (event.type === 'probe-done' ? moves.saw(context, moves.asProbeDone(event)) : {})),
    answer: assign(({ context, event }) => (event.type === 'answer' ? moves.answered(context, event) : {})),
    goBack: assign(({ context }) => moves.wentBack(context)),
    beginRecheck: assign(({ context, event }) => (event.type === 'recheck' ? moves.beganRecheck(context, event) : {})),
    judge: assign(({ context }) => moves.judged(context)),
    focus: assign(({ context }) => ({ focus: moves.newFinding(context) })),
    grant: assign(({ context }) => ({ armed: true, granted: moves.grantKey(openQuestion(context)) })),
    hold: assign(({ context }) => moves.held(context)),
    reopen: assign(({ context }) => moves.reopened(context)),
    leavePage: assign(({ context }) => moves.leftPage(context)),
    forget: assign(() => ({ picked: null, ...moves.NOWHERE })),
    single: assign(({ event }) => (event.type === 'single' ? { single: event.on } : {})),
  },
}).createMachine({
  id: 'session',
  context: ({ input }) => ({ world: input, looked: null, picked: null, single: false, ...moves.NOWHERE }),
  initial: 'menu',
  on: {
    start: { target: '.walking', actions: 'start' },
    single: { actions: 'single' },
    menu: { target: '.menu', actions: 'forget' },
  },
  states: {
    menu: {
      on: { pick: { target: 'picked', actions: 'pick' }, 'probe-done': { guard: 'isContext', actions: 'look' } },
    },
    picked: {
      initial: 'settling',
      states: {
        settling: {
          always: [
            { guard: 'notLooked', target: 'looking' },
            { guard: 'noInstance', target: 'nothing' },
            { guard: 'severalInstances', target: 'choosing' },
            { target: 'ready' },
          ],
        },
        looking: { on: { 'probe-done': { guard: 'isContext', target: 'settling', actions: 'look' } } },
        choosing: {},
        ready: {},
        nothing: {},
      },
    },
    walking: {
      initial: 'settling',
      on: {
        'probe-done': [
          { guard: 'isContext', actions: 'look' },
          { target: '.settling', actions: 'see' },
        ],
        answer: { guard: 'answersWanted', target: '.settling', actions: 'answer' },
        back: [
          { guard: 'hasAnswer', target: '.settling', actions: 'goBack' },
          { target: '#session.menu', actions: 'forget' },
        ],
        recheck: { target: '.settling', actions: 'beginRecheck' },
        single: { target: '.settling', actions: 'single' },
      },
      states: {
        settling: {
          always: [
            { guard: 'recheckDecided', target: 'finding', actions: 'judge' },
            { guard: 'rechecking', target: 'running' },
            { guard: 'newFinding', target: 'finding', actions: 'focus' },
            { guard: 'needsGo', target: 'preview' },
            { guard: 'wantsProbe', target: 'running' },
            { guard: 'wantsAnswer', target: 'ask' },
            { guard: 'wantsTask', target: 'task' },
            { target: 'done' },
          ],
        },
        preview: { on: { run: { target: 'settling', actions: 'grant' } } },
        running: { on: { stop: { target: 'settling', actions: 'hold' }, single: { actions: 'single' } } },
        ask: {},
        task: {},
        finding: { on: { next: { target: 'settling', actions: 'leavePage' }, single: { actions: 'single' } } },
        done: { on: { reopen: { target: 'finding', actions: 'reopen' } } },
      },
    },
  },
});

/** A session in which nothing has happened. */
export function emptyState(world: World) {
  return initialTransition(sessionMachine, world)[0];
}
