import {
  addMonths,
  type Basis,
  type CivilDate,
  dueOf,
  type Guard,
  type GuardView,
  isList,
  type Limit,
  printDate,
  printLimit,
  type Refusal,
  refusal,
} from '#kernel';
import {
  cityRuleMakingRules,
  interimRule,
  legislationLaw,
  legislationLaw2015,
  opinionValidity,
  platformDefaults,
  ruleComment,
  ruleDomains,
  ruleEffect,
  ruleHearingNotice,
  ruleMakingRegulation,
  ruleReviewComment,
} from '#law';
import { filingBodies, ruleDomainTitles } from '#vocabulary';
import type { RuleValues } from './fields.ts';

type View = GuardView<RuleValues>;
type RuleGuard = Guard<RuleValues>;

const law = ruleMakingRegulation;
const no = (code: string, said: string, remedy: string, basis: Basis, field?: string): Refusal =>
  refusal(code, said, { remedy, basis, field });

const after = (view: View, start: CivilDate, limit: Limit): CivilDate => dueOf(view.calendar, { start, limit, kind: 'at-least' }).due;
const inWords = (limit: Limit): string => printLimit(limit);

/** 规定、办法、细则; never 条例. */
export const titled: RuleGuard = ({ values }) => {
  const { title = '' } = values;
  if (title.replace(/《[^》]*》/g, '').includes('条例'))
    return no('title-regulation', '规章不得称“条例”', '请改称规定、办法或者细则', law('第7条', 'recalled'), 'title');
  return /(规定|办法|细则)$/.test(title)
    ? undefined
    : no('title-form', '规章名称应当以规定、办法或者细则结尾', '请改正名称', cityRuleMakingRules('名称的规定'), 'title');
};

/** Only within the domains of the day. */
export const inDomain: RuleGuard = (view) => {
  const allowed: readonly string[] = view.inForce(ruleDomains);
  const { domain = '' } = view.values;
  if (allowed.includes(domain)) return undefined;
  const names = allowed.map((id) => ruleDomainTitles[id as keyof typeof ruleDomainTitles]).join('、');
  const since = legislationLaw.instrument.from ?? '';
  const basis = view.on < since ? legislationLaw2015('规章权限') : legislationLaw('第93条');
  return no('out-of-domain', `设区的市规章限于${names}，本项不在其内`, '请按地方性法规、规范性文件另行办理', basis, 'domain');
};

export const notClassified: RuleGuard = ({ values }) =>
  values.classified
    ? no('classified', '涉密信息不得在本平台处理', '请按涉密载体办理', platformDefaults('涉密事项'), 'classified')
    : undefined;

/** What takes rights away or adds duties rests on a higher law. */
export const grounded: RuleGuard = ({ values }) => {
  const bare = (values.burdens ?? []).filter((b) => !b.basis).map((b) => b.clause ?? '');
  if (bare.length === 0) return undefined;
  const said = `${bare.join('、')}缺少法律、行政法规、地方性法规依据`;
  return no(
    'no-higher-law',
    said,
    '没有上位法依据，不得减损权利、增加义务或者扩大本部门权力，请补充依据或者删除',
    legislationLaw('第93条'),
    'burdens',
  );
};

const longEnough =
  (norm: typeof ruleComment, field: 'commentUntil' | 'secondUntil', provision: string): RuleGuard =>
  (view) => {
    const limit = view.inForce(norm);
    const first = after(view, view.on, limit);
    return (view.values[field] ?? '') >= first
      ? undefined
      : no('comment-short', `征求意见期限不得少于${inWords(limit)}`, `截止日最早为${printDate(first)}`, law(provision), field);
  };
export const commentLong = longEnough(ruleComment, 'commentUntil', '第15条');
export const secondLong = longEnough(ruleReviewComment, 'secondUntil', '第21条');

const over =
  (field: 'commentUntil' | 'secondUntil', provision: string): RuleGuard =>
  (view) => {
    const until = view.values[field] ?? '';
    return view.on > until ? undefined : no('comment-running', '征求意见期未满', `截止日为${printDate(until)}`, law(provision), 'on');
  };
