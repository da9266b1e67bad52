import { describe, expect, test } from 'vitest';
import {
  choice,
  date,
  type Field,
  file,
  flag,
  type Instrument,
  longText,
  matterRef,
  money,
  party,
  rows,
  type Step,
  surname,
  text,
  unit,
} from '#kernel';
import { runsText } from '../model.ts';
import { checkLetter, type LetterWorld } from './check.ts';
import { composeLetter, isFor, type LetterSource } from './compose.ts';
import type { Declared } from './declared.ts';
import { capitalAmount, chineseDate, chineseNumber, inChinese } from './words.ts';

const staff = { publicity: 'staff' } as const;
const fields: Readonly<Record<string, Field>> = {
  title: text('案由', staff),
  result: choice('结果', { upheld: '维持', revoked: '撤销' }, staff),
  reasons: longText('理由', staff),
  decidedOn: date('决定日期', staff),
  amount: money('金额', staff),
  urgent: flag('紧急', staff),
  organ: unit('被申请人', staff),
  applicant: party('申请人', { publicity: 'party', mask: surname }),
  items: rows('证据', { name: text('名称', staff), pages: text('页码', staff) }, staff),
  proof: file('附件材料', staff),
  source: matterRef('source', '原事项', staff),
};

const law: Instrument = { id: 'some-law', title: '中华人民共和国某法', mark: 'verified' };
const defaults: Instrument = { id: 'defaults', title: '平台缺省规则', mark: 'default' };
const basis = (provision: string) => ({ instrument: law, provision, mark: 'verified' as const });

const declared: Declared = {
  id: 'case',
  title: '案件',
  fields,
  acts: {
    accept: { title: '受理', basis: basis('第30条'), by: 'clerk', to: 'open' },
    decide: { title: '作出决定', basis: basis('第28条'), by: 'chief', from: 'open', to: 'closed' },
  },
  roles: { clerk: { title: '承办人', relation: 'own', duties: ['clerk'] } },
  deadlines: { review: { title: '审理', basis: basis('第31条'), kind: 'at-most', starts: 'accept', stops: 'decide', until: 'decidedOn' } },
};
const world: LetterWorld = {
  declared: (id) => (id === 'case' || id === 'source' ? declared : undefined),
  instruments: new Map([law, defaults].map((one) => [one.id, one])),
};

const step = (seq: number, act: string, on: string): Step => ({
  ...{
    seq,
    edition: 1,
    act,
    on,
    recordedAt: `${on}T10:00:00+08:00`,
    actor: 'a',
    actorUnit: 'U1',
    role: 'clerk',
    from: null,
    to: 'open',
    clocks: {},
  },
});
const values = {
  title: '不服行政处罚',
  result: 'revoked',
  reasons: '第一段。\n\n# 不是标题\n**不是粗体** {{ amount }}',
  decidedOn: '2019-03-04',
  amount: 12_000.5,
  organ: 'U2',
  applicant: { kind: 'person', name: '赵某某', address: '某路1号' },
  items: [
    { name: '处罚决定书', pages: '1' },
    { name: '送达回证', pages: '2' },
  ],
};
const accepted = step(1, 'accept', '2019-01-10');
const decided = step(2, 'decide', '2019-03-04');

const sourceOf = (more: Partial<LetterSource> = {}): LetterSource => ({
  declared,
  holding: { values, masked: [], held: new Set(Object.keys(values)) },
  history: [accepted, decided],
  clocks: [],
  occasion: decided,
  matter: { title: '不服行政处罚', number: '某复〔2019〕1号', state: '已办结', unit: '某局', openedOn: '2019-01-10' },
  government: '某市人民政府',
  today: '2019-03-05',
  unitName: (code) => (code === 'U1' ? '某市司法局' : '某县公安局'),
  linked: () => undefined,
  ...more,
});

const letter = (body: string, head: readonly string[] = []): string =>
  ['---', '标题: 决定书', '办理: [decide]', ...head, '---', '', body].join('\n');
