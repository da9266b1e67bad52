/** What the city itself seeks: the titles of the province and of the state, with its leading group, meetings and documents. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, didBy, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import type { Part } from './own-city.ts';
import type { Live } from './replay.ts';
import { cityCode, justiceBureau } from './units.ts';

interface Sought {
  readonly tier: 'national' | 'provincial';
  readonly kind: string;
  readonly title: string;
  readonly upper: string;
  readonly planNo: string;
  readonly from: string;
  readonly to: string;
  readonly appliedOn: string;
}

const sought: readonly Sought[] = [
  {
    ...{
      tier: 'national',
      kind: 'national-city',
      title: '全国法治政府建设示范市创建',
      upper: '中央依法治国办',
      planNo: '驻法政办〔2019〕2号',
    },
    ...{ from: '02-11', to: '07-31', appliedOn: '07-22' },
  },
  {
    ...{
      tier: 'provincial',
      kind: 'provincial',
      title: '全省法治政府建设示范市创建',
      upper: '省依法治省办',
      planNo: '驻法政办〔2019〕3号',
    },
    ...{ from: '02-11', to: '06-28', appliedOn: '06-17' },
  },
];

const bureau = justiceBureau.code;
const summary = '对照示范指标，把任务逐条分解到牵头单位，按月调度，组织自评和补短，有关佐证分类归档。';
const recommendation = `${summary}经初审，申报材料齐全，未发现不得申报的情形。`.repeat(4);

/** The published report names a leading group, two kinds of meetings and two documents; it counts each once. */
function* organised(part: Part, live: Live, on: CivilDate): Generator<CivilDate, void, void> {
  const { city } = part;
  const clerk = who(city, bureau, 'clerk');
  const steps: readonly (readonly [days: number, name: string, values: Readonly<Record<string, string>>])[] = [
    [4, 'set-up-group', { groupName: '法治政府建设示范市创建工作领导小组', groupNo: `驻政文〔${city.year}〕18号` }],
    [6, 'issue-document', { docKind: 'plan', docTitle: '示范市创建工作实施方案', docNo: `驻政办〔${city.year}〕9号` }],
    [8, 'issue-document', { docKind: 'division', docTitle: '示范市创建任务分工', docNo: `驻政办〔${city.year}〕11号` }],
    [12, 'hold-meeting', { meetingKind: 'work', meetingTheme: 'creation' }],
    [110, 'hold-meeting', { meetingKind: 'progress', meetingTheme: 'creation' }],
  ];
  for (const [days, name, values] of steps) {
    const day = workingDayAfter(on, days);
    yield day;
    act(city, live, name, day, clerk, name === 'hold-meeting' ? { ...values, meetingOn: day } : values);
  }
}

function* call(part: Part, one: Sought, set: (live: Live) => void): Flow {
  const { city } = part;
  const on = `${city.year}-01-21`;
  const clerk = who(city, bureau, 'clerk');
  const own = one.tier === 'national' ? 'national-2019' : 'own';
  const live = part.open(
    'demonstration-programme',
    'draft',
    {
      ...{ title: one.title, organiser: bureau, upperOrganiser: one.upper, kind: one.kind, tier: one.tier, charges: false },
      ...{ criteriaEdition: own, scoring: 'verdict', recommendQuota: 1, quota: 1 },
      ...{ applyFrom: `${city.year}-${one.from}`, applyTo: `${city.year}-${one.to}` },
    },
    on,
    clerk,
  );
  city.replay.keep(live);
  set(live);
  act(city, live, 'submit', on, clerk, { plan: paper(city, one.title, '转发通知') });
  const approvedOn = wd(city, on, 1, 3);
  yield approvedOn;
  act(city, live, 'approve', approvedOn, who(city, bureau, 'chief', clerk.id));
  const outOn = workingDayAfter(`${city.year}-${one.from}`, 0);
  yield outOn;
  act(city, live, 'publish', outOn, clerk, { planNo: one.planNo });
  if (one.tier === 'national') part.add(addDays(outOn, 1), organised(part, live, outOn));
  const closedOn = addDays(`${city.year}-${one.to}`, 1);
  yield closedOn;
  city.replay.byClock(live, 'close', closedOn);
}

/** The city's own application; the bureau enters what the superior organs do. Neither is decided on the last day. */
function* application(part: Part, one: Sought, out: () => Live): Flow {
  const { city } = part;
  const on = workingDayAfter(`${city.year}-${one.appliedOn}`, 0);
  const values = { programme: out().key, organiser: bureau, kind: one.kind, tier: one.tier, applicant: cityCode, recommender: bureau };
  const live = part.open(
    'demonstration-application',
    'apply',
    { title: `驻马店市申报${one.title}`, ...values, summary },
    on,
    who(city, cityCode, 'clerk'),
  );
  city.replay.keep(live);
  const saidOn = wd(city, on, 5, 6);
  yield saidOn;
  act(city, live, 'recommend', saidOn, who(city, bureau, 'reviewer'), { recommendation, mentorUnit: bureau });
  const guidedOn = wd(city, saidOn, 10, 14);
  yield guidedOn;
  const logs = [{ on: guidedOn, by: '省指导组', onSite: true, issue: '部分指标佐证不足。', fix: '逐条补齐。' }];
  act(city, live, 'guide', guidedOn, who(city, bureau, 'reviewer', didBy(live, 'recommend')), { guidanceLogs: logs });
  if (one.tier === 'national') return;
  const givenOn = wd(city, guidedOn, 30, 35);
  yield givenOn;
  const evidence = [{ code: '1', verdict: 'met', file: paper(city, one.title, '申报材料汇编') }];
  act(city, live, 'submit-materials', givenOn, who(city, cityCode, 'clerk'), { evidence });
}

/** Puts both on the agenda; answers with the call of the state, which the indicators belong to. */
export function seek(part: Part): () => Live {
  const lives = new Map<string, Live>();
  const out = (tier: string) => (): Live => {
    const live = lives.get(tier);
    if (!live) throw new Error(`the call of tier ${tier} is not out`);
    return live;
  };
  for (const one of sought) {
    part.add(
      `${part.city.year}-01-21`,
      call(part, one, (live) => lives.set(one.tier, live)),
    );
    part.add(workingDayAfter(`${part.city.year}-${one.appliedOn}`, 0), application(part, one, out(one.tier)));
  }
  return out('national');
}
