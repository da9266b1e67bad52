import { expect, test } from 'vitest';
import { calendar, clocksOf, type HolidayNotice, type Law } from '#kernel';
import type { LawShift } from './calendar-shift.ts';
import { onBoth } from './open.test.support.ts';
import { applicant, at, law, official, procedures, request } from './store.test.fixture.ts';

const n2019: HolidayNotice = {
  id: 'n2019',
  title: '示例',
  year: 2019,
  mark: 'default',
  days: [{ date: '2019-05-01', working: false, name: '劳动节' }],
};
/** A change during 2019: two days in June are off, a Saturday is worked. */
const june: HolidayNotice = {
  id: 'holidays-2019-change-2019-06-01',
  number: '示〔2019〕9号',
  title: '关于端午节的通知',
  issuedOn: '2019-06-01',
  year: 2019,
  mark: 'recalled',
  days: [
    { date: '2019-06-06', working: false, name: '端午节' },
    { date: '2019-06-07', working: false, name: '端午节' },
    { date: '2019-06-15', working: true, name: '端午节' },
  ],
};
const next: HolidayNotice = {
  id: 'holidays-2020',
  title: '2020年',
  issuedOn: '2019-11-21',
  year: 2020,
  mark: 'recalled',
  days: [{ date: '2020-01-01', working: false, name: '元旦' }],
};
const withNotice = (...notices: HolidayNotice[]): Law => ({ calendar: calendar([n2019, ...notices]), policies: [] });
const shortened: Law = {
  calendar: law.calendar,
  policies: [{ norm: 'answer-limit', from: '2019-07-01', value: { n: 5, unit: 'working' } }],
};
const by = { actor: 'o-1', at: at('2019-06-02'), title: '端午节' };

onBoth('a change of the law', (bench) => {
  const submit = (on: string, unit = '990001001') =>
    bench().store.act({
      procedure: 'request',
      act: 'submit',
      values: { subject: '供水', kind: 'water', applicant },
      on,
      actor: official('a', unit),
      recordedAt: at(on),
    });
  let keys: string[] = [];
  const load = async () => {
    const { store } = bench();
    if (keys.length > 0) return store;
    for (const on of ['2019-05-06', '2019-05-27', '2019-05-31', '2019-06-03', '2019-06-14', '2019-07-02', '2019-12-20']) {
      const answer = await submit(on);
      if (!answer.ok) throw new Error(JSON.stringify(answer.refusals));
      keys = [...keys, answer.key];
    }
    return store;
  };
  /** What the kernel says of every matter, from its events alone. */
  const reckoned = async (by: Law) => {
    const stored = await Promise.all(keys.map((key) => bench().store.matter(key)));
    return stored.map((s) => (s ? clocksOf(procedures.latest('request') ?? request, s.matter, by)[0] : undefined));
  };
  const standing = async () => (await bench().store.rows(keys)).map((r) => r.nextDueOn);
  const dues = async (by: Law) => (await reckoned(by)).map((clock) => clock?.due ?? null);

  test('names exactly the running limits that end on another day, and writes nothing', async () => {
    const store = await load();
    const proposed = withNotice(june);
    const [before, after] = [await dues(law), await dues(proposed)];
    expect(await standing()).toEqual(before);
    const moved = await store.movedBy({ notice: june, proposed });
    const expected = keys.flatMap((key, i) => (before[i] === after[i] ? [] : [[key, before[i], after[i]]]));
    expect(expected.length).toBeGreaterThan(2);
    expect(moved.map((m) => [m.key, m.before, m.after]).sort()).toEqual(expected.sort());
    expect(await standing()).toEqual(before);
  });

  test('a value of the city moves what began under it, and nothing that began before', async () => {
    const store = await load();
    const policy = { norm: 'answer-limit', from: '2019-07-01', value: { n: 5, unit: 'working' } } as const;
    const moved = await store.movedBy({ policy, proposed: shortened });
    const [before, after] = [await dues(law), await dues(shortened)];
    expect(moved.map((m) => m.key).sort()).toEqual(keys.filter((_, i) => before[i] !== after[i]).sort());
    expect(moved.map((m) => m.start).sort()).toEqual(['2019-07-02', '2019-12-20']);
    expect(moved.every((m) => m.after < m.before)).toBe(true);
  });

  test('a year that was assumed is no longer provisional once its notice is known', async () => {
    const store = await load();
    const moved = await store.movedBy({ notice: next, proposed: withNotice(next) });
    expect(moved.map((m) => [m.key, m.provisional, m.before, m.after])).toEqual([[keys.at(-1), false, '2020-01-03', '2020-01-06']]);
  });

  test('when the record cannot be written, no due date and no notice stays', async () => {
    const store = await load();
    const before = await standing();
    const nobody = { ...by, actor: null as unknown as string };
    await expect(store.adoptLaw({ notice: june, proposed: withNotice(june) }, nobody)).rejects.toThrow();
    expect([await standing(), await store.notices()]).toEqual([before, []]);
  });

  test('put in force, every due date, the list in their order and the record of what moved are as the law now has it', async () => {
    const store = await load();
    const shift: LawShift = { notice: june, proposed: withNotice(june) };
    const announced = await store.movedBy(shift);
    const { id, version, moved } = await store.adoptLaw(shift, by);
    expect(moved).toEqual(announced);
    expect(await standing()).toEqual(await dues(shift.proposed));
    expect((await store.notices()).map((n) => n.id)).toEqual([june.id]);
    const listed = await store.list({ procedure: 'request', unitPath: '990000/' });
    expect(listed.rows.map((r) => r.nextDueOn)).toEqual([...(await dues(shift.proposed))].sort());
    const record = await store.edition('law-change', id, version);
    expect(record).toMatchObject({ frozen: true, title: '端午节', content: { moved: announced } });
    expect((await store.verify({ projections: true })).problem).toBeUndefined();
    expect(await store.settleLaw(shift)).toBe(0);
  });

  test('an act decided by the former law while the change was made is put right', async () => {
    const store = await load();
    const shift: LawShift = { notice: june, proposed: withNotice(june) };
    const late = await submit('2019-06-05', '990002001');
    if (!late.ok) throw new Error('refused');
    keys = [...keys, late.key];
    expect((await standing()).at(-1)).toBe('2019-06-19');
    expect(await store.settleLaw(shift)).toBe(1);
    expect(await standing()).toEqual(await dues(shift.proposed));
  });

  test('the month counts what is due by day, within reach; a day lists it', async () => {
    const store = await load();
    const rows = await store.rows(keys);
    for (const unitPath of ['990000/', '990000/990001/', '990000/990002/990002001/']) {
      const reaches = [{ procedures: ['request'], unitPath }];
      const days = await store.dueDays(reaches, '2019-06-01', '2019-06-30');
      const wanted = rows.filter((r) => r.unitPath.startsWith(unitPath) && r.nextDueOn?.startsWith('2019-06'));
      expect(days.reduce((n, d) => n + d.n, 0)).toBe(wanted.length);
      for (const { day, n } of days) {
        const listed = await store.dueOn(reaches, day, 50);
        expect(listed.map((r) => r.key).sort()).toEqual(
          wanted
            .filter((r) => r.nextDueOn === day)
            .map((r) => r.key)
            .sort(),
        );
        expect(n).toBe(listed.length);
      }
    }
    expect(await store.dueDays([], '2019-06-01', '2019-06-30')).toEqual([]);
  });
});
