import { count, duration, halfUp, share, stock } from '#kernel';
import { localReconsiderationPractice, reconsiderationLaw } from '#law';
import { closing, decidedActs } from './closing-acts.ts';
import { correcting, judged } from './words.ts';

const unit = '件';
const kinds = ['actKind', 'sector'] as const;
const ends = ['result', 'actKind', 'respondent'] as const;
const together = localReconsiderationPractice('集体会审、听证审理');

/** 审结 in the words of the definitions below. */
const isClosed = '期内作出复议决定或者以驳回申请、调解、和解、撤回、终止结案的案件数，每案计1件';

/** What both editions count. An edition adds its own ways of opening, accepting and deciding. */
export const metrics = {
  received: count<'file', 'actKind' | 'sector'>({
    title: '收到申请',
    definition: '期内收到的行政复议申请件数',
    unit,
    acts: 'file',
    by: kinds,
  }),
  accepted: count<'accept', 'actKind' | 'sector' | 'respondent'>({
    title: '受理',
    definition: '期内受理的行政复议案件数，按办理受理手续的日期计',
    unit,
    acts: 'accept',
    by: [...kinds, 'respondent'],
  }),
  refused: count<'refuse', 'refusalGround' | 'actKind'>({
    title: '不予受理',
    definition: '期内决定不予受理的申请件数',
    unit,
    acts: 'refuse',
    by: ['refusalGround', 'actKind'],
  }),
  'turned-elsewhere': count({
    title: '未受理的其他情形',
    definition: '期内告知或者转送有权机关、视为放弃、受理前撤回的申请件数',
    unit,
    acts: ['transfer', 'deem-abandoned', 'withdraw-application'],
  }),
  closed: count<(typeof closing)[number], (typeof ends)[number]>({
    title: '审结',
    definition: isClosed,
    unit,
    acts: closing,
    first: true,
    by: ends,
  }),
  dismissed: count({ title: '驳回申请', definition: '期内受理后驳回复议申请的案件数', unit, acts: 'dismiss' }),
  decided: count<(typeof decidedActs)[number], 'result'>({
    title: '作出决定',
    definition: '期内作出复议决定的案件数',
    unit,
    acts: decidedActs,
    first: true,
    by: ['result'],
  }),
  'on-time': count<(typeof closing)[number], never, 'decision'>({
    title: '按期审结',
    definition: '期内在法定期限（含依法延长）内审结的案件数',
    unit,
    acts: closing,
    first: true,
    inTime: 'decision',
  }),
  'on-time-rate': share({ title: '法定期限内办结率', definition: '按期审结÷审结', of: 'on-time', over: 'closed', rounding: halfUp() }),
  major: count<(typeof decidedActs)[number], 'major'>({
    title: '重大疑难复杂案件',
    definition: '期内作出决定的重大、疑难、复杂案件数',
    unit,
    acts: decidedActs,
    first: true,
    where: { major: true },
  }),
  'major-together': count<(typeof decidedActs)[number], 'major' | 'collegial'>({
    title: '集体会审、听证的重大案件',
    definition: '期内作出决定的重大、疑难、复杂案件中，经过集体会审或者听证的案件数',
    basis: together,
    unit,
    acts: decidedActs,
    first: true,
    where: { major: true, collegial: true },
  }),
  'major-together-rate': share({
    title: '重大案件集体会审、听证率',
    definition: '集体会审、听证的重大案件÷重大疑难复杂案件',
    basis: together,
    of: 'major-together',
    over: 'major',
    rounding: halfUp(),
  }),
  hearings: count({ title: '听证', definition: '期内举行听证的次数', unit: '次', acts: 'hold-hearing' }),
  corrected: count<(typeof closing)[number], 'result'>({
    title: '直接纠错',
    definition: '期内以变更、撤销、部分撤销、确认违法、确认无效、责令履行、责令承担行政协议责任审结的案件数',
    unit,
    acts: closing,
    first: true,
    where: { result: correcting },
  }),
  judged: count<(typeof closing)[number], 'result'>({
    title: '裁断结案',
    definition: '期内审结的案件，减去终止、撤回、和解和调解结案的',
    unit,
    acts: closing,
    first: true,
    where: { result: judged },
  }),
  'correction-rate': share({
    title: '直接纠错率',
    definition: '直接纠错÷裁断结案；口径为平台缺省，全国统计另有口径的从其规定',
    of: 'corrected',
    over: 'judged',
    rounding: halfUp(),
  }),
  'corrected-widely': count<(typeof closing)[number], 'result'>({
    title: '综合纠错',
    definition: '期内直接纠错和以调解、和解结案的案件数',
    unit,
    acts: closing,
    first: true,
    where: { result: [...correcting, 'mediated', 'settled'] },
  }),
  'wide-correction-rate': share({
    title: '综合纠错率',
    definition: '综合纠错÷审结；口径为平台缺省',
    of: 'corrected-widely',
    over: 'closed',
    rounding: halfUp(),
  }),
  suspended: count({ title: '中止', definition: '期内中止审理的次数', unit: '次', acts: 'suspend' }),
  extended: count({ title: '延长', definition: '期内延长审理期限的案件数', unit, acts: 'extend' }),
  'days-median': duration<(typeof closing)[number], 'decision'>({
    title: '审理用时中位数',
    definition: '期内审结的案件，半数以上用时不超过的自然日数，补正、中止、勘验鉴定的时间不计',
    unit: '日',
    clock: 'decision',
    acts: closing,
    at: 'median',
    rounding: halfUp(0),
  }),
  published: count({
    title: '公开决定书',
    definition: '期内公开的复议决定书件数',
    basis: reconsiderationLaw('第79条'),
    unit,
    acts: 'publish',
  }),
  'publication-settled': count({
    title: '公开与否已定的决定书',
    definition: '期内公开和决定不予公开的复议决定书件数',
    unit,
    acts: ['publish', 'withhold'],
  }),
  'published-rate': share({
    title: '决定书公开率',
    definition: '公开决定书÷公开与否已定的决定书',
    of: 'published',
    over: 'publication-settled',
    rounding: halfUp(),
  }),
  litigated: count({ title: '复议后起诉', definition: '期内登记的复议后提起行政诉讼的案件数', unit, acts: 'litigate', first: true }),
  'litigation-changed': count<'record-judgment', 'courtResult'>({
    title: '被诉后改变',
    definition: '期内登记的被人民法院撤销、变更或者确认违法的案件数',
    unit,
    acts: 'record-judgment',
    where: { courtResult: 'changed' },
  }),
  'performance-ordered': count({ title: '责令履行', definition: '期内责令限期履行复议决定的次数', unit: '次', acts: 'order-performance' }),
} as const;

/** 在办: accepted and not yet closed; an edition names its states. */
export const pendingIn = <const S extends string>(states: readonly S[]) =>
  stock<S, 'actKind'>({ title: '在办', definition: '期末已受理、尚未审结的案件数，含中止的', unit, states, by: ['actKind'] });
