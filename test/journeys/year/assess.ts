/** The assessment of the year: announced in spring, told in winter, objected to, ranked, approved, published. */
import { expect } from 'vitest';
import type { Entry, Office } from '../support/office.ts';
import { pdf } from '../support/paper.ts';
import type { Visitor } from '../support/visit.ts';
import { found } from './task.ts';

export const schemeId = 'law-administration-2020';
const title = '2020年度依法行政考核';
const county = '安阳县';
const department = '市政府办公室';
/** All that was drafted in spring is done in December on this day. */
const on = '2020-12-04';

type Plain = Readonly<Record<string, unknown>>;
interface SchemeFile {
  readonly nodes: readonly { readonly code: string }[];
  readonly indicators: readonly { readonly code: string }[];
  readonly grades: Readonly<Record<string, unknown>>;
}

/** Of the platform's own system what two units can be measured by: points for all of it anew. */
const weights: Readonly<Record<string, string>> = { '8.1.1': '25', '8.1.2': '25', '8.2.1': '20', '8.2.2': '30', J1: '0', F3: '0' };

function reduced(scheme: SchemeFile & Plain): Plain {
  const kept = scheme.indicators.filter(({ code }) => weights[code] !== undefined);
  return {
    ...scheme,
    ...{ id: schemeId, title, year: 2020, period: { from: '2020-01-01', to: '2020-11-30' } },
    groups: [{ id: 'other', title: '县区和市直部门', kinds: ['county', 'department'], except: ['410500-D02'] }],
    nodes: scheme.nodes.filter(({ code }) => /^8(\.|$)/.test(code)),
    indicators: kept.map((one) => ({ ...one, weights: { other: weights[one.code] } })),
    // Grades of groups that are left out are left out too.
    grades: { '*': scheme.grades['*'] },
    ...{ composition: { material: '60', onsite: '25', survey: '15', daily: '0' }, ties: ['8'] },
  };
}

/** The system as it lies, taken out, cut down, brought in, published; then the assessment drafted, approved and announced. */
export async function announce(office: Office): Promise<void> {
  const head = await office.who('juzhang');
  await head.go('/assessment/law-administration-2019/scheme', '指标体系');
  const file = await head.page.getByRole('link', { name: '导出文件' }).getAttribute('href');
  const scheme = (await (await head.page.request.get(new URL(String(file), head.page.url()).href)).json()) as SchemeFile & Plain;
  await head.go('/assessment', '依法行政考核');
  const buffer = Buffer.from(JSON.stringify(reduced(scheme)));
  await head.page.getByLabel('从文件导入').setInputFiles({ name: '指标体系.json', mimeType: 'application/json', buffer });
  await head.sees('已导入为草案。');
  await head.click('link', title);
  await head.at(title);
  await head.click('link', '指标体系', head.page.getByRole('main'));
  await head.at('指标体系');
  await head.click('button', '公布');
  await head.sees(/，已公布，第2版/);

  const clerk = await office.who('fazhi');
  await clerk.go('/assessment/work', '考核进度');
  await clerk.fill('考核方法', '材料审查、实地核查、满意度调查相结合。');
  await clerk.click('button', '起草，报领导小组批准');
  await clerk.sees('方案起草', clerk.page.getByRole('form', { name: title }));
  await office.does('shizhang', await found(office, 'shizhang', 'assessment-cycle', title), ['批准考核方案', '2020-01-13']);
  await clerk.go('/assessment/work', '考核进度');
  await clerk.fill('公布文号', '安法政办〔2020〕1号');
  await clerk.click('button', '公布考核方案');
  await clerk.sees('方案已公布', clerk.page.getByRole('form', { name: title }));
}

/** The office's table of all units: one step of one unit. */
async function step(clerk: Visitor, unit: string, name: string, then: string): Promise<void> {
  await clerk.click('button', `${unit}：${name}`);
  await clerk.page.getByRole('row').filter({ hasText: unit }).getByText(then, { exact: true }).waitFor();
}

async function survey(office: Office, unit: string, sample: string, score: readonly [string, string, string]): Promise<void> {
  const name = `2020年${unit}满意度`;
  const path = await office.opens(
    'fazhi',
    'satisfaction-survey/open',
    [
      '开始调查',
      on,
      ['text', '调查名称', name],
      ['pick', '被评价单位', unit],
      ['text', '年度', '2020'],
      ['choose', '调查方式', '第三方民调机构'],
      ['text', '民调机构', '某民意调查中心'],
      ['day', '答卷起', '2020-11-01'],
      ['day', '答卷止', on],
    ],
    name,
  );
  await office.does('fazhi', path, [
    '登记民调报告',
    on,
    ['text', '有效样本', sample],
    ['text', '满意度', score[0]],
    ['text', '置信区间下限', score[1]],
    ['text', '置信区间上限', score[2]],
    ['file', '调查报告', pdf()],
  ]);
}