export const commentOver = over('commentUntil', '第15条');
export const secondOver = over('secondUntil', '第21条');

export const countsRight: RuleGuard = ({ values }) =>
  (values.adopted ?? 0) > (values.received ?? 0)
    ? no('adopted-too-many', '采纳意见条数不得多于收到意见条数', '请核对条数', law('第15条'), 'adopted')
    : undefined;

export const hearingAhead: RuleGuard = (view) => {
  const limit = view.inForce(ruleHearingNotice);
  const first = after(view, view.on, limit);
  return (view.values.hearingOn ?? '') >= first
    ? undefined
    : no('hearing-soon', `听证会应当在会前${inWords(limit)}公告`, `最早会期${printDate(first)}`, law('第16条'), 'hearingOn');
};

/** A hearing that was announced is held, on its day. */
export const hearingDue: RuleGuard = (view) => {
  const day = view.values.hearingOn;
  if (day === undefined) return no('no-hearing', '尚未公告听证会', '请先公告', law('第16条'));
  return view.on >= day ? undefined : no('hearing-early', '听证会尚未召开', `会期为${printDate(day)}`, law('第16条'), 'on');
};
export const hearingHeld: RuleGuard = ({ did }) => {
  const [told, held] = [did('announce-hearing'), did('hold-hearing')];
  return told && (!held || held.seq < told.seq) ? no('hearing-open', '已公告的听证会尚未举行', '请先举行听证会', law('第16条')) : undefined;
};

/** Every drafting unit's head has signed, and the public was asked. */
export const submittable: RuleGuard = ({ values, did }) => {
  const found: Refusal[] = [];
  const signed = new Set((values.signatories ?? []).map((s) => s.unit));
  const drafters = [values.draftingUnit, ...(values.coDrafters ?? []).map((c) => c.unit)];
  if (drafters.some((u) => !signed.has(u)))
    found.push(no('unsigned', '应由全部起草单位主要负责人签署', '请补充签署', law('第18条'), 'signatories'));
  if (!did('close-comment')) found.push(no('not-consulted', '未按规定公开征求意见，不得送审', '请先公开征求意见', law('第15条')));
  return found;
};

/** A letter goes out when the planned day has passed, not before. */
export const overdue: RuleGuard = ({ values, on }) =>
  on > (values.submitBy ?? '')
    ? undefined
    : no(
        'not-overdue',
        '计划送审日未过，不发督促函',
        `计划送审日为${printDate(values.submitBy ?? '')}`,
        cityRuleMakingRules('督促函的规定'),
        'on',
      );

/** A difference of opinion is settled, or is laid before the government with all views. */
export const disputeSettled: RuleGuard = ({ values, did }) =>
  values.dissents === undefined || did('agree') || did('report-dispute')
    ? undefined
    : no('dispute-open', '有关单位对主要问题有不同意见，尚未协调', '请先协调，或者将分歧报告政府', law('第24条'), 'dissents');

const clearing: readonly unknown[] = ['lawful', 'lawful-after-revision'];
/** The draft that goes to the meeting was found lawful, in this very text. */
export const reviewed: RuleGuard = (view) => {
  const review = view.linked('legalityReview');
  const refuse = (why: string) =>
    no('not-reviewed', '规章草案未经合法性审查，不得提请审议', `${why}，请先办理合法性审查`, law('第19条'), 'legalityReview');
  if (review?.values.kind !== 'rule-draft') return refuse('没有关联规章草案的审查');
  const { conclusion, issuedOn, textHash } = review.values;
  if (!['issued', 'adopted', 'archived'].includes(review.state) || !clearing.includes(conclusion))
    return refuse('没有有效的、合法的审查意见');
  if (conclusion === 'lawful-after-revision' && review.state === 'issued') return refuse('尚未按审查意见修改');
  if (view.values.textFile?.sha256 !== textHash) return refuse('审议稿与审查的文本不一致');
  const until = after(view, String(issuedOn), view.inForce(opinionValidity, String(issuedOn)));
  return view.on > until ? refuse(`审查意见已于${printDate(until)}失效`) : undefined;
};

