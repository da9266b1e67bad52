/** Pledges of a year: drawn up, consulted, signed by both heads; a few amended; the year before closed. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, didBy, paper, wd, who } from './city.ts';
import { later, workingDayAfter, workingDayIn } from './days.ts';
import type { Part } from './own-city.ts';
import type { Live } from './replay.ts';
import { indicatorsOf2018, indicatorsOf2019 } from './responsibility-plan.ts';
import { cityCode, type DemoUnit, governmentOffice } from './units.ts';

const office = governmentOffice.code;

/** The pledges by year and unit. */
export type Pledges = Map<string, Live>;
export const pledgeKey = (year: number, unit: string): string => `${year}/${unit}`;

const opinion = '建议年度重点工作推进的评分标准列明到项';

function* consulted(part: Part, live: Live, unit: DemoUnit, on: CivilDate): Generator<CivilDate, CivilDate, void> {
  const { city } = part;
  const answer = city.random.weighted({ agree: 45, feedback: 30, silence: 25 });
  const chief = () => who(city, office, 'inspection-chief', didBy(live, 'draft'));
  const saidOn = wd(city, on, 1, 4);
  if (answer !== 'silence') {
    yield saidOn;
    const clerk = who(city, unit.code, 'clerk');
    act(city, live, answer, saidOn, clerk, answer === 'feedback' ? { opinions: [{ opinion }] } : {});
  }
  const doneOn = workingDayAfter(answer === 'agree' ? saidOn : addDays(on, 7), city.random.int(1, 4));
  yield doneOn;
  const adopted = city.random.chance(0.6);
  const reason = adopted ? '已在评分办法中列明' : '评分标准全市统一';
  const answers = answer === 'feedback' ? { answers: [{ opinion, result: adopted ? 'adopted' : 'refused', reason }] } : {};
  act(city, live, 'finalize', doneOn, chief(), answers);
  return doneOn;
}

/** One pledge, signed by the end of March as a rule. */
export function* pledge(part: Part, pledges: Pledges, unit: DemoUnit, year: number, on: CivilDate): Flow {
  const { city } = part;
  const { random } = city;
  const indicators = year === city.year ? indicatorsOf2019 : indicatorsOf2018;
  const title = `${year}年度目标责任书`;
  const live = part.open(
    'responsibility-pledge',
    'draft',
    { title, year, unit: unit.code, indicators },
    on,
    who(city, office, 'inspector'),
  );
  city.replay.keep(live);
  pledges.set(pledgeKey(year, unit.code), live);
  const outOn = wd(city, on, 1, 3);
  yield outOn;
  act(city, live, 'circulate', outOn, who(city, office, 'inspector'), { signBy: `${year}-03-31` });
  const finalOn = yield* consulted(part, live, unit, outOn);
  const signOn = wd(city, finalOn, 2, 8);
  yield signOn;
  const mode = random.chance(0.5) ? { signMode: 'electronic' } : { signMode: 'paper', scan: paper(city, `${unit.name}${title}`, '签字页') };
  act(city, live, 'sign-unit', signOn, who(city, unit.code, 'head'), mode);
  // Two each year wait until the first days of April.
  const slow = random.chance(0.035);
  const lastDay = workingDayAfter(`${year}-03-22`, random.int(0, 5));
  const effectiveOn = slow ? workingDayAfter(`${year}-04-01`, random.int(1, 3)) : later(lastDay, wd(city, signOn, 1));
  yield effectiveOn;
  const late = effectiveOn > `${year}-03-31` ? { lateReason: '单位主要负责人在外学习，签字推迟。' } : {};
  act(city, live, 'sign-gov', effectiveOn, who(city, cityCode, 'head'), late);
}

/** The year before is closed once its result is approved; some units did not reach all. */
export function* closing(part: Part, live: Live, met: boolean, on: CivilDate): Flow {
  const { city } = part;
  const due = (live.matter.values.indicators as readonly unknown[] | undefined)?.length ?? 1;
  yield on;
  act(city, live, 'close-year', on, who(city, office, 'inspection-chief'), {
    metTargets: met ? due : due - 1,
    dueTargets: due,
    closeNote: met ? '年度目标全部完成。' : '有一项年度目标未完成。',
  });
}

/** A change of the pledge in the middle of the year: asked by the unit, decided by the mayor. */
export function* amendment(part: Part, live: Live, unit: DemoUnit, granted: boolean): Flow {
  const { city } = part;
  const on = workingDayIn(city.year, granted ? 7 : 9, city.random);
  yield on;
  const indicators = indicatorsOf2019.map((row) => {
    if (row.code === 'ZN-1') return { ...row, weight: 30 };
    return row.code === 'ZN-2' ? { ...row, weight: 20 } : row;
  });
  const values = {
    title: '调整职能指标权重',
    unit: unit.code,
    pledge: live.key,
    amendReason: '机构改革后职能调整。',
    indicators,
    revision: 2,
  };
  const asked = part.open('pledge-amendment', 'propose', values, on, who(city, unit.code, 'head'));
  city.replay.keep(asked);
  const decidedOn = wd(city, on, 4, 9);
  yield decidedOn;
  const note = granted ? '同意调整。' : '理由不充分，不予调整。';
  act(city, asked, granted ? 'approve' : 'refuse', decidedOn, who(city, cityCode, 'head'), { decisionNote: note });
}
