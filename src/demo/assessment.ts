/** The assessment of a year, told once the records of the year are known: what people did around what the engine computes. */
import { assess, computedRows, evidenceRows, type Inputs, placesOf, type UnitScore } from '#reports';
import { Agenda } from './agenda.ts';
import {
  type AssessmentOrder,
  type Case,
  days,
  inputsOf,
  machine,
  notify,
  organizer,
  type Story,
  scoresOf,
  work,
} from './assessment-common.ts';
import { giveEvidence, rateMaterial } from './assessment-rating.ts';
import { finish, objectAndDecide, onTheSpot } from './assessment-steps.ts';
import { act, type City, paper, who } from './city.ts';
import { later } from './days.ts';
import { Random } from './random.ts';
import { type Live, Replay, type SeededMatter } from './replay.ts';
import { justiceBureau } from './units.ts';

export type { AssessmentOrder, SampledRecord } from './assessment-common.ts';

export interface ToldAssessment {
  readonly matters: readonly SeededMatter[];
  readonly files: ReturnType<Replay['cabinet']['all']>;
  readonly inputs: ReadonlyMap<string, Inputs>;
}

function openCycle(city: City, order: AssessmentOrder): Live {
  const { year, scheme, schemeVersion, schemeSeal, seed } = order;
  const on = days(year);
  const values = {
    ...{ title: `${year}年度依法行政考核`, year, periodFrom: scheme.period.from, periodTo: scheme.period.to },
    ...{ schemeId: scheme.id, schemeVersion },
    method: '系统取数、材料评审、实地核查、满意度调查和日常监测相结合；县区、行政执法部门、其他部门分组排名。',
  };
  const clerk = organizer(city);
  const board = who(city, '411700', 'leader');
  const cycle = city.replay.open('assessment-cycle', 'draft', values, on.drafted, clerk, true);
  act(city, cycle, 'approve-scheme', on.approved, board);
  act(city, cycle, 'publish-scheme', on.announced, clerk, { noticeNo: `驻法政办〔${year}〕3号`, schemeSeal });
  act(city, cycle, 'fix-seed', `${year}-11-29`, clerk, { seed, seedSource: '由派驻纪检人员当场摇号产生并公布' });
  act(city, cycle, 'open-self', on.opened, clerk);
  return cycle;
}

function openCases(city: City, order: AssessmentOrder, cycle: Live, scores: ReadonlyMap<string, UnitScore>): Case[] {
  const { year, scheme, units } = order;
  // One department never hands in its self-assessment.
  const silent = units.findLast((u) => u.kind === 'department')?.code;
  return units.flatMap((unit) => {
    const score = scores.get(unit.code);
    if (!score) return [];
    const { replay } = city;
    const on = days(year).opened;
    const opening = {
      ...{ title: `${unit.name}${year}年度依法行政考核`, cycle: cycle.key, unit: unit.code, year, group: score.group },
      ...{ periodFrom: scheme.period.from, periodTo: scheme.period.to, evidenceItems: evidenceRows(score) },
    };
    const live = replay.open('unit-assessment', 'open', opening, on, organizer(city), true);
    replay.act(live, 'prefill', { computed: computedRows(score) }, on, machine);
    return [{ unit, live, score, sheets: [], rated: [], on, late: unit.code === silent, satisfaction: 0 }];
  });
}

/** The survey of a unit by an agency: the answers, the mean, and how sure it is. */
function survey(city: City, order: AssessmentOrder, one: Case): Live {
  const { random, replay } = city;
  const { year } = order;
  const { opened, surveyed } = days(year);
  const territory = one.unit.kind !== 'department';
  const clerk = organizer(city);
  const agency = '中原民意调查中心（虚构）';
  const asked = { title: `${one.unit.name}${year}年度满意度调查`, unit: one.unit.code, year, channel: 'agency', agency };
  const live = replay.open('satisfaction-survey', 'open', { ...asked, openFrom: opened, openTo: surveyed }, opened, clerk, true);
  const sampleSize = territory ? random.int(402, 640) : random.int(102, 220);
  const normal = Array.from({ length: 6 }, () => random.next() - 0.5).reduce((a, b) => a + b, 0) * Math.SQRT2;
  one.satisfaction = Math.round(Math.min(94, Math.max(78, 86 + normal * 3.5)) * 100) / 100;
  const half = (1.96 * (14 + random.next() * 4)) / Math.sqrt(sampleSize);
  const round = (n: number) => Math.round(n * 100) / 100;
  const report = paper(city, `${one.unit.name}${year}年度满意度调查报告`, '民调');
  const result = {
    sampleSize,
    score: one.satisfaction,
    scoreLow: round(one.satisfaction - half),
    scoreHigh: round(Math.min(100, one.satisfaction + half)),
  };
  act(city, live, 'close-by-report', surveyed, clerk, { ...result, reportFile: report });
  return live;
}

