import {
  type Actor,
  calendar,
  choice,
  choices,
  count,
  type Decision,
  date,
  decide,
  docNumber,
  duration,
  file,
  flag,
  halfUp,
  instrument,
  type Json,
  type Law,
  longText,
  type Matter,
  matterRef,
  matterRefs,
  money,
  naturalDays,
  norm,
  number,
  party,
  procedure,
  refusal,
  rows,
  share,
  stock,
  sum,
  surname,
  text,
  truncate,
  unit,
  type World,
  workingDays,
} from './index.ts';

/** A small neutral procedure with everything the kernel knows, for its tests. */
export const act = instrument({ id: 'access-act', title: '查阅条例', number: '示例令第1号', from: '2005-01-01', mark: 'verified' });
const house = instrument({ id: 'house-rules', title: '平台规则', mark: 'default' });

export const replyLimit = norm('reply', '答复期限', {
  values: [
    { from: '2005-01-01', value: workingDays(20), basis: act('第10条') },
    { from: '2027-01-01', value: workingDays(15), basis: act('第10条') },
  ],
});
export const simpleLimit = norm('simple-reply', '简易答复期限', {
  values: [{ from: '2005-01-01', value: naturalDays(10), basis: act('第11条') }],
});
export const replyExtension = norm('reply-extension', '延长期限', {
  values: [{ from: '2005-01-01', value: workingDays(10), basis: act('第12条') }],
});
export const noticeLimit = norm('notice', '公示期', {
  stricter: 'larger',
  values: [{ from: '2005-01-01', value: naturalDays(5), basis: act('第13条') }],
});
export const costLimit = norm<number>('cost-limit', '费用门槛', {
  values: [{ from: '2005-01-01', value: 24, basis: house('费用门槛') }],
});

