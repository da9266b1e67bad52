import { expect, test } from 'vitest';
import { askOf, conditionsOf, defaultView, keptOf, monthsBetween } from './ask.ts';

const search = { state: 'open', 'f.kind': 'people', cols: 'amount', at: 'opened:2019-06', cursor: 'x', page: '2', view: 'v', limit: '50' };

test('a view keeps conditions, columns and length, not where one stands', () => {
  expect(keptOf(search)).toEqual({ state: 'open', 'f.kind': 'people', cols: 'amount', limit: '50' });
  expect(conditionsOf(search)).toEqual({ state: 'open', 'f.kind': 'people' });
  expect(askOf(search)).toEqual({ state: 'open', 'f.kind': 'people', cols: 'amount', at: 'opened:2019-06', limit: '50' });
});

test('the months of a list run over the turn of the year', () => {
  expect(monthsBetween('2019-11-30', '2020-02-01')).toEqual(['2019-11', '2019-12', '2020-01', '2020-02']);
  expect(monthsBetween(null, '2020-02-01')).toEqual([]);
});

test('the own default view goes before that of the unit', () => {
  const view = (owner: 'person' | 'unit', id: string) => ({ id, name: id, owner, search: {}, isDefault: true, mayChange: true });
  const setup = {
    units: [],
    columns: [],
    filters: [],
    edges: { firstDue: null, lastDue: null, newest: null, oldest: null },
    mayShare: true,
    imports: [],
  };
  expect(defaultView({ ...setup, views: [view('unit', 'a'), view('person', 'b')] })?.id).toBe('b');
  expect(defaultView({ ...setup, views: [view('unit', 'a')] })?.id).toBe('a');
});
