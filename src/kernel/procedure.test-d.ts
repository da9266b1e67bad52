import { choice, count, duration, instrument, type Procedure, procedure, share, stock, sum, text, workingDays } from './index.ts';

/** Each misuse of a declaration that the compiler must refuse: without its error, this file does not compile. */
const basis = instrument({ id: 'a', title: 'a', mark: 'default' })('1');
const values = [{ from: '2019-01-01', value: workingDays(5), basis }];
const within = { id: 'limit', title: 'limit', values, adjustable: 'free', stricter: 'smaller' } as const;

const fields = { name: text('name', { publicity: 'public' }), kind: choice('kind', { a: 'A', b: 'B' }, { publicity: 'public' }) };
const roles = { clerk: { title: 'clerk', relation: 'own', duties: ['clerk'] } } as const;
const states = { begun: { title: 'begun' }, done: { title: 'done', final: true } } as const;
const acts = {
  start: { title: 'start', basis, by: 'clerk', to: 'begun', needs: ['name'] },
  finish: { title: 'finish', basis, by: ['clerk', 'clock'], from: 'begun', to: 'done' },
} as const;
const head = { id: 'p', version: 1, title: 'p', group: 'g', basis, roles, fields, shows: { title: 'name', list: ['name'] } } as const;
const p = { ...head, states, publicIn: ['done'], acts, deadlines: {}, serials: {}, metrics: {} } as const;

export const sound: Procedure = procedure(p);

const unbased = { title: 'more', by: 'clerk', from: 'begun' } as const;
const step = { ...unbased, basis } as const;
const limit = { title: 'd', kind: 'at-most', starts: 'start', within, stops: 'finish' } as const;
const clock = { ...limit, basis } as const;
const m = { title: 'm', definition: 'm', unit: 'm' } as const;
const days = { ...m, acts: 'finish', at: 'mean', rounding: { mode: 'truncate', digits: 1 } } as const;

export const misuses = [
  // @ts-expect-error unknown role
  procedure({ ...p, acts: { ...acts, more: { ...step, by: 'judge' } } }),
  // @ts-expect-error unknown state to go to
  procedure({ ...p, acts: { ...acts, more: { ...step, to: 'lost' } } }),
  // @ts-expect-error unknown state to come from
  procedure({ ...p, acts: { ...acts, more: { ...step, from: 'lost' } } }),
  // @ts-expect-error unknown field needed
  procedure({ ...p, acts: { ...acts, more: { ...step, needs: ['nothing'] } } }),
  // @ts-expect-error unknown field asked
  procedure({ ...p, acts: { ...acts, more: { ...step, asks: ['nothing'] } } }),
  // @ts-expect-error unknown field set
  procedure({ ...p, acts: { ...acts, more: { ...step, sets: { nothing: 1 } } } }),
  // @ts-expect-error unknown field for the reason of being late
  procedure({ ...p, acts: { ...acts, more: { ...step, lateReason: 'nothing' } } }),
  // @ts-expect-error an act without a basis
  procedure({ ...p, acts: { ...acts, more: unbased } }),
  // @ts-expect-error an act without an actor
  procedure({ ...p, acts: { ...acts, more: { title: 'more', basis, from: 'begun' } } }),
  // @ts-expect-error a field without publicity
  text('name', {}),
  // @ts-expect-error a publicity that does not exist
  text('name', { publicity: 'secret' }),
  // @ts-expect-error a procedure that does not say in which states it is public
  procedure({ ...p, publicIn: undefined }),
  // @ts-expect-error an unknown public state
  procedure({ ...p, publicIn: ['lost'] }),
  // @ts-expect-error an unknown field shown
  procedure({ ...p, shows: { title: 'nothing', list: [] } }),
  // @ts-expect-error an unknown field naming a role
  procedure({ ...p, roles: { clerk: { title: 'c', relation: 'named', field: 'nothing', duties: [] } } }),
  // @ts-expect-error a relation that does not exist
  procedure({ ...p, roles: { clerk: { title: 'c', relation: 'friend', duties: [] } } }),
  // @ts-expect-error a deadline that starts at an unknown act
  procedure({ ...p, deadlines: { d: { ...clock, starts: 'nothing' } } }),
  // @ts-expect-error a deadline that an unknown act stops
  procedure({ ...p, deadlines: { d: { ...clock, stops: 'nothing' } } }),
  // @ts-expect-error a deadline without a basis
  procedure({ ...p, deadlines: { d: limit } }),
  // @ts-expect-error a deadline paused in an unknown state
  procedure({ ...p, deadlines: { d: { ...clock, pausedIn: ['lost'] } } }),
  // @ts-expect-error a serial of an unknown field
  procedure({ ...p, serials: { nothing: { at: 'start', pattern: '{seq}', basis } } }),
  // @ts-expect-error a count of an unknown act
  procedure({ ...p, metrics: { x: count({ ...m, acts: 'nothing' }) } }),
  // @ts-expect-error a count by an unknown field
  procedure({ ...p, metrics: { x: count({ ...m, acts: 'start', by: ['nothing'] }) } }),
  // @ts-expect-error a count of what was in time for an unknown deadline
  procedure({ ...p, metrics: { x: count({ ...m, acts: 'start', inTime: 'nothing' }) } }),
  // @ts-expect-error a sum of an unknown field
  procedure({ ...p, metrics: { x: sum({ ...m, acts: 'start', field: 'nothing' }) } }),
  // @ts-expect-error a stock of an unknown state
  procedure({ ...p, metrics: { x: stock({ ...m, states: 'lost' }) } }),
  // @ts-expect-error a share that does not say how it is rounded
  share({ title: 'm', definition: 'm', of: 'a', over: 'b' }),
  // @ts-expect-error a duration of an unknown clock
  procedure({ ...p, metrics: { x: duration({ ...days, clock: 'nothing' }) } }),
  // @ts-expect-error a guard that reads an unknown field
  procedure({ ...p, acts: { ...acts, more: { ...step, guard: (view) => view.values.nothing } } }),
];
