/** The documents in force before the platform began, the clean-up of the city's own, and the yearly book. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { signOf } from './document-texts.ts';
import { existing } from './documents.ts';
import { filings } from './filings.ts';
import { deck, shareOut } from './random.ts';
import type { Live } from './replay.ts';
import { cityCode, type DemoUnit, governmentOffice, justiceBureau, unitOf, units, unitsOfKind } from './units.ts';

/** The published clean-up: 770 documents of the city government since 2005, 185 repealed, 13 amended. */
const cleanupTotals = { repeal: 185, amend: 13, keep: 572 } as const;
const cityDocuments = cleanupTotals.repeal + cleanupTotals.amend + cleanupTotals.keep;

/** Enters older documents in the last two months before the year: numbers run by year, as they were given. */
function* entered(city: City, unit: DemoUnit, total: number, first: number): Flow {
  const years = city.year - first;
  const perYear = shareOut(
    total,
    Array.from({ length: years }, (_, i) => 3 + i),
  );
  let n = 0;
  const { sign } = signOf(unit);
  for (const [i, count] of perYear.entries()) {
    const signed = Array.from({ length: count }, () => workingDayAfter(`${first + i}-01-06`, city.random.int(0, 225))).sort();
    const on = workingDayAfter(`${city.year - 1}-11-01`, Math.min(39, Math.floor((i * 40) / years)));
    yield on;
    for (const [k, signedOn] of signed.entries()) {
      existing(city, unit, n, { signedOn, docNo: `${sign}〔${first + i}〕${k + 1}号`, on, note: '平台启用前公布，集中补录。' });
      n += 1;
    }
  }
}

/** What the counties and departments made in the year on paper and enter afterwards, with its filing. */
function* enteredLater(city: City, unit: DemoUnit, dates: readonly CivilDate[], from: number): Flow {
  const { sign } = signOf(unit);
  for (const [i, signedOn] of dates.entries()) {
    const on = wd(city, addDays(signedOn, 8), 0, 1);
    yield on;
    const note = '在本机关纸质程序中制定，公布后补录。';
    const live = existing(city, unit, from + i, { signedOn, docNo: `${sign}〔${city.year}〕${i + 1}号`, on, note });
    filings(city, unit, live, String(live.matter.values.publishedOn), on);
  }
}

/** Older documents per kind of unit; none of these numbers is published. */
const olderOf: Readonly<Record<string, number>> = { department: 7, county: 44, zone: 14 };
/** Made in the year outside the platform, per kind of unit. */
const laterOf: Readonly<Record<string, readonly [number, number]>> = {
  department: [1, 2],
  county: [12, 18],
  zone: [2, 4],
  street: [1, 1],
  township: [1, 1],
};
const months = { 1: 6, 2: 4, 3: 8, 4: 8, 5: 8, 6: 14, 7: 8, 8: 7, 9: 8, 10: 7, 11: 8, 12: 14 };

/** Departments that make normative documents: those whose name may stand alone in a title. */
export const makers: readonly DemoUnit[] = unitsOfKind('department').filter(
  (u, i) => i % 5 < 3 && /(局|委员会)$/.test(u.name) && u.code !== justiceBureau.code,
);

export function library(city: City): void {
  const start = `${city.year - 1}-11-01`;
  city.agenda.add(start, entered(city, unitOf(cityCode), cityDocuments, city.year - 14));
  for (const unit of units) {
    const older = unit.kind === 'department' && !makers.includes(unit) ? 0 : (olderOf[unit.kind] ?? 0);
    if (older > 0) city.agenda.add(start, entered(city, unit, older, city.year - 9));
  }
  for (const unit of units) later(city, unit);
}

/** No unit both makes documents on the platform and enters others afterwards: its numbers run in one series. */
function later(city: City, unit: DemoUnit): void {
  const { random, year } = city;
  const [min, max] = laterOf[unit.kind] ?? [0, 0];
  if (unit.kind === 'department' && !(makers.includes(unit) && makers.indexOf(unit) % 2 === 1)) return;
  if (towns.includes(unit) && towns.indexOf(unit) % 6 !== 1) return;
  const n = random.int(min, max);
  const dates = deck(n * 3, months, random)
    .slice(0, n)
    .map((m) => workingDayAfter(`${year}-${m.padStart(2, '0')}-02`, random.int(0, 14)))
    .sort();
  city.agenda.add(`${year}-01-02`, enteredLater(city, unit, dates, 60));
}

/** Townships and streets that make documents on the platform; others enter theirs afterwards. */
const towns = unitsOfKind('township', 'street');
export const platformTowns: readonly DemoUnit[] = towns.filter((_, i) => i % 6 === 4);

/** Departments that make documents on the platform. */
export const platformMakers: readonly DemoUnit[] = makers.filter((_, i) => i % 2 === 0);

const bureau = (city: City) => who(city, justiceBureau.code, 'reviewer');
const secretary = (city: City) => who(city, governmentOffice.code, 'secretariat');

