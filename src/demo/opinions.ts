/** What the public says to a draft: each opinion received, answered, and published after the comment period. */
import { addDays, type CivilDate, toDays } from '#kernel';
import { act, type City, who } from './city.ts';
import { personName, phone } from './names.ts';
import { Random } from './random.ts';
import type { Live } from './replay.ts';
import { company } from './texts.ts';

const channels = { online: 60, letter: 14, call: 6, meeting: 8, written: 12 } as const;
const commenters = { citizen: 55, enterprise: 18, organization: 8, authority: 14, expert: 5 } as const;

const subjects = [
  ['第三条的办理期限偏长', '建议缩短办理期限，并写明起算时间。', '已写明自受理之日起计算。'],
  ['第二条的适用范围不够清楚', '建议写明是否适用于开发区和乡镇。', '已写明本行政区域内均适用。'],
  ['申请材料可以减少', '能够从部门间共享取得的材料，建议不再要求提交。', '已删去可以共享取得的材料。'],
  ['第四条投诉渠道不明', '建议公布投诉电话和答复时间。', '已增加公开投诉渠道的要求。'],
  ['过渡期太短', '建议施行前留出过渡期，便于经营者调整。', '施行日期已推后。'],
  ['责任分工需要明确', '建议写明牵头部门和配合部门。', '已明确牵头部门。'],
  ['表述与上位规定不一致', '建议与上位规定的用语保持一致。', '已按上位规定修改用语。'],
] as const;

const declined = [
  '该事项由上位法规定，本文件无权调整。',
  '超出本级财力，暂不具备条件。',
  '已有其他文件作出规定，不再重复。',
  '与多数意见不一致，经研究维持原稿。',
];

interface Span {
  readonly openedOn: CivilDate;
  readonly closedOn: CivilDate;
}

interface Numbers {
  readonly received: number;
  readonly adopted: number;
}

interface Draft {
  readonly document: Live;
  readonly drafter: string;
  readonly span: Span;
}

/** Who speaks: a person, or one who speaks for others. */
function speaker(random: Random): { readonly commenterKind: keyof typeof commenters; readonly commenter: object } {
  const commenterKind = random.weighted(commenters);
  const name = commenterKind === 'enterprise' ? company(random) : personName(random);
  const person = commenterKind === 'citizen' || commenterKind === 'expert';
  return { commenterKind, commenter: person ? { kind: 'person', name, phone: phone(random) } : { kind: 'organization', name } };
}

/** What becomes of it, and why. */
function answerTo(random: Random, taken: boolean, done: string): { readonly result: string; readonly answer: string } {
  if (taken) return { result: random.chance(0.7) ? 'adopted' : 'partly', answer: done };
  if (random.chance(0.1)) return { result: 'outside', answer: '所提问题与本文件无关，已转有关部门。' };
  return { result: 'not-adopted', answer: random.pick(declined) };
}

function opinionOn(own: City, { document, drafter, span }: Draft, taken: boolean): Live {
  const { random } = own;
  const [title, opinion, done] = random.pick(subjects);
  const values = {
    document: document.key,
    draftingUnit: drafter,
    title,
    opinion,
    provisions: /^第.条/.exec(title)?.[0] ?? '',
    channel: random.weighted(channels),
    ...speaker(random),
  };
  const days = toDays(span.closedOn) - toDays(span.openedOn) - 1;
  const on = addDays(span.openedOn, random.int(0, Math.max(0, days)));
  const live = own.replay.open('public-opinion', 'submit', values, on, who(own, drafter, 'clerk'), true);
  act(own, live, 'answer', span.closedOn, who(own, drafter, 'clerk'), answerTo(random, taken, done));
  return live;
}

/** Enters the opinions of a comment period; as many as the document will tell, so many of them adopted. */
export function opinionsOn(city: City, draft: Draft, { received, adopted }: Numbers): Live[] {
  const own: City = { ...city, random: new Random(`opinions ${draft.document.key}`) };
  return Array.from({ length: received }, (_, i) => opinionOn(own, draft, i < adopted));
}

/** Publishes what became of them, together. */
export function publishOpinions(city: City, opinions: readonly Live[], drafter: string, on: CivilDate): void {
  const own: City = { ...city, random: new Random(`opinions published ${on} ${drafter}`) };
  for (const live of opinions) act(city, live, 'publish', on, who(own, drafter, 'clerk'), { publishedOn: on });
}