/** One item that a unit has to prove: its points, what it says, the paper with its day. */
async function proves(clerk: Visitor, code: string, score: string): Promise<void> {
  const item = clerk.page
    .getByRole('listitem')
    .filter({ has: clerk.page.getByRole('heading', { level: 3, name: new RegExp(`^${code}`) }) });
  await item.getByLabel(/^自评分/).fill(score);
  await item.getByLabel('自评说明').fill('材料齐全，见所附文件。');
  await item.getByLabel('添加材料').setInputFiles({ name: `${code}.pdf`, mimeType: 'application/pdf', buffer: pdf() });
  await item.getByLabel('形成日期').fill('2020-11-20');
}

/** The clerk fills in what records do not show, the head signs. */
async function assessesItself(office: Office, [clerkName, headName]: readonly [string, string], unit: string): Promise<void> {
  const heading = `${unit}${title}`;
  const clerk = await office.who(clerkName);
  await clerk.go('/assessment/self', heading);
  await proves(clerk, '8.1.1', '25');
  await proves(clerk, '8.1.2', '24');
  await clerk.click('button', '保存自评');
  await clerk.sees(/，已保存$/);
  await clerk.isOpenToAll();
  const head = await office.who(headName);
  await head.go('/assessment/self', heading);
  await head.page.getByLabel('承诺自评和证据真实，并对弄虚作假承担责任').check();
  await head.fill('签字人职务', '主要负责人');
  await head.click('button', '签字报送');
  await head.sees(/^材料审查/);
}

/** One rater alone with the material: accepts, gives points with the reason of each that is taken, hands in. */
async function rates(office: Office, rater: string, unit: string, scores: Readonly<Record<string, string>>): Promise<void> {
  const visitor = await office.who(rater);
  const { page } = visitor;
  await visitor.go('/assessment/review', '材料评分');
  await visitor.click('link', unit, page.getByRole('main'));
  await visitor.at(`${unit}材料评分`);
  await visitor.click('button', '没有应当回避的关系，开始评分');
  for (const [code, score] of Object.entries(scores)) {
    const item = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: new RegExp(`^${code}`) }) });
    await item.getByLabel(/^得分/).fill(score);
    await item.getByLabel(/^扣分理由/).fill('缺少一次会议记录。');
  }
  await visitor.isOpenToAll();
  await visitor.click('button', /^交分/);
  // Whoever has another unit to rate is led on to it.
  await visitor.sees(/，(已交分，待合议|待接受)/);
}

/** December: everybody begins; surveys came in; units assess themselves; two raters each who see nothing of each other. */
export async function judged(office: Office): Promise<void> {
  const cycle = await found(office, 'fazhi', 'assessment-cycle', title);
  await office.does(
    'fazhi',
    cycle,
    ['公布抽样种子', on, ['text', '抽样种子', '2020-anyang-0001'], ['text', '种子的产生', '当场摇号']],
    ['开始自查自评', on],
  );
  const clerk = await office.who('fazhi');
  await clerk.go('/assessment/work', '考核进度');
  await clerk.click('button', '开始各单位考核');
  await clerk.sees('各单位（2）');
  await survey(office, county, '420', ['86.2', '85.1', '87.3']);
  await survey(office, department, '120', ['91.5', '89', '94']);
  await assessesItself(office, ['xian', 'xianzhang'], county);
  await assessesItself(office, ['ducha', 'mishuzhang'], department);
  await clerk.go('/assessment/work', '考核进度');
  await step(clerk, county, '派出评分', '0 / 2');
  await step(clerk, department, '派出评分', '0 / 2');
  await rates(office, 'huiwu', county, { '8.1.1': '22', '8.1.2': '20' });
  await rates(office, 'juzhang', county, { '8.1.1': '21', '8.1.2': '22' });
  await rates(office, 'xian', department, { '8.1.1': '24', '8.1.2': '23' });
  await rates(office, 'juzhang', department, { '8.1.1': '24', '8.1.2': '22' });
}

/** Drawn records are looked at by two on the spot; what they found is signed by the unit. */
async function looksOnTheSpot(office: Office, own: string): Promise<void> {
  const name = '安阳县实地核查';
  const finding = await office.opens(
    'fazhi',
    'onsite-finding/record',
    [
      '记录核查情况',
      on,
      ['text', '名称', name],
      ['pick', '所属考核', `${county}${title}`],
      ['pick', '被考核单位', county],
      ['pick', '第二核查人所在单位', department],
      ['day', '核查日期', on],
      ['text', '核查的记录', '5'],
      ['text', '其中不实的记录', '0'],
      [
        'rows',
        '核查情况',
        [
          [
            ['text', '指标', '8.2.2'],
            ['choose', '核查结论', '属实'],
            ['text', '扣分', '0'],
          ],
        ],
      ],
    ],
    name,
  );
  await office.does('huiwu', finding, ['第二核查人签字', on]);
  await office.does('xianzhang', finding, ['被考核单位签字', on]);
  await office.does('fazhi', own, ['结束实地核查', on, ['pick', '核查记录', name]]);
}

