import { expect, test } from 'vitest';
import { choice, count, procedure, registry, stock, text } from '#kernel';
import { platformDefaults } from '#law';
import { figureBook } from './catalogue.ts';
import type { FigureSource, TallyAsk } from './source.ts';

const basis = platformDefaults('试验');
const open = { publicity: 'public' } as const;
const seat = procedure({
  id: 'seat',
  version: 1,
  title: '席位',
  group: '试验',
  basis,
  roles: { clerk: { title: '经办', relation: 'own', duties: ['clerk'] } },
  fields: { name: text('名称', open), way: choice('方式', { own: '自聘', 'by-others': '统聘' }, open) },
  shows: { title: 'name', list: ['name'] },
  states: { held: { title: '在席' }, left: { title: '离席', final: true } },
  publicIn: [],
  acts: {
    take: { title: '就席', basis, by: 'clerk', to: 'held', needs: ['name', 'way'] },
    leave: { title: '离席', basis, by: 'clerk', from: 'held', to: 'left' },
  },
  deadlines: {},
  serials: {},
  metrics: {
    held: stock({ title: '在席', unit: '个', definition: '期末在席', states: 'held', by: ['way'] }),
    taken: count({ title: '就席', unit: '次', definition: '期内就席', acts: 'take' }),
  },
});

const units: Readonly<Record<string, readonly string[]>> = { '1/': ['11', '12', '13', '21'], '1/10/': ['11', '12', '13'], '1/20/': ['21'] };

function bookOf(holders: (ask: TallyAsk) => readonly string[]) {
  const asked: TallyAsk[] = [];
  const source: FigureSource = {
    tallies: async () => [],
    unitCodes: (kind, on, path) => (kind === 'township' && on === '2019-12-31' ? (units[path] ?? []) : []),
    holders: async (ask) => {
      asked.push(ask);
      return holders(ask);
    },
    asOf: async () => ({ events: 1, at: '2020-01-10T00:00:00+08:00' }),
  };
  return { asked, book: figureBook(registry([seat as never]), source) };
}

const period = { from: '2019-01-01', to: '2019-12-31' };
const scope = (path: string) => ({ code: path, name: path, path });
const ask = (id: string, path = '1/') => ({ id, period, scope: scope(path) });

test('units of a kind that hold any are counted once, against the register of the last day', async () => {
  const { book } = bookOf(() => ['11', '21', '99']);
  const [covered, share, all] = await book.figures([
    ask('units.township[with=seat.held]'),
    ask('units.township[share-with=seat.held]'),
    ask('units.township'),
  ]);
  expect(covered).toMatchObject({ value: 2, unit: '个', title: '有在席的乡镇、街道' });
  expect(share).toMatchObject({ value: 50, numerator: 2, denominator: 4, unit: '%', title: '乡镇、街道在席覆盖率' });
  expect(all).toMatchObject({ value: 4 });
});

test('a dimension of the metric narrows what is held', async () => {
  const { book, asked } = bookOf(({ question }) => (question.where?.way === 'own' ? ['11'] : ['11', '12']));
  const [own] = await book.figures([ask('units.township[with=seat.held,way=own]')]);
  expect(own).toMatchObject({ value: 1, title: '有在席（自聘）的乡镇、街道' });
  expect(asked[0]?.question.where).toEqual({ way: 'own' });
});

test('many scopes are one question, over all of them', async () => {
  const { book, asked } = bookOf(() => ['11', '21']);
  const id = 'units.township[share-with=seat.held]';
  const figures = await book.figures([ask(id, '1/10/'), ask(id, '1/20/')]);
  expect(asked.map((a) => a.question.unitPath)).toEqual(['1/']);
  expect(figures.map((f) => f?.value)).toEqual([33.33, 100]);
});

test('without a unit in the register there is no share', async () => {
  const { book } = bookOf(() => ['11']);
  const [none] = await book.figures([ask('units.department[share-with=seat.held]')]);
  expect(none).toMatchObject({ value: null, numerator: 0, denominator: 0 });
});

test('what is not declared is no figure', async () => {
  const { book } = bookOf(() => []);
  for (const id of [
    'units.township[with=seat.none]',
    'units.village[with=seat.held]',
    'units.township[with=seat.held,name=x]',
    'units.township[with=x]',
  ]) {
    const [figure] = await book.figures([ask(id)]);
    expect(figure, id).toBeUndefined();
    expect(book.find(id), id).toBeUndefined();
  }
  expect(book.find('units.township[with=seat.held]')).toMatchObject({ metric: 'held' });
});