const compose = (body: string, head: readonly string[] = [], source = sourceOf(), number = '') =>
  composeLetter(checkLetter(letter(body, head), 'case', world), source, world.instruments, number);
const textOf = (body: string, head?: readonly string[], source?: LetterSource) =>
  compose(body, head, source).document.blocks.map((b) => (b.kind === 'table' ? '' : runsText(b.runs)));
const problems = (body: string, head?: readonly string[]) => checkLetter(letter(body, head), 'case', world).problems.map((p) => p.text);

describe('words of official letters', () => {
  test.each([
    [0, '零'],
    [10, '十'],
    [15, '十五'],
    [60, '六十'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1008, '一千零八'],
  ])('%i is written %s', (n, said) => expect(chineseNumber(n)).toBe(said));

  test.each([
    [0, '人民币零元整'],
    [12_000, '人民币壹万贰仟元整'],
    [12_000.5, '人民币壹万贰仟元伍角整'],
    [100_500.05, '人民币壹拾万零伍佰元零伍分'],
    [0.36, '人民币叁角陆分'],
    [100_000_000, '人民币壹亿元整'],
    [10_203_040, '人民币壹仟零贰拾万叁仟零肆拾元整'],
  ])('%d yuan in capitals', (n, said) => expect(capitalAmount(n)).toBe(said));

  test('days and provisions in Chinese numerals', () => {
    expect(chineseDate('2019-03-04')).toBe('二〇一九年三月四日');
    expect(inChinese('第30条第2款')).toBe('第三十条第二款');
  });
});