const unitPath = (office: Office, unit: string): Promise<string> => found(office, 'fazhi', 'unit-assessment', `${unit}${title}`);

/** From the sheets to what the unit is told. */
export async function told(office: Office, unit: string): Promise<void> {
  const own = await unitPath(office, unit);
  const clerk = await office.who('fazhi');
  await clerk.go('/assessment/work', '考核进度');
  await step(clerk, unit, '合议', '待实地核查');
  await step(clerk, unit, '抽取核查清单', '实地核查');
  if (unit === county) await looksOnTheSpot(office, own);
  else await office.does('fazhi', own, ['结束实地核查', on]);
  await clerk.go('/assessment/work', '考核进度');
  await step(clerk, unit, '并入满意度', '计分');
  await step(clerk, unit, '计分', '已计分，待复核');
  await office.does('fazhike', own, ['复核评分', on, ['text', '复核说明', '与评分表和记录一致。']]);
  await clerk.go('/assessment/work', '考核进度');
  await step(clerk, unit, '重新计分', '告知得分');
  await step(clerk, unit, '告知得分', '已告知，异议期');
}

/** The county objects to one item; a unit that did not rate decides; the score is worked out anew and told again. */
export async function objected(office: Office): Promise<void> {
  const head = await office.who('xianzhang');
  await head.go('/assessment/self', `${county}${title}`);
  await head.page.getByLabel('有异议的指标').selectOption({ index: 0 });
  await head.fill('请求改定为（分）', '25');
  await head.fill('事实和理由', '会议记录在案，评分时没有翻到，见附件第三页。');
  await head.click('button', '提出异议');
  await head.sees('正在复核。');
  const own = await unitPath(office, county);
  await office.does('shizhang', own, ['指定复核单位', on, ['pick', '复核单位', '安阳市']]);
  const ruling: Entry = [
    'rows',
    '复核改定',
    [
      [
        ['text', '指标', '8.1.1'],
        ['text', '改定得分', '24'],
        ['text', '理由', '会议记录属实，装订不规范扣一分。'],
      ],
    ],
  ];
  await office.does('fuhe', own, ['改定得分并答复', on, ['text', '书面答复', '经核对会议记录，8.1.1改为24分。'], ruling]);
  const clerk = await office.who('fazhi');
  await clerk.go('/assessment/work', '考核进度');
  await step(clerk, county, '重新计分', '告知得分');
  await step(clerk, county, '告知得分', '已告知，异议期');
  for (const [account, unit] of [
    ['xianzhang', county],
    ['mishuzhang', department],
  ] as const) {
    const told = await office.who(account);
    await told.go('/assessment/self', `${unit}${title}`);
    await told.click('button', '没有异议，确认');
    await told.sees(/^已定分/);
  }
}

/** What the frozen page shows of the ranking. */
export interface Place {
  readonly rank: string;
  readonly unit: string;
  readonly total: string;
}

/** The ranking tested, frozen, approved and published; what anybody of the units then sees. */
export async function ranked(office: Office): Promise<readonly Place[]> {
  const chief = await office.who('fazhike');
  await chief.go(`/assessment/${schemeId}/stress`, '公布前检验');
  await chief.sees('差别是不是偶然');
  await chief.isOpenToAll();
  await chief.go('/assessment/work', '考核进度');
  await chief.click('button', '冻结结果并提交');
  await chief.sees(/结果待批准/);
  await office.does('shizhang', await found(office, 'shizhang', 'assessment-cycle', title), ['批准考核结果', on]);
  const clerk = await office.who('fazhi');
  await clerk.go('/assessment/work', '考核进度');
  await clerk.fill('满意度情况', '两个单位的有效样本均达到下限。');
  await clerk.fill('主要问题', '有的单位填报不及时。');
  await clerk.click('button', '公布结果');
  await clerk.sees(/结果已公布/);
  const reader = await office.who('xianzhang');
  await reader.go(`/assessment/${schemeId}`, title);
  await reader.sees('这是封存的结果，不再随记录变动。');
  const rows = await reader.page.getByRole('table').getByRole('row').all();
  const places = await Promise.all(
    rows.slice(1).map(async (row): Promise<Place> => {
      const [rank = '', ...cells] = (await row.getByRole('cell').allInnerTexts()).map((text) => text.trim());
      return {
        rank,
        unit: (await row.getByRole('rowheader').innerText()).trim(),
        total: cells.find((text) => /^\d+\.\d\d$/.test(text)) ?? '',
      };
    }),
  );
  expect(places.map(({ rank }) => rank)).toEqual(['1', '2']);
  return places;
}

/** A year later the kept result still gives itself again. */
export async function reproduced(office: Office): Promise<void> {
  const chief = await office.who('fazhike');
  await chief.go(`/assessment/${schemeId}?source=frozen`, title);
  await chief.click('button', '由封存的数字重新计算');
  await chief.sees('得分、名次完全一致，封存印相符。');
}
