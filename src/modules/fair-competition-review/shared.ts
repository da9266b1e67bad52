import {
  type Basis,
  choice,
  choices,
  date,
  file,
  flag,
  type GuardView,
  longText,
  printDate,
  type Refusal,
  refusal,
  rows,
  text,
  type ValuesOf,
} from '#kernel';
import { fairCompetitionRegulation } from '#law';
import { staff } from '#vocabulary';

/** The results of spot checks may be published (公平竞争审查条例第21条); drafts and opinions are not. */
const open = { publicity: 'public', basis: fairCompetitionRegulation('第21条') } as const;

/** What every edition records; an edition adds its own checklist. */
export const sharedFields = {
  title: text('政策措施名称', { ...open, min: 4, max: 120 }),
  issuer: choice('由谁出台', { department: '部门', government: '本级政府', npc: '提请人大及其常委会' }, open),
  draft: file('政策措施草案', staff),
  screenReason: longText('不涉及经营者经济活动的理由', { ...staff, max: 1000 }),
  publicInterest: flag('涉及社会公众利益', staff),
  heardForms: choices('听取意见的对象', { stakeholders: '利害关系人', public: '社会公众', associations: '行业协会商会' }, staff),
  hearing: longText('听取意见情况', { ...staff, max: 2000 }),
  opinion: longText('审查意见', { ...staff, max: 4000 }),
  exceptionGround: choice(
    '例外事由',
    {
      security: '维护国家安全和发展利益',
      innovation: '促进科技进步、增强自主创新能力',
      'public-welfare': '节约能源、保护环境、救灾救助等社会公共利益',
      statute: '法律、行政法规规定的其他情形',
    },
    staff,
  ),
  noLesser: longText('没有对公平竞争影响更小的替代方案', { ...staff, max: 1000 }),
  exceptionEnds: text('实施期限或者终止条件', staff),
  violations: rows('不符合标准的条款', { clause: text('条款', staff), standard: text('违反的标准', staff) }, { ...staff, min: 1 }),
  revision: longText('修改情况', { ...staff, max: 2000 }),
  concludedOn: date('审查结论日期', staff),
} as const;

const marks = { absent: '无', present: '有', na: '不适用' } as const;

/** The checklist over the standards of an edition: every item answered. */
export const checklist = <const S extends Readonly<Record<string, string>>>(standards: S) =>
  rows(
    '审查标准逐项结论',
    {
      item: choice('标准', standards, staff),
      finding: choice('有无', marks, staff),
      note: longText('说明', { ...staff, min: 0, max: 500 }),
    },
    { ...staff, min: 1 },
  );

type Values = ValuesOf<typeof sharedFields> & { readonly checklist?: readonly { readonly item?: string; readonly finding?: string }[] };
type View = GuardView<Values>;

/** Every standard has its answer. */
export const answersAll =
  (standards: Readonly<Record<string, string>>, basis: Basis) =>
  ({ values }: View): Refusal | undefined => {
    const answered = new Set((values.checklist ?? []).map((row) => row.item));
    const open = Object.entries(standards).filter(([item]) => !answered.has(item));
    if (open.length === 0) return undefined;
    const remedy = `缺：${open.map(([, title]) => title).join('、')}`;
    return refusal('checklist-incomplete', '审查标准没有逐项给出结论', { remedy, basis, field: 'checklist' });
  };

/** Whoever is concerned is heard; where the public is concerned, the public too. */
export const heardEnough =
  (basis: Basis) =>
  ({ values }: View): Refusal | undefined => {
    const forms: readonly string[] = values.heardForms ?? [];
    const needed = values.publicInterest === true ? 'public' : 'stakeholders';
    if (forms.includes(needed)) return undefined;
    const remedy = needed === 'public' ? '涉及社会公众利益的，应当听取社会公众意见' : '请听取利害关系人意见';
    return refusal('not-heard', '听取意见的对象不全', { remedy, basis, field: 'heardForms' });
  };

/** A measure that meets a forbidden item does not pass. */
export const nonePresent =
  (basis: Basis) =>
  ({ values }: View): Refusal | undefined =>
    (values.checklist ?? []).some((row) => row.finding === 'present')
      ? refusal('standard-violated', '存在不符合公平竞争审查标准的内容，不能通过', {
          remedy: '请修改，或者按例外规定办理',
          basis,
          field: 'checklist',
        })
      : undefined;

/** An exception is for what meets a forbidden item, nothing else. */
export const somePresent =
  (basis: Basis) =>
  ({ values }: View): Refusal | undefined =>
    (values.checklist ?? []).some((row) => row.finding === 'present')
      ? undefined
      : refusal('no-exception-needed', '没有不符合标准的内容，不适用例外规定', { remedy: '请按通过办理', basis, field: 'checklist' });

/** The day of the conclusion is the day of the act. */
export const datedToday =
  (basis: Basis) =>
  ({ values, on }: View): Refusal | undefined =>
    values.concludedOn === on
      ? undefined
      : refusal('concluded-on', '审查结论日期应为办理当日', { remedy: `请填写 ${printDate(on)}`, basis, field: 'concludedOn' });

/** States that every edition passes through. */
export const sharedStates = {
  'not-applicable': { title: '不涉及', final: true },
  'self-reviewing': { title: '起草单位审查' },
  hearing: { title: '已听取意见' },
  'must-revise': { title: '须修改' },
  concluded: { title: '审查通过', settled: true },
  'concluded-exception': { title: '适用例外规定', settled: true },
  archived: { title: '已归档', final: true },
} as const;

export const drafter = { title: '起草单位', relation: 'own', duties: ['clerk', 'head'] } as const;

/** The acts of the drafting unit that no edition has changed, each by the provision of its edition. */
export const draftingActs = (cite: { screen: Basis; start: Basis; hear: Basis; revise: Basis }) =>
  ({
    'screen-out': {
      title: '不涉及经营者经济活动',
      basis: cite.screen,
      by: 'drafter',
      to: 'not-applicable',
      needs: ['title', 'issuer', 'screenReason'],
    },
    start: {
      title: '开始审查',
      basis: cite.start,
      by: 'drafter',
      to: 'self-reviewing',
      needs: ['title', 'issuer', 'draft', 'publicInterest'],
    },
    hear: {
      title: '听取意见',
      basis: cite.hear,
      by: 'drafter',
      from: 'self-reviewing',
      to: 'hearing',
      needs: ['hearing', 'heardForms'],
      guard: heardEnough(cite.hear),
    },
    revise: {
      title: '修改后重新审查',
      basis: cite.revise,
      by: 'drafter',
      from: 'must-revise',
      to: 'self-reviewing',
      needs: ['draft', 'revision'],
    },
  }) as const;
