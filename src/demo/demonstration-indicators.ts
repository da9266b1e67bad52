/** The city's own break-down of the demonstration indicators of 2019: one lead unit each, two thirds met in spring, nearly all at the end. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { workItems } from './demonstration-items.ts';
import type { Part } from './own-city.ts';
import { shareOut } from './random.ts';
import type { Live } from './replay.ts';
import { justiceBureau, unitsOfKind } from './units.ts';

/** The platform's own assumption: of all items so many are met at the first judgement, and so many more in each month after it. */
const metAtFirst = 0.68;
const metLater: readonly (readonly [month: number, n: number])[] = [
  ...([
    [4, 2],
    [5, 3],
    [6, 4],
    [7, 4],
    [8, 3],
    [9, 2],
    [10, 1],
    [11, 1],
  ] as const),
];

/** A quick trial tells so many, from every group. */
const fewest = 24;

const id = 'indicator-assignment';
const bureau = justiceBureau.code;
const codeOf = (name: string): string => {
  const unit = unitsOfKind('department').find((u) => u.name === name);
  if (!unit) throw new Error(`no department ${name}`);
  return unit.code;
};

interface Item {
  readonly code: string;
  readonly first: string;
  readonly title: string;
  readonly lead: string;
}

const items: readonly Item[] = Object.entries(workItems).flatMap(([first, list], i) =>
  list.map(([title, lead], n) => ({
    code: `${i + 1}-${String(n + 1).padStart(2, '0')}`,
    first,
    title: `（自拟）${title}`,
    lead: codeOf(lead),
  })),
);

/** In which month an item is met: 3 at the first judgement, 0 not within the year. */
function monthsMet(city: City, n: number): number[] {
  const first = Math.round(n * metAtFirst);
  const later = shareOut(
    Math.round((n - first) * 0.87),
    metLater.map(([, weight]) => weight),
  );
  const months = [...new Array<number>(first).fill(3), ...metLater.flatMap(([month], i) => new Array<number>(later[i] ?? 0).fill(month))];
  return city.random.shuffle([...months, ...new Array<number>(n - months.length).fill(0)]);
}

const proof = (city: City, item: Item, on: CivilDate, n: number) =>
  ['工作台账', '印发文件', '公开截图'].slice(0, n).map((title) => ({
    title: `${item.title.slice(4)}${title}`,
    formedOn: addDays(on, -city.random.int(2, 20)),
    file: paper(city, `${item.code}${item.title.slice(4)}`, title),
  }));

/** One judgement by the lead unit and the check by the office; the last may wait. */
function* judged(city: City, live: Live, item: Item, met: boolean, on: CivilDate): Generator<CivilDate, void, void> {
  const { random } = city;
  const author = who(city, item.lead, 'reviewer');
  const due = String(live.matter.values.evidenceDue);
  const late = on > due ? { lateReason: '配合单位报送材料较晚。' } : {};
  const given = met
    ? { verdict: 'met', evidence: proof(city, item, on, random.int(1, 3)) }
    : { verdict: 'not-met', shortfall: '部分县区尚未完成，已列出补短清单，按月调度。' };
  act(city, live, 'self-judge', on, author, { ...given, ...late });
  const checkedOn = wd(city, on, 2, 8);
  yield checkedOn;
  act(city, live, 'verify', checkedOn, who(city, bureau, 'chief', didBy(live, 'self-judge')), {
    verifyNote: met ? '佐证齐全，属实。' : '差距属实，继续补短。',
  });
}

function* course(part: Part, item: Item, month: number, programme: () => Live): Flow {
  const { city } = part;
  const { random, year } = city;
  const creator = who(city, bureau, 'clerk');
  const about = {
    edition: 'national-2019',
    code: item.code,
    first: item.first,
    title: item.title,
    wording: 'own',
    programme: programme().key,
  };
  const live = part.open(id, 'import', about, `${year}-02-18`, creator);
  city.replay.keep(live);
  const mappedOn = `${year}-02-28`;
  yield mappedOn;
  act(city, live, 'map', mappedOn, creator, {
    lead: item.lead,
    evidenceDue: `${year}-03-29`,
    requirement: '制度、台账、公开情况各附佐证。',
  });
  const startedOn = workingDayAfter(`${year}-03-01`, random.int(0, 8));
  yield startedOn;
  act(city, live, 'collect', startedOn, who(city, item.lead, 'reviewer'));
  const firstOn = workingDayAfter(startedOn, random.int(2, 10));
  yield firstOn;
  yield* judged(city, live, item, month === 3, firstOn);
  if (month === 3) return;
  const again = month === 0 ? 12 : month;
  const reworkOn = workingDayAfter(`${year}-${String(Math.max(4, again - 1)).padStart(2, '0')}-01`, random.int(4, 12));
  yield reworkOn;
  act(city, live, 'rework', reworkOn, who(city, item.lead, 'reviewer'), { evidenceDue: addDays(reworkOn, month === 0 ? 20 : 35) });
  if (month === 0) return;
  const metOn = workingDayAfter(`${year}-${String(again).padStart(2, '0')}-12`, random.int(0, 4));
  yield metOn > reworkOn ? metOn : workingDayAfter(reworkOn, 2);
  yield* judged(city, live, item, true, metOn > reworkOn ? metOn : workingDayAfter(reworkOn, 2));
}

/** Puts all items on the agenda of the part. */
export function indicators(part: Part, programme: () => Live, share: number): void {
  const { city } = part;
  const wanted = Math.max(fewest, Math.round(items.length * share));
  const chosen = items.filter((_, i) => Math.floor((i * wanted) / items.length) !== Math.floor(((i - 1) * wanted) / items.length));
  const months = monthsMet(city, chosen.length);
  for (const [n, item] of chosen.entries()) part.add(`${city.year}-02-18`, course(part, item, months[n] ?? 0, programme));
}