/** The clean-up of the year: list, proposal, check, decision, announcement, effect. */
export function* cleanup(city: City): Flow {
  const { year, replay, random } = city;
  const on = workingDayAfter(`${year}-03-04`, 0);
  yield on;
  const documents = [...replay.linkable()].filter(
    (d) =>
      d.procedure.id === 'normative-document' &&
      d.matter.unit === cityCode &&
      d.matter.state === 'in-force' &&
      d.matter.values.imported === true,
  );
  const campaign = replay.open('cleanup-campaign', 'open', scope(year, documents.length), on, bureau(city), true);
  const results = deck(documents.length, cleanupTotals, random);
  const agreedOn = workingDayAfter(`${year}-07-15`, 0);
  const announcedOn = workingDayAfter(agreedOn, 8);
  for (const [i, document] of documents.entries()) {
    const result = results[i] ?? 'keep';
    const listedOn = workingDayAfter(on, 1 + Math.floor(i / 80));
    city.agenda.add(listedOn, listed(city, { campaign, document, result, listedOn, agreedOn, announcedOn }));
  }
  yield agreedOn;
  const decision = { meetingName: '市政府常务会议', minutes: paper(city, '规范性文件清理', '会议记录'), decidedOn: agreedOn };
  act(city, campaign, 'decide', agreedOn, secretary(city), decision);
  yield announcedOn;
  const announcement = `驻马店市人民政府关于公布规范性文件清理结果的公告（${year}年，演示）`;
  act(city, campaign, 'announce', announcedOn, who(city, governmentOffice.code, 'clerk'), { announcedOn, announcement });
}

const scope = (year: number, count: number) => ({
  title: `${year}年市政府规范性文件全面清理`,
  organizer: justiceBureau.code,
  scopeIssuer: cityCode,
  kind: 'full',
  scopeFrom: '2005-01-01',
  scopeTo: `${year - 1}-12-31`,
  frozenOn: `${year}-02-28`,
  listed: count,
});

interface Item {
  readonly campaign: Live;
  readonly document: Live;
  readonly result: keyof typeof cleanupTotals;
  readonly listedOn: CivilDate;
  readonly agreedOn: CivilDate;
  readonly announcedOn: CivilDate;
}

const reasons = {
  repeal: '上位规定已修改，调整对象已不存在或者已被新文件取代。',
  amend: '部分条款与现行规定不一致，需要修改。',
  keep: '符合上位规定和实际需要，继续执行。',
} as const;
const looked = { checked: ['higher-law', 'bases', 'duplication', 'contradiction'] };

function* listed(city: City, { campaign, document, result, listedOn, agreedOn, announcedOn }: Item): Flow {
  const { random, replay, year } = city;
  const { title, docNo, issuer } = document.matter.values;
  const implementer = random.pick(makers).code;
  const values = { title, docNo, campaign: campaign.key, document: document.key, issuer, implementer };
  const item = replay.open('normative-document-cleanup', 'list', values, listedOn, bureau(city), true);
  const proposedOn = wd(city, `${year}-04-01`, 0, 40);
  yield proposedOn;
  const amendBy = result === 'amend' && { amendBy: `${year + 1}-06-30` };
  act(city, item, 'propose-result', proposedOn, who(city, implementer, 'clerk'), { result, reason: reasons[result], ...amendBy });
  const checkedOn = wd(city, proposedOn, 3, 14);
  yield checkedOn;
  act(city, item, 'review-result', checkedOn, bureau(city), looked);
  yield agreedOn;
  // The campaign itself is decided on the same day, before its items: its flow is older.
  act(city, item, 'decide', agreedOn, secretary(city));
  yield announcedOn;
  act(city, item, 'announce', announcedOn, who(city, governmentOffice.code, 'clerk'), { appliesOn: announcedOn });
  replay.byClock(item, 'apply', announcedOn);
}

/** The book of the year: every document of the city in force in December. */
export function* book(city: City): Flow {
  const { year, replay, random } = city;
  const on = workingDayAfter(`${year}-11-25`, 0);
  yield on;
  const documents = [...replay.linkable()]
    .filter(
      (d) => d.procedure.id === 'normative-document' && d.matter.unit === cityCode && ['in-force', 'amending'].includes(d.matter.state),
    )
    .map((d) => d.key);
  const values = {
    title: `驻马店市人民政府规范性文件汇编（${year}）`,
    compiler: cityCode,
    year,
    documents,
    compiledCount: documents.length,
  };
  const live = replay.open('compilation', 'collect', values, on, bureau(city));
  replay.keep(live);
  const readOn = workingDayAfter(on, 6);
  yield readOn;
  act(city, live, 'proofread', readOn, bureau(city), { unaltered: true, proofreadNote: '已与原件逐件核对。' });
  const approvedOn = workingDayAfter(readOn, 4);
  yield approvedOn;
  act(city, live, 'approve', approvedOn, who(city, cityCode, 'head'), { committee: '规范性文件汇编委员会（市长任主任）', approvedOn });
  const printedOn = workingDayAfter(approvedOn, 5);
  yield printedOn;
  act(city, live, 'print', printedOn, who(city, governmentOffice.code, 'clerk'), { printedOn, copies: random.int(6, 8) * 100 });
  const sentOn = workingDayAfter(printedOn, 3);
  yield sentOn;
  act(city, live, 'distribute', sentOn, who(city, governmentOffice.code, 'clerk'), { distributedTo: '市直各单位、各县区。' });
}