function scoreAll(story: Story): void {
  const { city, order, cases } = story;
  const { scored, moderated, surveyed } = days(order.year);
  for (const one of cases) {
    const made = survey(city, order, one);
    const linkedOn = later(one.on, surveyed);
    act(city, one.live, 'link-survey', linkedOn, organizer(city), { survey: made.key });
    one.on = linkedOn;
  }
  const scores = scoresOf(story);
  const chief = who(city, justiceBureau.code, 'chief');
  for (const one of cases) {
    const on = later(one.late ? `${order.year}-12-31` : scored, one.on);
    const next = later(moderated, on);
    work(city, one, 'score', on, scores.get(one.unit.code));
    act(city, one.live, 'moderate', next, chief, { moderationNote: '评分分歧已由第三人评分处理，扣分依据已核，不作调整。' });
    work(city, one, 'rescore', next, scores.get(one.unit.code));
    notify(city, one, next);
    one.on = next;
  }
}

function publish(story: Story): ReadonlyMap<string, Inputs> {
  const { city, order, cycle, cases } = story;
  const on = days(order.year);
  const inputs = inputsOf(order, cases);
  const made = assess(order.scheme, order.units, order.sheet, inputs);
  const chief = who(city, justiceBureau.code, 'head');
  const board = who(city, '411700', 'leader');
  const proposal = placesOf(made);
  const resultSeal = order.sealOf(inputs);
  const assessments = cases.map((one) => one.live.key);
  act(city, cycle, 'submit-results', on.submitted, chief, { assessments, proposal, resultEdition: 1, resultSeal });
  act(city, cycle, 'approve-results', on.agreed, board);
  const mean = cases.reduce((sum, one) => sum + one.satisfaction, 0) / cases.length;
  act(city, cycle, 'publish-results', on.published, organizer(city), {
    ranking: proposal,
    satisfaction: `委托民调机构调查，各被考核单位有效样本均达到下限，全市平均满意度${mean.toFixed(2)}分。`,
    problems: '规范性文件报备不够及时；行政机关负责人出庭应诉比例仍然偏低；部分单位自评偏高，举证材料与指标不对应。',
  });
  act(city, cycle, 'transfer', on.published, organizer(city), {
    transferredTo: ['organization', 'discipline'],
    transferredOn: on.published,
  });
  return inputs;
}

/** Tells the whole assessment; every act is judged by the platform's own rules. */
export function tellAssessment(order: AssessmentOrder): ToldAssessment {
  const replay = new Replay({ registry: order.registry, law: order.law, today: order.today, name: `assessment ${order.year}` });
  const city: City = {
    ...{ year: order.year, last: order.today, replay },
    ...{ agenda: new Agenda(`${order.year}-01-01`), random: new Random(`assessment ${order.year}`) },
  };
  const cycle = openCycle(city, order);
  const bare = assess(order.scheme, order.units, order.sheet, order.daily);
  const cases = openCases(city, order, cycle, new Map(bare.units.map((u) => [u.unit, u])));
  const story: Story = { order, city, cycle, cases };
  for (const one of cases) {
    if (one.late) lapse(city, one);
    else {
      giveEvidence(city, order, one);
      rateMaterial(city, order, one);
    }
    onTheSpot(city, order, one);
  }
  scoreAll(story);
  objectAndDecide(story);
  const inputs = publish(story);
  finish(story);
  return { matters: [...replay.linkable()], files: replay.cabinet.all(), inputs };
}

/** Nobody handed anything in: when the time is over, only what records show counts. */
function lapse(city: City, one: Case): void {
  city.replay.byClock(one.live, 'self-lapse', `${city.year}-12-28`);
  one.on = `${city.year}-12-30`;
  act(city, one.live, 'proceed-objective', one.on, organizer(city));
}
