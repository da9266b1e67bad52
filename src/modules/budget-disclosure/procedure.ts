import { choice, count, date, file, type GuardView, halfUp, longText, procedure, refusal, share, text, unit } from '#kernel';
import { budgetLaw, budgetPublication, platformDefaults } from '#law';
import { open, staff } from '#vocabulary';

const basis = budgetLaw('第14条');
/** A list, since figures are split by it. */
const fiscalYears = {
  2017: '2017年度',
  2018: '2018年度',
  2019: '2019年度',
  2020: '2020年度',
  2021: '2021年度',
  2022: '2022年度',
  2023: '2023年度',
  2024: '2024年度',
  2025: '2025年度',
  2026: '2026年度',
  2027: '2027年度',
  2028: '2028年度',
  2029: '2029年度',
  2030: '2030年度',
} as const;
const split = ['kind', 'level', 'fiscalYear'] as const;
type Split = (typeof split)[number];

/** A budget is of the year to come or the current one; final accounts are of a year that has ended. */
function yearFits({ values, on }: GuardView<{ readonly kind?: string; readonly fiscalYear?: string }>) {
  const year = Number(values.fiscalYear ?? 0);
  const now = Number(on.slice(0, 4));
  const fits = values.kind === 'final' ? year < now : year >= now - 1 && year <= now + 1;
  if (fits) return undefined;
  return refusal('year-mismatch', values.kind === 'final' ? '决算应为已结束的年度' : '预算年度有误', {
    remedy: '请核对所属年度',
    basis,
    field: 'fiscalYear',
  });
}

/** 预算、决算公开: one matter for each body, year and kind, so that the rate has a register as its denominator. */
export const budgetDisclosure = procedure({
  id: 'budget-disclosure',
  version: 1,
  title: '预算、决算公开',
  group: '政务公开',
  basis,
  roles: {
    finance: { title: '财政部门', relation: 'office', office: 'finance', duties: ['clerk', 'reviewer', 'chief', 'head'] },
    body: { title: '公开单位', relation: 'own', duties: ['clerk', 'reviewer', 'chief', 'head'] },
  },
  fields: {
    title: text('名称', { ...open, min: 4, max: 120 }),
    body: unit('公开单位', open),
    level: choice('层级', { government: '本级政府', department: '部门' }, open),
    kind: choice('种类', { budget: '预算', final: '决算' }, open),
    fiscalYear: choice('所属年度', fiscalYears, open),
    congressOn: date('提请人民代表大会审查之日', open),
    approvedOn: date('批准或者批复之日', { ...open, basis }),
    tables: file('公开的报表', open),
    url: text('网页地址', { ...open, max: 300 }),
    exemptBasis: longText('不公开的依据', { ...staff, max: 500 }),
    lateReason: longText('逾期公开原因', { ...staff, max: 500 }),
  },
  shows: { title: 'title', list: ['body', 'kind', 'fiscalYear', 'approvedOn'] },
  owner: 'body',
  states: {
    listed: { title: '应公开' },
    submitted: { title: '已提请审查' },
    due: { title: '已批准，待公开' },
    published: { title: '已公开', final: true },
    exempt: { title: '依法不公开', final: true },
  },
  publicIn: ['published'],
  acts: {
    list: {
      title: '列入应公开名单',
      basis,
      by: ['finance', 'body'],
      to: 'listed',
      needs: ['title', 'body', 'level', 'kind', 'fiscalYear'],
      guard: yearFits,
    },
    'list-exempt': {
      title: '登记依法不公开',
      basis,
      by: ['finance', 'body'],
      to: 'exempt',
      needs: ['title', 'body', 'level', 'kind', 'fiscalYear', 'exemptBasis'],
      guard: yearFits,
    },
    'submit-to-congress': {
      title: '提请人民代表大会审查',
      basis: budgetLaw('提请审查的规定', 'recalled'),
      by: 'finance',
      from: 'listed',
      to: 'submitted',
      needs: ['congressOn'],
    },
    'register-approval': {
      title: '登记批准、批复',
      basis,
      by: ['finance', 'body'],
      from: ['listed', 'submitted'],
      to: 'due',
      needs: ['approvedOn'],
      awaited: ['submitted'],
    },
    publish: {
      title: '公开',
      basis,
      by: 'body',
      from: 'due',
      to: 'published',
      asks: ['tables', 'url', 'lateReason'],
      lateReason: 'lateReason',
    },
    exempt: {
      title: '改为依法不公开',
      basis: platformDefaults('应公开名单的调整'),
      by: 'finance',
      from: ['listed', 'submitted', 'due'],
      to: 'exempt',
      needs: ['exemptBasis'],
      awaited: [],
      voids: true,
    },
  },
  deadlines: {
    publication: {
      title: '公开预算、决算',
      basis,
      kind: 'at-most',
      starts: 'register-approval',
      startsOn: 'approvedOn',
      within: budgetPublication,
      stops: 'publish',
    },
  },
  serials: {},
  metrics: {
    due: count<'list', Split>({
      title: '应公开预算、决算的单位',
      definition: '期内列入应公开名单的单位数，依法不公开的不在内',
      basis,
      unit: '个',
      acts: 'list',
      by: split,
    }),
    submitted: count<'submit-to-congress', Split>({
      title: '提请人民代表大会审查的预算、决算',
      definition: '期内提请人民代表大会审查的单位数',
      unit: '个',
      acts: 'submit-to-congress',
      by: split,
    }),
    'submitted-share': share({
      title: '提请审查比例',
      definition: '提请人民代表大会审查的单位数÷列入应公开名单的单位数',
      of: 'submitted',
      over: 'due',
      rounding: halfUp(2),
    }),
    published: count<'publish', Split>({
      title: '公开预算、决算的单位',
      definition: '期内公开预算、决算的单位数',
      basis,
      unit: '个',
      acts: 'publish',
      by: split,
    }),
    'published-share': share({
      title: '预算、决算公开率',
      definition: '公开的单位数÷列入应公开名单的单位数（不含依法不公开的）',
      basis,
      of: 'published',
      over: 'due',
      rounding: halfUp(2),
    }),
    'on-time': count<'publish', Split, 'publication'>({
      title: '按期公开预算、决算的单位',
      definition: '期内自批准、批复之日起在法定期限内公开的单位数',
      basis,
      unit: '个',
      acts: 'publish',
      inTime: 'publication',
      by: split,
    }),
    'on-time-rate': share({
      title: '预算、决算公开及时率',
      definition: '按期公开的单位数÷公开的单位数',
      basis,
      of: 'on-time',
      over: 'published',
      rounding: halfUp(2),
    }),
    exempt: count<'list-exempt' | 'exempt', Split>({
      title: '依法不公开的单位',
      definition: '期内登记为依法不公开预算、决算的单位数',
      unit: '个',
      acts: ['list-exempt', 'exempt'],
      by: split,
    }),
  },
});
