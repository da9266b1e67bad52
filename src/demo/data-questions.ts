/** The questions of a year about its records, told once it is known what the checks find: asked, mostly answered, reviewed. */
import type { Actor, CivilDate, Law, Registry, World } from '#kernel';
import { later, workingDayAfter } from './days.ts';
import { staffOf } from './people.ts';
import { Random } from './random.ts';
import { type Live, Replay, type SeededMatter } from './replay.ts';
import { justiceBureau } from './units.ts';

/** One thing to ask about, as the checks found it, and the day on which it is asked. */
export interface ToAsk {
  readonly on: CivilDate;
  readonly unit: string;
  readonly check: string;
  readonly title: string;
  readonly found: string;
  readonly definition: string;
  readonly periodFrom: CivilDate;
  readonly periodTo: CivilDate;
  readonly mark: string;
  readonly records: readonly { readonly kind: string; readonly number?: string; readonly key: string }[];
}

interface QuestionOrder {
  readonly registry: Registry;
  readonly law: Law;
  readonly year: number;
  readonly today: CivilDate;
  readonly serial: World['serial'];
  readonly asked: readonly ToAsk[];
}

/** How units answer: mostly they explain, some correct, few think the check wrong, some let the time pass. */
const ways = { explain: 62, correct: 18, dispute: 8, late: 7, silent: 5 } as const;
type Way = keyof typeof ways;

const explained: Readonly<Record<string, string>> = {
  'late-entry': '经办人员外出培训，回单位后集中补登，原始登记簿齐全，发生日期与登记簿一致。',
  'after-fact': '材料当时已经形成，扫描件上传较迟，原件存档可查。',
  'reused-file': '两件事项由同一份文件一并处理，以后在说明中注明。',
  growth: '年末集中办结积存的事项，逐件有记录。',
  perfect: '经逐件核对，期间确无例外情形，以后对不成的也如实登记。',
  digits: '金额按当地习惯取整登记，今后按协议书载明的数额登记。',
  'same-second': '由登记簿整理成表后一次导入，发生日期以表内为准。',
  outlier: '期间集中办理了疑难事项，用时长于平常。',
  gap: '把电话咨询一并计入，现已按台账改正，以后只计申请。',
  parties: '双方先后因两事申请调解，事由不同，不是重复立案。',
};
const corrected = '核对登记簿后发现登记有误，已经在事项中更正，并告知经办人员。';
const disputed = '核对所据的记录不属本单位办理，请再核。';
const reviews = {
  explain: '说明与原始登记相符，予以了结。',
  correct: '已查看更正后的记录，予以了结。',
  dispute: '经复查，核对时口径有误，记录无误。',
  silent: '期限内没有说明，记录在案，列入日常监测。',
} as const;

const answerable = new Set(['late-entry', 'reused-file', 'same-second', 'parties', 'gap', 'digits']);

function saying(way: Way, check: string): string {
  if (way === 'correct') return corrected;
  return way === 'dispute' ? disputed : (explained[check] ?? '已核对原始记录，情况属实。');
}

/** What was corrected, by the numbers that the question names. */
function mended(one: ToAsk, questionNo: unknown) {
  const numbers = one.records.flatMap((r) => r.number ?? []).slice(0, 2);
  return (numbers.length > 0 ? numbers : [String(questionNo)]).map((number) => ({ number, change: '按登记簿更正登记内容' }));
}

class Telling {
  readonly #replay: Replay;
  readonly #random: Random;
  readonly #today: CivilDate;

  constructor({ registry, law, year, today, serial }: QuestionOrder) {
    this.#replay = new Replay({ registry, law, today, name: `data questions ${year}`, serial });
    this.#random = new Random(`data questions ${year}`);
    this.#today = today;
  }

  tell(one: ToAsk, n: number): Live {
    const { on, records, ...values } = one;
    const asker = this.#who(justiceBureau.code, 'clerk');
    const given = { ...values, ...(records.length > 0 && { records }) };
    const live = this.#replay.open('data-question', 'ask', given, on, asker);
    const drawn = this.#random.weighted(ways);
    const way: Way = drawn === 'correct' && !answerable.has(one.check) ? 'explain' : drawn;
    const answeredOn = way === 'silent' ? this.#lapse(live) : this.#answer(live, one, way);
    if (answeredOn !== undefined) this.#review(live, way, answeredOn, asker.id, n);
    return live;
  }

  #who(unit: string, duty: string, not?: string): Actor {
    const able = staffOf(unit, duty).filter((a) => a.id !== not);
    if (able.length === 0) throw new Error(`nobody in ${unit} has the duty ${duty}`);
    return this.#random.pick(able);
  }

  /** The unit lets its time pass: the clock notes it the day after. */
  #lapse(live: Live): CivilDate | undefined {
    const on = workingDayAfter(live.matter.openedOn, 6);
    if (on > this.#today) return undefined;
    this.#replay.byClock(live, 'lapse', on);
    return on;
  }

  #answer(live: Live, one: ToAsk, way: Way): CivilDate | undefined {
    const late = way === 'late';
    const lapsed = late ? this.#lapse(live) : undefined;
    if (late && lapsed === undefined) return undefined;
    const on = workingDayAfter(lapsed ?? one.on, this.#random.int(late ? 1 : 2, late ? 3 : 5));
    if (on > this.#today) return undefined;
    const act = late ? 'explain' : way;
    const given = { answer: saying(way, one.check), ...(late && { lateReason: '经办人员外出，未及时查看。' }) };
    const more = way === 'correct' ? { corrections: mended(one, live.matter.values.questionNo) } : {};
    this.#replay.act(live, act, { ...given, ...more }, on, this.#who(one.unit, 'clerk'));
    return on;
  }

  #review(live: Live, way: Way, after: CivilDate, asker: string, n: number): void {
    const on = workingDayAfter(later(after, live.matter.openedOn), this.#random.int(2, 7));
    if (on > this.#today) return;
    const reviewer = this.#who(justiceBureau.code, 'reviewer', asker);
    // Few are handed on, by the head, and only where nothing was said.
    if (way === 'silent' && n % 2 === 1) {
      const values = { escalateTo: 'check', escalateReason: '期满没有说明，列入实地抽查。' };
      this.#replay.act(live, 'escalate', values, on, this.#who(justiceBureau.code, 'head', asker));
      return;
    }
    const outcome = way === 'late' ? 'explain' : way;
    const acts = {
      explain: 'settle-explained',
      correct: 'settle-corrected',
      dispute: 'settle-mistaken',
      silent: 'settle-unresolved',
    } as const;
    this.#replay.act(live, acts[outcome], { reviewNote: reviews[outcome] }, on, reviewer);
  }
}

/** Every question with what became of it by the last day. */
export function tellQuestions(order: QuestionOrder): readonly SeededMatter[] {
  const telling = new Telling(order);
  return order.asked.map((one, n) => telling.tell(one, n));
}