export const example = procedure({
  id: 'access-request',
  version: 1,
  title: '查阅申请',
  group: '示例',
  basis: act('第1条'),
  roles: {
    requester: { title: '申请人', relation: 'anyone', duties: [] },
    clerk: { title: '经办人', relation: 'own', duties: ['clerk'] },
    head: { title: '负责人', relation: 'own', duties: ['head'] },
    overseer: { title: '上级', relation: 'above', duties: ['head'] },
    bureau: { title: '主管机构', relation: 'office', office: 'archive', duties: ['clerk'] },
    helper: { title: '协办单位', relation: 'named', field: 'agency', duties: ['clerk'] },
  },
  fields: {
    subject: text('事由', { publicity: 'public', max: 40 }),
    question: longText('内容', { publicity: 'public' }),
    requester: party('申请人', { publicity: 'party', mask: surname, basis: act('第40条') }),
    kind: choice('类型', { plain: '一般', simple: '简易' }, { publicity: 'public' }),
    topics: choices('主题', { land: '土地', tax: '税收、收费' }, { publicity: 'public' }),
    hours: number('工时', { publicity: 'staff', unit: '小时', max: 1000 }),
    fee: money('费用', { publicity: 'staff' }),
    urgent: flag('紧急', { publicity: 'staff' }),
    urgency: text('紧急理由', { publicity: 'staff', when: { field: 'urgent', in: [true] } }),
    ground: choice('不予答复理由', { cost: '费用过高', other: '其他' }, { publicity: 'public' }),
    groundNote: text('理由说明', { publicity: 'public', when: { field: 'ground', in: ['other'] } }),
    opinion: text('内部意见', { publicity: 'sealed', openTo: ['head'] }),
    agency: unit('协办单位', { publicity: 'staff' }),
    promisedOn: date('承诺日', { publicity: 'party', future: true }),
    waiver: text('免公示理由', { publicity: 'public' }),
    lateReason: text('超期原因', { publicity: 'staff' }),
    parent: matterRef('access-request', '前案', { publicity: 'staff' }),
    others: matterRefs('access-request', '并案', { publicity: 'staff' }),
    reply: file('答复书', { publicity: 'party', accept: ['application/pdf'] }),
    replyNumber: docNumber('答复文号', { publicity: 'public' }),
    persons: rows(
      '在场人',
      {
        who: party('姓名', { publicity: 'party' }),
        task: text('分工', { publicity: 'public' }),
        remark: text('备注', { publicity: 'sealed', openTo: ['head'], min: 0 }),
      },
      { publicity: 'public', min: 1 },
    ),
    serial: text('编号', { publicity: 'public' }),
  },
  shows: { title: 'subject', number: 'serial', list: ['subject', 'kind'] },
  states: {
    handling: { title: '办理中' },
    clarifying: { title: '待补正' },
    overdue: { title: '已超期' },
    answered: { title: '已答复', final: true },
    refused: { title: '不予答复', final: true },
    void: { title: '已作废', final: true },
  },
  publicIn: ['answered', 'refused'],
  acts: {
    submit: {
      title: '申请',
      basis: act('第8条'),
      by: ['requester', 'clerk'],
      to: 'handling',
      needs: ['subject', 'question', 'requester', 'kind'],
      asks: ['parent', 'others', 'topics', 'agency', 'promisedOn', 'persons'],
    },
    ask: { title: '要求补正', basis: act('第9条'), by: 'clerk', from: 'handling', to: 'clarifying' },
    clarify: { title: '补正', basis: act('第9条'), by: ['requester', 'clerk'], from: 'clarifying', to: 'handling', asks: ['question'] },
    amend: { title: '变更申请', basis: act('第9条'), by: 'clerk', from: 'handling', asks: ['question', 'kind'] },
    estimate: {
      title: '估算',
      basis: act('第12条'),
      by: ['clerk', 'helper', 'bureau'],
      from: 'open',
      needs: ['hours'],
      asks: ['fee', 'opinion', 'agency'],
    },
    extend: { title: '延长', basis: act('第12条'), by: ['head', 'overseer'], from: 'open', notBy: ['estimate'] },
    suspend: { title: '中止', basis: act('第14条'), by: 'head', from: 'open', suspends: true },
    resume: { title: '恢复', basis: act('第14条'), by: 'head', from: 'open', resumes: true },
    answer: {
      title: '答复',
      basis: act('第15条'),
      by: ['clerk', 'head'],
      from: ['handling', 'overdue'],
      to: 'answered',
      needs: ['reply', 'urgency'],
      asks: ['urgent', 'waiver', 'replyNumber'],
      notBy: ['submit'],
      lateReason: 'lateReason',
    },
    refuse: {
      title: '不予答复',
      basis: act('第17条'),
      by: 'head',
      from: ['handling', 'clarifying', 'overdue'],
      to: 'refused',
      needs: ['ground', 'groundNote'],
      guard: (view) =>
        view.values.ground === 'cost' && (view.values.hours ?? 0) <= view.inForce(costLimit)
          ? refusal('below-cost-limit', '未超过费用门槛', { remedy: '按期答复', basis: act('第17条') })
          : undefined,
    },
    expire: { title: '期满未答复', basis: act('第10条'), by: 'clock', from: 'handling', to: 'overdue' },
    void: { title: '作废', basis: act('第18条'), by: 'head', from: ['handling', 'answered', 'refused'], to: 'void', voids: true },
  },
  deadlines: {
    reply: {
      title: '答复期限',
      basis: act('第10条'),
      kind: 'at-most',
      starts: 'submit',
      within: { by: 'kind', of: { simple: simpleLimit }, otherwise: replyLimit },
      restarts: ['amend'],
      pausedIn: ['clarifying'],
      extends: { by: 'extend', within: replyExtension },
      stops: ['answer', 'refuse'],
      then: 'expire',
    },
    notice: {
      title: '公示期',
      basis: act('第13条'),
      kind: 'at-least',
      starts: 'submit',
      within: noticeLimit,
      stops: 'answer',
      gates: ['answer'],
      waivedBy: 'waiver',
    },
    promise: { title: '承诺期限', basis: act('第10条'), kind: 'at-most', starts: 'submit', until: 'promisedOn', stops: 'answer' },
  },
  serials: { serial: { at: 'submit', pattern: '查〔{year}〕{seq4}号', basis: house('编号') } },
  metrics: {
    received: count({ title: '收到申请', definition: '当期提交', unit: '件', acts: 'submit', by: ['kind'] }),
    answers: count({ title: '答复', definition: '当期答复', unit: '件', acts: 'answer' }),
    'in-time': count({ title: '按期答复', definition: '当期按期答复', unit: '件', acts: ['answer', 'refuse'], inTime: 'reply' }),
    late: count({ title: '超期答复', definition: '当期超期答复', unit: '件', acts: ['answer', 'refuse'], late: 'reply' }),
    estimated: count({ title: '首次估算', definition: '每件一次', unit: '件', acts: 'estimate', first: true }),
    'hours-spent': sum({ title: '工时', definition: '估算工时', unit: '小时', acts: 'estimate', field: 'hours', by: ['kind'] }),
    pending: stock({ title: '在办', definition: '期末在办', unit: '件', states: ['handling', 'clarifying', 'overdue'], by: ['kind'] }),
    'answer-rate': share({ title: '答复率', definition: '答复÷收到', of: 'answers', over: 'received', rounding: halfUp() }),
    'days-used': duration({
      title: '用时',
      definition: '答复用时',
      unit: '工作日',
      clock: 'reply',
      acts: ['answer', 'refuse'],
      at: 'median',
      rounding: truncate(1),
    }),
  },
});

/** The arrangement of 2019 and 2020 as far as the tests need it. */
const closed = (name: string, ...dates: string[]) => dates.map((day) => ({ date: day, working: false, name }));
const madeUp = (name: string, ...dates: string[]) => dates.map((day) => ({ date: day, working: true, name }));
const span = (from: string, n: number) =>
  Array.from({ length: n }, (_, i) => `${from.slice(0, 8)}${String(Number(from.slice(8)) + i).padStart(2, '0')}`);
