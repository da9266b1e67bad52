/** On the spot, objections, and what is to be mended. */
import {
  type AssessmentOrder,
  type Case,
  days,
  nextDay,
  notify,
  organizer,
  raters,
  type Story,
  scoresOf,
  work,
} from './assessment-common.ts';
import { act, type City, who } from './city.ts';
import type { Live } from './replay.ts';
import { governmentOffice, justiceBureau } from './units.ts';

/** Two checkers look at the drawn records; wrong ones are few, and what they cost is signed by both sides. */
export function onTheSpot(city: City, order: AssessmentOrder, one: Case): void {
  const { random } = city;
  const { population, sample } = order.drawn.get(one.unit.code) ?? { population: 0, sample: [] };
  const clerk = organizer(city);
  one.on = one.late ? one.on : nextDay(one.on);
  act(city, one.live, 'draw-sample', one.on, clerk, { population, ...(sample.length > 0 && { sample }) });
  const wrong = sample.filter(() => random.chance(0.012)).length;
  const faulty = one.rated.filter((row) => row.first > 0.5 && random.chance(0.06));
  const rows = [
    ...faulty.map((row) => ({
      ...{ indicator: row.indicator, verdict: 'differs', record: `${row.title}原始台账` },
      ...{ points: 0.3, why: '台账日期与材料所载不一致' },
    })),
    { indicator: one.score.items[0]?.code ?? '1.1.1', verdict: 'verified', points: 0 },
  ];
  const checked = Math.max(1, sample.length + faulty.length);
  const finding = find(city, one, { rows, checked, wrong: Math.max(wrong, faulty.length) }, clerk.id, order);
  act(city, one.live, 'finish-onsite', one.on, clerk, {
    findings: [finding.key],
    ...(faulty.length > 0 && {
      onsite: changes(
        one,
        faulty.map((row) => row.indicator),
      ),
    }),
  });
}

interface Found {
  readonly rows: readonly object[];
  readonly checked: number;
  readonly wrong: number;
}

function find(city: City, one: Case, found: Found, clerk: string, order: AssessmentOrder): Live {
  const other = city.random.pick(
    raters(
      one.unit.code,
      [],
      new Map(),
      order.units.map((u) => u.code),
    ),
  );
  const values = {
    title: `${one.unit.name}实地核查`,
    assessment: one.live.key,
    unit: one.unit.code,
    coUnit: other,
    checkedOn: one.on,
    ...found,
  };
  const checker = who(city, justiceBureau.code, 'reviewer', clerk);
  const live = city.replay.open('onsite-finding', 'record', values, one.on, checker, true);
  act(city, live, 'confirm', one.on, who(city, other, 'rater'));
  act(city, live, 'countersign', one.on, who(city, one.unit.code, 'head'), { statement: '情况属实。' });
  return live;
}

const changes = (one: Case, codes: readonly string[]) => {
  const material = one.live.matter.values.material as unknown as readonly { indicator: string; score: number }[];
  return codes.flatMap((indicator) => {
    const held = material.find((row) => row.indicator === indicator);
    const to = Math.max(0, Math.round(((held?.score ?? 0) - 0.3) * 100) / 100);
    return held ? [{ indicator, to, why: '台账日期与材料所载不一致，扣分', basis: '实地核查记录' }] : [];
  });
};

/** One in ten objects to a named item; of these a third is right, and the rest is told why not. The others agree or let time pass. */
export function objectAndDecide(story: Story): void {
  const { city, order, cases } = story;
  const { random } = city;
  const { moderated, submitted } = days(order.year);
  const own = cases.filter((one) => one.on <= moderated && one.rated.length > 0);
  const objecting = random.shuffle([...own]).slice(0, Math.round(cases.length / 10));
  for (const [i, one] of objecting.entries()) object(story, one, i % 3 === 0);
  for (const one of cases) {
    if (objecting.includes(one)) continue;
    const head = who(city, one.unit.code, 'head');
    if (one.late) act(city, one.live, 'confirm', `${order.year + 1}-01-03`, head);
    else if (random.chance(0.35)) act(city, one.live, 'confirm', `${order.year}-12-30`, head);
    else city.replay.byClock(one.live, 'lapse', one.on > moderated ? submitted : `${order.year + 1}-01-04`);
  }
}

function object(story: Story, one: Case, right: boolean): void {
  const { city, order } = story;
  const { year } = order;
  const worst = one.rated.toSorted((a, b) => b.weight - b.first - b.second / 2 - (a.weight - a.first - a.second / 2))[0];
  if (!worst) return;
  const given = (one.live.matter.values.material as unknown as readonly { indicator: string; score: number }[]).find(
    (row) => row.indicator === worst.indicator,
  );
  const claim = Math.round(Math.min(worst.weight, (given?.score ?? 0) + 1) * 100) / 100;
  const reason = '补充提交的公布网址和日期可以证明已按期完成，请求改定得分。';
  const head = who(city, one.unit.code, 'head');
  const counts = one.score.items.find((item) => item.code === worst.indicator)?.weight ?? String(worst.weight);
  const asked = Math.round(((claim * Number(counts)) / worst.weight) * 100) / 100;
  act(city, one.live, 'object', `${year}-12-30`, head, { objections: [{ indicator: worst.indicator, claim: asked, reason }] });
  const raterUnits = one.sheets.map((sheet) => sheet.matter.unit);
  const reviewUnit =
    raterUnits.includes(governmentOffice.code) || one.unit.code === governmentOffice.code ? '411700-D24' : governmentOffice.code;
  act(city, one.live, 'designate', `${year}-12-31`, who(city, '411700', 'leader'), { reviewUnit });
  const arbiter = who(city, reviewUnit, 'reviewer');
  const decidedOn = `${year + 1}-01-03`;
  if (!right) {
    const reply = '经复核，补充材料形成于告知以后，不能证明考核期内已经完成，维持原得分。';
    return act(city, one.live, 'uphold', decidedOn, arbiter, { reply });
  }
  const reply = '经复核，公布日期有原网页快照证明，异议成立，改定该项得分。';
  act(city, one.live, 'amend', decidedOn, arbiter, {
    reply,
    ruling: [{ indicator: worst.indicator, to: claim, why: '公布日期有原网页快照证明' }],
  });
  work(city, one, 'rescore', decidedOn, scoresOf(story).get(one.unit.code));
  notify(city, one, decidedOn);
  act(city, one.live, 'confirm', `${year + 1}-01-06`, head);
}

/** Those who did worst in their group are told in writing what to mend. */
export function finish(story: Story): void {
  const { city, order, cases } = story;
  const weak = cases.filter((one) => one.live.matter.values.grade !== 'excellent').toSorted((a, b) => total(a) - total(b));
  for (const one of weak.slice(0, 18)) {
    const rectificationItems = one.score.items
      .filter((item) => item.kind === 'computed' && Number(item.lost) > 0)
      .toSorted((a, b) => Number(b.lost) - Number(a.lost))
      .slice(0, 3)
      .map((item) => ({
        indicator: item.code,
        problem: `${item.title}失分${item.lost}分`,
        demand: '查明原因，建立台账，按期整改并书面反馈。',
      }));
    if (rectificationItems.length === 0) continue;
    act(city, one.live, 'issue-rectification', days(order.year).published, organizer(city), { rectificationItems });
  }
}

const total = (one: Case): number => Number(one.live.matter.values.total);