describe('a letter says what the matter holds', () => {
  test('fields print as an official writes them', () => {
    expect(textOf('{{ result }}，{{ decidedOn }}，{{ amount }}，{{ organ }}，{{ applicant }}，{{ applicant.address }}')).toEqual([
      '撤销，2019年3月4日，12000.50元，某县公安局，赵某某，某路1号',
    ]);
  });

  test('conditions compare what is held, and filters word it', () => {
    const body =
      '{% if result == "revoked" and amount > 10000 %}{{ amount | 大写 }}{% else %}否{% endif %}，{{ "some-law" | 条款: "第28条" }}';
    expect(textOf(body)).toEqual(['人民币壹万贰仟元伍角整，《中华人民共和国某法》第二十八条']);
  });

  test('steps, organ and government come from the matter', () => {
    const body = '{{ 经过.accept.日期 }}受理；{{ 办理.名称 }}，{{ 办理.依据 }}；{{ 机关 }}；{{ 政府 }}；{{ 事项.编号 }}';
    expect(textOf(body)).toEqual([
      '2019年1月10日受理；作出决定，《中华人民共和国某法》第二十八条；某市司法局；某市人民政府；某复〔2019〕1号',
    ]);
  });

  test('tables are gone through row by row', () => {
    expect(textOf('{% for i in items %}{{ i.name }}（{{ i.pages }}）{% endfor %}共{{ items.size }}项')).toEqual([
      '处罚决定书（1）送达回证（2）共2项',
    ]);
  });

  test('a value never becomes layout: its lines are paragraphs, its signs are signs', () => {
    const { document } = compose('{{ reasons }}');
    expect(document.blocks.map((b) => b.kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
    expect(document.blocks.map((b) => (b.kind === 'table' ? '' : runsText(b.runs)))).toEqual([
      '第一段。',
      '# 不是标题',
      '**不是粗体** {{ amount }}',
    ]);
  });

  test('what is missing is named and stands in the way; where it may be empty it does not', () => {
    expect(compose('{{ proof }}').against).toEqual(['「附件材料」还没有填写']);
    expect(textOf('{{ proof }}')).toEqual(['〔待补：附件材料〕']);
    expect(compose('{{ proof | 缺省: "无" }}').against).toEqual([]);
    expect(compose('{% if proof %}{{ proof }}{% endif %}好').against).toEqual([]);
  });

  test('what the maker sees only in part cannot go into a letter', () => {
    const holding = {
      values: { ...values, applicant: { kind: 'person', name: '赵某' } },
      masked: ['applicant'],
      held: new Set(['applicant']),
    };
    expect(compose('{{ applicant }}', [], sourceOf({ holding })).against).toEqual(['您不能查看「申请人」的全部内容']);
    const hidden = { values: {}, masked: [], held: new Set(['reasons']) };
    expect(compose('{{ reasons }}', [], sourceOf({ holding: hidden })).against).toEqual(['您不能查看「理由」的全部内容']);
  });

  test('the head: number, addressee, organ, date, copies that are not there are left out', () => {
    const head = ['文号: "某复决〔{year}〕{seq}号"', '主送: "{{ organ }}"', '抄送: ["{{ proof }}", 某单位]', '成文日期: "{{ decidedOn }}"'];
    const { document } = compose('正文', head, sourceOf(), '某复决〔2019〕3号');
    expect(document).toMatchObject({
      form: 'decision',
      head: { docNo: '某复决〔2019〕3号', issuerMark: '某市司法局' },
      addressees: ['某县公安局'],
      cc: ['某单位'],
      date: '2019-03-04',
      dateText: '2019年3月4日',
      signature: '某市司法局',
    });
  });

  test('a letter is only for matters of which its condition holds', () => {
    const checked = checkLetter(letter('正文', ['条件: result == "upheld"']), 'case', world);
    expect(isFor(checked, sourceOf(), world.instruments)).toBe(false);
  });
});

describe('a template is checked before it is used', () => {
  test.each([
    ['{{ nothing }}', '「案件」没有「nothing」这一字段'],
    ['{{ applicant.age }}', '没有「applicant.age」'],
    ['{{ 经过.reject.日期 }}', '没有「reject」这一动作'],
    ['{{ 时限.appeal.届满 }}', '没有「appeal」这一时限'],
    ['{{ source.nothing }}', '「案件」没有「nothing」这一字段'],
    ['{% for i in items %}{{ i.colour }}{% endfor %}', '「证据」没有「colour」这一列'],
    ['{% if result == "won" %}{% endif %}', '「结果」没有「won」这一选项'],
    ['{% case result %}{% when "won" %}{% endcase %}', '「结果」没有「won」这一选项'],
    ['{{ "other-law" | 条款: "第1条" }}', '没有「other-law」这一依据'],
    ['{{ "defaults" | 条款: "第1条" }}', '「平台缺省规则」不是法律依据'],
    ['{{ amount | 折合 }}', '没有「折合」这种写法'],
  ])('%s', (body, said) => expect(problems(body)).toEqual([said]));

  test('names of the head are looked up too', () => {
    expect(problems('正文', ['制作: [judge]'])).toEqual(['没有「judge」这一角色']);
    expect(problems('正文', ['主送: "{{ nobody }}"'])).toEqual(['「案件」没有「nobody」这一字段']);
    expect(checkLetter(letter('正文').replace('[decide]', '[close]'), 'case', world).problems.map((p) => p.text)).toEqual([
      '没有「close」这一动作',
    ]);
  });

  test('a place that is not closed is told with its line', () => {
    const [found] = checkLetter(letter('好\n\n{% if result %}'), 'case', world).problems;
    expect(found?.line).toBe(8);
  });

  test('no file can be drawn in', () => {
    expect(compose('{% include "package.json" %}').against.join()).toContain('文书范本有误');
  });

  test('the fields cited are known, so that who may not see them does not open the letter', () => {
    const { cited } = checkLetter(
      letter('{{ applicant.name }}{% if amount %}{% endif %}{{ source.title }}{{ source.reasons }}'),
      'case',
      world,
    );
    expect(cited).toEqual(
      expect.arrayContaining([{ field: 'applicant' }, { field: 'amount' }, { field: 'source' }, { field: 'reasons', of: 'source' }]),
    );
  });
});
