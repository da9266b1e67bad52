import { expect, test } from 'vitest';
import { onBoth } from './open.test.support.ts';
import { numberStart, queryOf } from './search.ts';
import type { SearchAnswer, SearchQuestion } from './search-everywhere.ts';
import { walk } from './walk.test.support.ts';

test('a year in any brackets is one in 〔〕; what holds no figure is no number', () => {
  for (const typed of ['驻政文[2020]22号', '驻政文（2020）22号', ' 驻政文【2020】第22号', '驻政文〔2020〕22号']) {
    expect(numberStart(typed)).toBe('驻政文〔2020〕22号');
  }
  expect([numberStart('调解'), numberStart('22'), numberStart('')]).toEqual([undefined, undefined, undefined]);
});

test('whatever is typed asks the index for words only', () => {
  expect(queryOf("'); drop table matter; --")).toBe("'drop':* & 'table':* & 'matter':*");
  expect(queryOf('号 2 22')).toBe("'号':* & '2' & '22':*");
  expect(queryOf('，。！')).toBeUndefined();
});

onBoth('search', (bench) => {
  const load = async () => {
    const { store } = bench();
    if ((await store.events()) > 0) return store;
    const writer = await store.bulk({ atomic: false });
    for (const entry of walk(3, 300).entries) await writer.add(entry);
    await writer.close();
    return store;
  };
  const reaches = [{ procedures: ['request', 'plan'], unitPath: '990000/' }];
  /** Everything at once; the list walked from its head; the index of words alone; the list walked to its end. */
  const ways: SearchQuestion['bounds'][] = [
    {},
    { small: 0, front: 10 },
    { small: 0, front: 1000 },
    { small: 0, front: 1, cap: 1 },
    { small: 0, front: 3, cap: 4 },
  ];

  test('finds what the list finds, in its order, whichever way it goes about it', async () => {
    const store = await load();
    for (const q of ['申请', '供水', '申请 供水', '准予', '没有这样的词']) {
      const listed = await store.list({ procedure: 'request', unitPath: '990000/', q, limit: 500 });
      for (const bounds of ways) {
        const { groups } = await store.search({ q, reaches, limit: 7, bounds: bounds ?? {} });
        const found = groups.find((g) => g.procedure === 'request');
        expect(found?.rows.map((r) => r.key) ?? [], `${q} ${JSON.stringify(bounds)}`).toEqual(listed.rows.slice(0, 7).map((r) => r.key));
        const total = Math.min(listed.total, bounds?.cap ?? 10_000);
        expect([found?.total ?? 0, found?.totalCapped ?? false]).toEqual([total, total < listed.total]);
      }
    }
  });

  test('pages of one procedure follow each other without a gap or a repeat', async () => {
    const store = await load();
    const listed = await store.list({ procedure: 'request', unitPath: '990000/', q: '供水', limit: 500 });
    expect(listed.rows.length).toBeGreaterThan(20);
    for (const bounds of ways) {
      const seen: string[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const one = { q: '供水', reaches: [{ procedures: ['request'], unitPath: '990000/' }], limit: 9, bounds: bounds ?? {} };
        const answer: SearchAnswer = await store.search({ ...one, ...(cursor && { cursor }) });
        const [group] = answer.groups;
        seen.push(...(group?.rows ?? []).map((r) => r.key));
        cursor = group?.next ?? undefined;
      }
      expect(seen, JSON.stringify(bounds)).toEqual(listed.rows.map((r) => r.key));
    }
  });

  test('nothing outside the reach is found, neither by words nor by number', async () => {
    const store = await load();
    const unitPath = '990000/990001/990001001/';
    for (const bounds of ways) {
      const own = await store.search({ q: '申请', reaches: [{ procedures: ['request'], unitPath }], limit: 300, bounds: bounds ?? {} });
      const rows = own.groups.flatMap((g) => g.rows);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((r) => !r.unitPath.startsWith(unitPath))).toEqual([]);
    }
    const all = await store.list({ procedure: 'request', unitPath: '990000/', limit: 500 });
    const foreign = all.rows.find((r) => r.number !== null && r.region === '990002' && !r.voided);
    const asked = { q: foreign?.number ?? '', limit: 5 };
    const found = await store.search({ ...asked, reaches });
    expect(found.numbered.map((r) => r.key)[0]).toBe(foreign?.key);
    expect((await store.search({ ...asked, reaches: [{ procedures: ['request'], unitPath }] })).numbered).toEqual([]);
  });

  test('the exact number comes before those that only begin like it', async () => {
    const store = await load();
    const { numbered, moreNumbered } = await store.search({ q: '990001〔2019〕1号', reaches, limit: 5 });
    expect(numbered.map((r) => r.number)).toEqual(['990001〔2019〕1号']);
    expect(moreNumbered).toBe(false);
    const many = await store.search({ q: '990001[2019]', reaches, limit: 5 });
    expect(many.numbered.every((r) => r.number?.startsWith('990001〔2019〕'))).toBe(true);
    expect([many.numbered.length, many.moreNumbered]).toEqual([10, true]);
  });

  test('a person whose name is kept apart is found by nobody', async () => {
    const store = await load();
    expect((await store.search({ q: '王小明', reaches, limit: 5 })).groups).toEqual([]);
  });

  test('days narrow it, both included', async () => {
    const store = await load();
    const all = await store.list({ procedure: 'request', unitPath: '990000/', q: '供水', limit: 500 });
    const [from, to] = ['2019-03-01', '2019-05-31'];
    const wanted = all.rows.filter((r) => r.openedOn >= from && r.openedOn <= to).map((r) => r.key);
    expect(wanted.length).toBeGreaterThan(0);
    for (const bounds of ways) {
      const { groups } = await store.search({ q: '供水', reaches, from, to, limit: 500, bounds: bounds ?? {} });
      expect(groups.flatMap((g) => g.rows.map((r) => r.key))).toEqual(wanted);
    }
  });
});
