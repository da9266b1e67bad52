/** A major decision from the meeting on: the record of the discussion, publication, execution, evaluation. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import type { DecisionPlan } from './decision-plan.ts';
import type { Live } from './replay.ts';

type Adopted = Pick<DecisionPlan, 'unit' | 'office' | 'lead' | 'title' | 'n'>;

const posts = ['副职领导（常务）', '副职领导', '副职领导', '秘书长', '部门主要负责人', '部门主要负责人', '行政首长'];

/** The discussion, the head speaking last. */
export function adopted(city: City, { office, title, n }: Adopted, live: Live, on: CivilDate): void {
  const attendees = posts.map((post, i) => ({ post, stance: i === 1 && n % 6 === 0 ? 'disagree' : 'agree' }));
  const record = { headSpokeLast: true, decisionNote: '同意决策草案，按规定公布后组织实施。', minutesFile: paper(city, title, '会议记录') };
  act(city, live, 'deliberate-adopt', on, who(city, office, 'secretariat'), { attendees, ...record });
}

/** Report to the party committee, publication, execution; reports of the executor every quarter. */
export function* executed(city: City, plan: Adopted, live: Live, decidedOn: CivilDate): Flow {
  const { office, lead, title } = plan;
  const clerk = who(city, office, 'clerk');
  const reportedOn = wd(city, decidedOn, 1, 3);
  yield reportedOn;
  act(city, live, 'report-party', reportedOn, clerk, {
    partyReportOn: reportedOn,
    partyReportNo: `政文〔${reportedOn.slice(0, 4)}〕${20 + plan.n}号`,
  });
  const tardy = plan.n % 14 === 3;
  const publishedOn = tardy ? workingDayAfter(decidedOn, 23) : wd(city, reportedOn, 1, 4);
  yield publishedOn;
  const text = {
    decisionText: `${title}已经政府常务会议讨论决定，现予公布。（演示）`,
    interpretation: '已说明公众意见和专家意见的采纳情况。',
  };
  const late = tardy && { lateReason: '配套解读材料准备不及时。' };
  act(city, live, 'publish', publishedOn, clerk, { ...text, publishChannels: ['gazette', 'website', 'newspaper'], ...late });
  const startedOn = wd(city, publishedOn, 1, 4);
  yield startedOn;
  act(city, live, 'execute', startedOn, clerk, { executorUnit: lead, executionPlan: '按季报告执行情况。' });
  for (let on = startedOn; ; ) {
    on = workingDayAfter(addDays(on, city.random.int(70, 86)), 0);
    yield on;
    if (live.matter.state !== 'executing') return;
    act(city, live, 'report-progress', on, who(city, lead, 'clerk'), { progress: '按计划推进，完成阶段任务。' });
  }
}
