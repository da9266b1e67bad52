/** The assessment engine through the server: figures of all units in one pass, scores, who sees what, freezing and reproducing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type KeptAssessment, type MatterDto } from '#api';
import { count, halfUp, type Procedure, share } from '#kernel';
import type { Scheme } from '#reports';
import { hashOf, sealWith } from '#store';
import type {
  AssessmentsDto,
  RankingDto,
  SchemeCheckDto,
  SchemeDoneDto,
  SchemeDto,
  StressDto,
  UnitAssessmentDto,
} from '../src/api/contract/assessments.ts';
import { assessmentDoor, quartersOf, reproduced } from '../src/app/assessments.ts';
import { type City, openCity, units } from './support/city.ts';
import { Client, problemIn } from './support/client.ts';
import { sample, sampleValues } from './support/sample.ts';

const measured = {
  ...sample,
  metrics: {
    ...sample.metrics,
    decided: count({ title: '决定数', definition: '作出决定的样例', unit: '件', acts: 'decide' }),
    'decided-rate': share({ title: '决定率', definition: '决定数÷提交数', of: 'decided', over: 'submitted', rounding: halfUp(2) }),
  },
} as unknown as Procedure;

const basis = { text: '《平台缺省规则》', mark: 'default' } as const;
const scheme: Scheme = {
  id: 'trial-2019',
  title: '2019年度试行考核',
  year: 2019,
  period: { from: '2019-01-01', to: '2019-11-30' },
  groups: [{ id: 'township', title: '乡镇、街道', kinds: ['township', 'street'] }],
  nodes: [{ code: '1', level: 1, parent: null, title: '办理' }],
  indicators: [
    {
      ...{ code: '1.1', parent: '1', title: '按期决定', kind: 'computed', figure: 'sample-case.decided-rate', unit: '%' },
      ...{ rule: { kind: 'linear', floor: '0', target: '100' }, weights: { township: '60' }, absent: 'redistribute', basis },
    },
    {
      ...{ code: '1.2', parent: '1', title: '积压', kind: 'computed', figure: 'sample-case.pending', unit: '件', direction: 'lower' },
      ...{
        applies: 'sample-case.submitted',
        rule: { kind: 'per-case', each: '10' },
        weights: { township: '30' },
        absent: 'redistribute',
        basis,
      },
    },
  ],
  composition: { material: '100', onsite: '0', survey: '0', daily: '0' },
  extras: { bonus: '0', deduction: '0' },
  grades: {
    '*': [
      { title: '优秀', from: '90' },
      { title: '良好', from: '60' },
      { title: '一般', from: '40' },
    ],
  },
  spread: 'first-level',
  ties: [],
  rounding: { mode: 'half-up', digits: 2 },
  basis,
};
const sound: Scheme = {
  ...scheme,
  indicators: scheme.indicators.map((i) => (i.code === '1.2' ? { ...i, weights: { township: '40' } } : i)),
};

let city: City;
let app: App;
let clerk: Client;
let head: Client;
let foreign: Client;
let justice: Client;
let published = false;

async function opened(who: Client, subject: string, on: string): Promise<string> {
  const answer = await who.post('/api/matters/sample-case', { values: sampleValues(subject), on });
  expect(answer.status, answer.text).toBe(201);
  return (answer.json as MatterDto).key;
}

async function decide(key: string, on: string): Promise<void> {
  const answer = await head.post(`/api/matters/sample-case/${key}/acts/decide`, { values: { verdict: 'yes' }, on });
  expect(answer.status, answer.text).toBe(200);
}

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10', more: [measured], hash: 'sm3' });
  const bureau = units.find((u) => u.code === '411700-D09');
  if (bureau) await city.store.upsertUnits([{ ...bureau, offices: ['justice', 'oversight'] }]);
  const { platform, store } = city;
  const clock = { today: platform.today, now: platform.now };
  const parts = { store, registry: platform.registry, units: platform.units, figures: platform.figures, clock, hash: hashOf('sm3') };
  Object.assign(platform, { assessments: assessmentDoor({ ...parts, published: async () => published }) });
  app = await buildServer(platform, 'silent');
  [clerk, head, foreign, justice] = await Promise.all([
    new Client(app).signIn('clerk'),
    new Client(app).signIn('head'),
    new Client(app).signIn('foreign'),
    new Client(app).signIn('justice'),
  ]);
  const keys = [await opened(clerk, '甲', '2019-03-04'), await opened(clerk, '乙', '2019-05-06'), await opened(clerk, '丙', '2019-11-04')];
  await decide(keys[0] ?? '', '2019-03-05');
  await decide(keys[1] ?? '', '2019-05-07');
  for (const on of ['2019-06-03', '2019-10-08']) await opened(foreign, `他乡 ${on}`, on);
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const keep = (who: Client, given: Scheme) =>
  who.send({ method: 'PUT', url: '/api/assessments/schemes/trial-2019', body: { scheme: given } });
const ranking = async (who: Client, source = ''): Promise<RankingDto> =>
  (await who.get(`/api/assessments/trial-2019${source}`)).json as RankingDto;

describe('某单位某期间的数字', () => {
  test('一次取全部单位的，与逐个取的相同', async () => {
    const { figures } = city.platform;
    const ids = figures
      .ids()
      .filter((id) => id.startsWith('sample-case.') || id.startsWith('units.'))
      .concat('units.township[share-with=sample-case.submitted]');
    const codes = units.map((u) => u.code);
    for (const period of [scheme.period, { from: '2019-04-01', to: '2019-06-30' }]) {
      const sheet = await figures.sheet(ids, period, codes);
      for (const unit of codes) {
        const one = await figures.figures(ids.map((id) => ({ id, unit, ...period })));
        const seen = ids.map((id) => {
          const { scale: _scale, ...cell } = sheet.cell(id, unit) ?? { value: undefined };
          return cell;
        });
        expect(seen).toEqual(
          one.map((f) => ({
            value: f?.value,
            ...(f?.denominator !== undefined && { numerator: f.numerator, denominator: f.denominator }),
          })),
        );
      }
    }
    expect((await figures.sheet(['sample-case.none'], scheme.period, codes)).cell('sample-case.none', '411722001')).toBeUndefined();
  });

  test('考核期按季度分开，末一季到考核期为止', () => {
    expect(quartersOf(scheme.period).map((q) => `${q.from} ${q.to}`)).toEqual([
      '2019-01-01 2019-03-31',
      '2019-04-01 2019-06-30',
      '2019-07-01 2019-09-30',
      '2019-10-01 2019-11-30',
    ]);
  });
});

describe('指标体系', () => {
  test('只有市司法行政部门可以修改', async () => {
    for (const who of [clerk, foreign]) {
      expect((await keep(who, scheme)).status).toBe(403);
      expect((await who.post('/api/assessments/schemes/trial-2019/publish', {})).status).toBe(403);
    }
  });

  test('合计不是100分的不能公布，改好才能公布', async () => {
    expect((await keep(justice, scheme)).json).toEqual({ problems: [] });
    const refused = (await justice.post('/api/assessments/schemes/trial-2019/publish', {})).json as SchemeDoneDto;
    expect(refused.problems.map((p) => p.text)).toEqual(['乡镇、街道的分值合计90分，应为100分']);
    expect((await keep(justice, sound)).json).toEqual({ problems: [] });
    expect((await justice.post('/api/assessments/schemes/trial-2019/publish', {})).json).toEqual({ problems: [] });
    const held = (await clerk.get('/api/assessments/schemes/trial-2019')).json as SchemeDto;
    expect(held).toMatchObject({ head: { version: 3, state: 'published' }, editable: false });
  });

  test('考核期过后不得修改', async () => {
    const late = (await keep(justice, scheme)).json as SchemeDoneDto;
    expect(late.problems[0]?.text).toBe('指标体系已锁定，调整须生成新版本并重新公布');
  });

  test('检查随时说明问题，并按真实单位试算一项', async () => {
    const checked = (await justice.post('/api/assessments/schemes/check', { scheme: sound, code: '1.1' })).json as SchemeCheckDto;
    expect(checked.problems).toEqual([]);
    expect(checked.preview.find((row) => row.unit === '411722001')).toMatchObject({ points: '40.00', value: '66.67（2÷3）' });
  });

  test('边改边查：填到一半的数字、没有编号的指标都说得出来；存草案须先改正', async () => {
    const [first, ...others] = sound.indicators;
    if (!first) throw new Error('no indicator');
    const half: Scheme = { ...sound, id: 'trial-half', indicators: [{ ...first, code: '', weights: { township: '4o' } }, ...others] };
    const checked = await justice.post('/api/assessments/schemes/check', { scheme: half });
    expect(checked.status).toBe(200);
    const said = (checked.json as SchemeCheckDto).problems.map((p) => p.text);
    expect(said).toEqual(expect.arrayContaining([`“${first.title}”没有编号`, '分值应是不小于0的数']));
    expect((checked.json as SchemeCheckDto).units).toEqual({ township: 3 });
    const kept = await justice.send({ method: 'PUT', url: '/api/assessments/schemes/trial-half', body: { scheme: half } });
    expect((kept.json as SchemeDoneDto).problems.map((p) => p.text)).toEqual(expect.arrayContaining(['分值应是不小于0的数']));
    expect((await justice.get('/api/assessments/schemes/trial-half')).status).toBe(404);
  });

  test('以上一年度为底稿另立下一年度：旧的不动，已有的不重复立', async () => {
    const url = '/api/assessments/schemes/trial-2019/next-year';
    expect((await clerk.post(url, {})).status).toBe(403);
    const begun = await justice.post(url, {});
    expect([begun.status, begun.json]).toEqual([201, { id: 'trial-2020' }]);
    const next = (await justice.get('/api/assessments/schemes/trial-2020')).json as SchemeDto;
    expect(next).toMatchObject({ head: { state: 'draft', year: 2020 }, editable: true });
    expect(next.scheme.indicators).toEqual(sound.indicators);
    const again = await justice.post(url, {});
    expect([again.status, problemIn(again)?.refusals?.[0]?.code]).toEqual([422, 'scheme-there']);
    expect((await justice.get('/api/assessments/schemes/trial-2019')).json).toMatchObject({ head: { state: 'published', version: 3 } });
  });

  test('已公布的不会被改动：修改成为新的草案，公布以前仍按原来的计分', async () => {
    const next = ((await justice.get('/api/assessments/schemes/trial-2020')).json as SchemeDto).scheme;
    expect((await justice.post('/api/assessments/schemes/trial-2020/publish', {})).json).toEqual({ problems: [] });
    const renamed = { ...next, title: '改过的名称' };
    await justice.send({ method: 'PUT', url: '/api/assessments/schemes/trial-2020', body: { scheme: renamed } });
    const { assessments } = city.platform;
    expect([
      (await assessments.scheme('trial-2020'))?.scheme.title,
      (await assessments.scheme('trial-2020', 'published'))?.scheme.title,
    ]).toEqual(['改过的名称', next.title]);
    expect((await assessments.world('trial-2020'))?.scheme.title).toBe(next.title);
  });

  test('导出的文件导得回来；不是指标体系的说明白', async () => {
    const file = await justice.get('/api/assessments/schemes/trial-2019/file.json');
    const copy = { ...(file.json as Scheme), id: 'trial-copy' };
    expect((await justice.post('/api/assessments/schemes/import', { text: JSON.stringify(copy) })).json).toEqual({ problems: [] });
    expect(((await justice.get('/api/assessments/schemes/trial-copy')).json as SchemeDto).scheme).toEqual(copy);
    expect((await justice.get('/api/assessments/schemes/trial-2019/file.xlsx')).status).toBe(200);
    for (const text of ['{', '{"id":"x"}', '[]', JSON.stringify({ ...copy, spread: 'anything' })]) {
      const bad = await justice.post('/api/assessments/schemes/import', { text });
      expect([bad.status, problemIn(bad)?.title.length ?? 0].map((n) => n > 3)).toEqual([true, true]);
      expect(bad.status).toBe(400);
    }
    const workbook = await city.platform.assessments.workbook(sound);
    const read = await city.platform.assessments.readWorkbook({ ...sound, indicators: [] }, workbook, 'x.xlsx');
    expect(read).toEqual({ scheme: sound, problems: [] });
    const wrong = { name: 'x.xlsx', content: Buffer.from('no table').toString('base64') };
    const told = (await justice.post('/api/assessments/schemes/trial-copy/sheet', wrong)).json as SchemeDoneDto;
    expect(told.problems[0]?.text).toBe('文件内容与扩展名不符');
  });

  test('官方示范指标只导入已知的三项', async () => {
    expect((await justice.post('/api/assessments/schemes/example', {})).json).toEqual({ problems: [] });
    const all = (await justice.get('/api/assessments')).json as AssessmentsDto;
    expect(all.schemes.map((s) => s.id)).toContain('demonstration-indicators-2021');
    const refused = (await justice.post('/api/assessments/schemes/demonstration-indicators-2021/publish', {})).json as SchemeDoneDto;
    expect(refused.problems.map((p) => p.text)).toContain('分值未知');
  });
});

describe('得分', () => {
  test('市司法局看得到全部：得分、名次；什么都不适用的不排名', async () => {
    const { fields, source } = await ranking(justice);
    expect(source).toBe('live');
    expect(fields[0]?.units.map((u) => [u.unit, u.rank, u.total, u.grade])).toEqual([
      ['411722001', 1, '70.00', '良好'],
      ['411723101', 2, '20.00', '不合格'],
      ['411722102', null, '0.00', '不计'],
    ]);
  });

  test('单位只看到自己的得分，公布前看不到名次', async () => {
    const { fields, mayStress } = await ranking(clerk);
    expect(mayStress).toBe(false);
    expect(fields.flatMap((f) => f.units).map((u) => [u.unit, u.rank, u.grade, u.total])).toEqual([['411722001', null, null, '70.00']]);
    expect((await clerk.get('/api/assessments/trial-2019/units/411723101')).status).toBe(404);
    expect((await clerk.get('/api/assessments/trial-2019/stress?group=township')).status).toBe(403);
    expect((await clerk.post('/api/assessments/trial-2019/freeze', {})).status).toBe(403);
  });

  test('每一项差几分、为什么、是哪些记录', async () => {
    const own = (await clerk.get('/api/assessments/trial-2019/units/411722001')).json as UnitAssessmentDto;
    expect(own.items.map((i) => [i.code, i.lost, i.why])).toEqual([
      ['1.1', '20.00', '66.67%，在起点0%与目标100%之间按比例得分'],
      ['1.2', '10.00', '1件，每件扣10分，扣10分'],
    ]);
    const [rate, stock] = own.items;
    const missing = (await clerk.get(`/api${rate?.costly?.query}`)).json as { rows: { title: string }[]; total: number };
    expect([missing.total, missing.rows.map((r) => r.title)]).toEqual([1, ['丙']]);
    expect(((await clerk.get(`/api${stock?.costly?.query}`)).json as { total: number }).total).toBe(1);
    expect(((await clerk.get(`/api${rate?.records}`)).json as { total: number }).total).toBe(2);
    expect((await foreign.get(`/api${rate?.costly?.query}`)).status).toBe(404);
  });

  test('试算：多办一件会怎样；不能多于应办的', async () => {
    const path = '/api/assessments/trial-2019/units/411722001/what-if';
    expect((await clerk.post(path, { code: '1.1', numerator: 3 })).json).toMatchObject({ total: '90.00', points: '60.00', rank: null });
    expect((await justice.post(path, { code: '1.1', numerator: 0 })).json).toMatchObject({ total: '30.00', rank: 1 });
    expect(problemIn(await clerk.post(path, { code: '1.1', numerator: 4 }))?.detail).toContain('不能多于3');
    expect((await clerk.post(path, { code: '9.9', value: 1 })).status).toBe(400);
    expect((await foreign.post(path, { code: '1.1', numerator: 1 })).status).toBe(404);
  });

  test('公布前检验：一件记录、一项分值、偶然', async () => {
    const stress = (await justice.get('/api/assessments/trial-2019/stress?group=township&by=5')).json as StressDto;
    expect(stress.weights).toHaveLength(4);
    expect(stress.records[0]).toMatchObject({ unit: '411722001', code: '1.1', points: '20.00' });
    expect(stress.noise.map((u) => u.unit)).toEqual(['411722001', '411723101']);
    expect((await justice.get('/api/assessments/trial-2019/stress?group=none')).status).toBe(404);
    expect((await justice.get('/api/assessments/trial-2019/stress?group=township&by=x')).status).toBe(400);
  });
});

describe('封存', () => {
  test('封存后记录再变，封存的不变，重新计算仍然一致', async () => {
    expect((await justice.get('/api/assessments/trial-2019?source=frozen')).status).toBe(404);
    const frozen = (await justice.post('/api/assessments/trial-2019/freeze', {})).json as RankingDto;
    expect(frozen).toMatchObject({ source: 'frozen', seal: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const key = await opened(clerk, '补录', '2019-07-01');
    await decide(key, '2019-07-02');
    const [live, kept] = [await ranking(justice, '?source=live'), await ranking(justice, '?source=frozen')];
    expect([live.fields[0]?.units[0]?.total, kept.fields[0]?.units[0]?.total]).toEqual(['75.00', '70.00']);
    const again = await justice.get('/api/assessments/trial-2019/reproduction');
    expect(again.json).toEqual({ same: true, sealed: true, differing: [] });
  });

  test('封印用本市台账的算法：设为SM3的，换一种算法就对不上', async () => {
    const { version: _version, by: _by, at: _at, ...kept } = (await city.platform.assessments.frozen('trial-2019')) as KeptAssessment;
    expect([reproduced(kept, hashOf('sm3')).sealed, reproduced(kept, hashOf('sha256')).sealed]).toEqual([true, false]);
    const { seal, ...content } = kept;
    expect(seal).toBe(sealWith(hashOf('sm3'), content));
  });

  test('封存的内容被改动一处，就看得出', async () => {
    const kept = (await city.platform.assessments.frozen('trial-2019')) as KeptAssessment;
    const row = kept.cells['sample-case.decided-rate'];
    const cells = {
      ...kept.cells,
      'sample-case.decided-rate': { ...row, '411722001': { value: 100, numerator: 3, denominator: 3, scale: 100 as const } },
    };
    expect(reproduced({ ...kept, cells }, hashOf('sm3'))).toEqual({ same: false, sealed: false, differing: ['411722001'] });
    expect(reproduced({ ...kept, seal: '0'.repeat(64) }, hashOf('sm3'))).toMatchObject({ same: true, sealed: false });
  });

  test('未公布的结果，单位看不到；公布后都看得到名次、等次和总分，看不到别人的细目', async () => {
    expect((await clerk.get('/api/assessments/trial-2019?source=frozen')).status).toBe(403);
    published = true;
    const shown = await ranking(clerk);
    expect(shown.source).toBe('frozen');
    expect(shown.fields[0]?.units.map((u) => [u.unit, u.rank, u.total, u.open, u.base])).toEqual([
      ['411722001', 1, '70.00', true, '70.00'],
      ['411723101', 2, '20.00', false, ''],
      ['411722102', null, '0.00', false, ''],
    ]);
    expect((await clerk.get('/api/assessments/trial-2019/units/411723101?source=frozen')).status).toBe(404);
    expect((await clerk.get('/api/assessments/trial-2019/units/411722001?source=frozen')).json).toMatchObject({
      score: { rank: 1, grade: '良好' },
      among: 3,
    });
  });
});