export const collective: RuleGuard = ({ values }) =>
  values.meetingKind === 'office-meeting'
    ? no('not-collective', '规章应当经常务会议或者全体会议决定', '请提请常务会议或者全体会议', law('第27条'), 'meetingKind')
    : undefined;

/** Where the meeting's own record is linked, it says the same. */
export const itemAgrees: RuleGuard = ({ values, linked }) => {
  if (values.meetingItem === undefined) return undefined;
  const outcome = linked('meetingItem')?.values.outcome;
  return outcome === 'approved' || outcome === 'approved-in-principle'
    ? undefined
    : no('item-outcome', '会议议题上没有记录同意的决定', '请先在议题上记录会议决定', law('第27条'), 'meetingItem');
};

export const passedToday: RuleGuard = ({ values, on }) =>
  values.passedOn === on ? undefined : no('passed-on', '通过日期应为会议当日', `请填写${printDate(on)}`, law('第27条'), 'passedOn');

/** Promulgated today, not before it was signed, and in force only after the interval, unless delay would hinder it. */
export const effectLater: RuleGuard = (view) => {
  const { promulgatedOn, effectiveOn = '', immediateReason, channels = [] } = view.values;
  const found: Refusal[] = [];
  if (promulgatedOn !== view.on)
    found.push(no('promulgated-on', '公布日期应为办理公布当日', `请填写${printDate(view.on)}`, law('第31条'), 'promulgatedOn'));
  const limit = view.inForce(ruleEffect);
  const first = after(view, view.on, limit);
  if (effectiveOn < view.on || (effectiveOn <= first && immediateReason === undefined))
    found.push(
      no(
        'effect-too-soon',
        `规章应当自公布之日起${inWords(limit)}后施行`,
        `施行日应晚于${printDate(first)}；不立即施行有碍施行的，说明理由`,
        law('第32条'),
        'effectiveOn',
      ),
    );
  if (channels.length < Object.keys(publishedIn).length)
    found.push(no('channels', '规章应当在政府公报、中国政府法制信息网和当地报纸刊载', '请补充刊载途径', law('第31条'), 'channels'));
  return found;
};
const publishedIn = { gazette: true, 'legal-site': true, newspaper: true };

/** An interim rule says when its time is up. */
export const interimCounted: RuleGuard = (view) => {
  const { isInterim, interimUntil, effectiveOn } = view.values;
  if (!isInterim || effectiveOn === undefined) return undefined;
  const until = addMonths(effectiveOn, view.inForce(interimRule).n * 12);
  return interimUntil === until
    ? undefined
    : no('interim-until', '先行规章实施期届满日有误', `应为${printDate(until)}`, legislationLaw('第93条'), 'interimUntil');
};

export const effectReached: RuleGuard = ({ values, on }) =>
  on >= (values.effectiveOn ?? '')
    ? undefined
    : no('not-yet-effective', '施行日期未到', `施行日期为${printDate(values.effectiveOn ?? '')}`, law('第32条'), 'on');

/** Filed with all four, each registered. */
export const filedWithAll: RuleGuard = (view) => {
  const done = view
    .linkedAll('filings')
    .filter((f) => f.values.rule === `${view.matter?.region}/${view.matter?.id}` && f.values.filingNo !== undefined);
  const bodies = new Set(done.map((f) => String(f.values.body)));
  const left = Object.entries(filingBodies).filter(([id]) => !bodies.has(id));
  const given = view.values.filings;
  if (isList(given) && left.length === 0) return undefined;
  return no(
    'not-filed',
    `尚未完成备案：${left.map(([, title]) => title).join('、')}`,
    '四个备案机关均登记后再确认',
    law('第34条'),
    'filings',
  );
};