export const notices = [
  {
    id: '2019',
    number: '示例发〔2018〕1号',
    title: '二〇一九年放假安排',
    issuedOn: '2018-12-06',
    year: 2019,
    mark: 'verified',
    days: [
      ...closed('元旦', '2018-12-30', '2018-12-31', '2019-01-01'),
      ...madeUp('元旦', '2018-12-29'),
      ...closed('春节', ...span('2019-02-04', 7)),
      ...madeUp('春节', '2019-02-02', '2019-02-03'),
      ...closed('劳动节', ...span('2019-05-01', 4)),
      ...madeUp('劳动节', '2019-04-28', '2019-05-05'),
      ...closed('国庆节', ...span('2019-10-01', 7)),
      ...madeUp('国庆节', '2019-09-29', '2019-10-12'),
    ],
  },
  {
    id: '2020',
    title: '二〇二〇年放假安排',
    issuedOn: '2019-11-21',
    year: 2020,
    mark: 'verified',
    days: [...closed('春节', ...span('2020-01-24', 7)), ...madeUp('春节', '2020-01-19', '2020-02-01')],
  },
  {
    id: '2020-change',
    title: '延长二〇二〇年春节假期',
    issuedOn: '2020-01-26',
    year: 2020,
    mark: 'verified',
    days: closed('春节', '2020-01-31', '2020-02-01', '2020-02-02'),
  },
] as const;
export const law: Law = { calendar: calendar(notices), policies: [] };

export const pdf = { sha256: 'a'.repeat(64), name: '答复书.pdf', size: 12, type: 'application/pdf' };
export const wang = { kind: 'person', name: '王小明', idNumber: '411799199001010015', phone: '19900000001' };
export const request: Readonly<Record<string, Json>> = { subject: '会议记录', question: '二月的记录', requester: wang, kind: 'plain' };

const place = { code: 'U1', kind: 'department', path: 'C/U1/', region: '411702' };
const known = new Map([
  ['U1', place],
  ['U2', { ...place, code: 'U2', path: 'C/U2/' }],
]);
export const matterId = '01900000-0000-7000-8000-000000000001';
export const linkId = `411702/${matterId}`;

export function world(more: Partial<World> = {}): World {
  let next = 0;
  return {
    unit: (code) => known.get(code),
    hasFile: (sha) => sha === pdf.sha256,
    linked: (id) =>
      id === linkId
        ? { id, procedure: 'access-request', state: 'answered', unit: 'U1', unitPath: 'C/U1/', openedOn: '2019-01-02', values: {} }
        : undefined,
    serial: () => {
      next += 1;
      return next;
    },
    ...more,
  };
}

const official: Actor = { id: '', name: '', kind: 'official', unit: 'U1', unitPath: 'C/U1/', duties: [], offices: [], territory: 'C/U1/' };
export const actors = {
  requester: { ...official, id: 'p1', kind: 'public', unit: 'U1', unitPath: '' },
  clerk: { ...official, id: 'c1', duties: ['clerk'] },
  clerk2: { ...official, id: 'c2', duties: ['clerk'] },
  head: { ...official, id: 'h1', duties: ['head'] },
  overseer: { ...official, id: 'o1', unit: 'C', unitPath: 'C/', duties: ['head'] },
  bureau: { ...official, id: 'b1', unit: 'U9', unitPath: 'C/U9/', duties: ['clerk'], offices: ['archive'], territory: 'C/' },
  helper: { ...official, id: 'n1', unit: 'U2', unitPath: 'C/U2/', duties: ['clerk'] },
  stranger: { ...official, id: 's1', unit: 'U3', unitPath: 'C/U3/', duties: ['clerk', 'head'], territory: 'C/U3/' },
  clock: { ...official, id: 'clock', kind: 'clock' },
} satisfies Record<string, Actor>;

/** Does one act; the day of entry is the day of the act. */
export function attempt(
  matter: Matter | undefined,
  name: string,
  who: keyof typeof actors,
  on: string,
  values: Readonly<Record<string, unknown>> = {},
  more: { world?: World; law?: Law; today?: string } = {},
): Decision {
  return decide({
    procedure: example,
    matter,
    newId: matterId,
    act: name,
    values,
    on,
    recordedAt: `${more.today ?? on}T09:00:00+08:00`,
    actor: actors[who],
    world: more.world ?? world(),
    law: more.law ?? law,
  });
}

export type Step = readonly [act: string, who: keyof typeof actors, on: string, values?: Readonly<Record<string, unknown>>];

/** Plays accepted acts; a refusal fails the test that uses it. */
export function played(...steps: readonly Step[]): { matter: Matter; drafts: Extract<Decision, { ok: true }>['draft'][] } {
  let matter: Matter | undefined;
  const drafts: Extract<Decision, { ok: true }>['draft'][] = [];
  for (const [name, who, on, values] of steps) {
    const decision = attempt(matter, name, who, on, values);
    if (!decision.ok) throw new Error(decision.refusals.map((r) => `${r.code} ${r.text}`).join('; '));
    matter = decision.matter;
    drafts.push(decision.draft);
  }
  if (!matter) throw new Error('nothing played');
  return { matter, drafts };
}
