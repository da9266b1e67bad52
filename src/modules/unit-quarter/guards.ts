import { dueOf, type Guard, type GuardView, printDate, type Refusal, refusal } from '#kernel';
import { cityTargetMeasures, platformDefaults, quarterScorerGap, quarterSelfReportExtension } from '#law';
import { type IndicatorRow, sameIndicators } from '#vocabulary';
import type { UnitQuarterValues } from './fields.ts';

type View = GuardView<UnitQuarterValues>;
type Verdict = Refusal | undefined;
type QuarterGuard = Guard<UnitQuarterValues>;
type PointRows = readonly { readonly code?: string; readonly points?: number }[] | undefined;

const basis = cityTargetMeasures('季度督查考评');
const indicatorsOf = ({ values }: View): readonly IndicatorRow[] => values.indicators ?? [];
const isSystem = (row: IndicatorRow): boolean => row.dataSource === 'systemMetric';
const isManual = (row: IndicatorRow): boolean => row.scoring === 'manual';
const codesOf = (rows: readonly { readonly code?: string | undefined }[]): readonly string[] => rows.map((row) => row.code ?? '');
const cents = (n: number | undefined): number => Math.round((n ?? 0) * 100);

/** Which government reviews: a county its own round, the city the round of its office. */
const governmentOf = ({ unit, unitPath }: { readonly unit: string; readonly unitPath: string }, kind: string | undefined): string =>
  kind === 'department' ? unitPath.slice(0, -(unit.length + 1)) : unitPath;

/** A government reviews the units right below it. */
export const reviewedHere: QuarterGuard = ({ linked, unitKind }) => {
  const [round, pledge] = [linked('round'), linked('pledge')];
  if (!round || !pledge) return undefined;
  const government = governmentOf(round, unitKind(round.unit));
  const depth = government.split('/').length + 1;
  if (pledge.unitPath.startsWith(government) && pledge.unitPath.split('/').length === depth) return undefined;
  const more = { remedy: '市级考评县区和市直部门，县区考评乡镇街道', basis, field: 'unit' };
  return refusal('other-government', '该单位不由本轮考评的政府考评', more);
};

/** The unit's own pledge in force, for the year and quarter of the round. */
export const belongs: QuarterGuard = ({ values, linked }) => {
  const [round, pledge] = [linked('round'), linked('pledge')];
  const wrong = (code: string, said: string, remedy: string, field: string) => refusal(code, said, { remedy, basis, field });
  const found: Refusal[] = [];
  if (round?.state !== 'scheduled' && round?.state !== 'self-report')
    found.push(wrong('round-closed', '该轮考评不在自评期内', '请选择正在进行的考评轮次', 'round'));
  if (round?.values.year !== values.year || round?.values.quarter !== values.quarter)
    found.push(wrong('round-differs', '年度、季度与所选轮次不符', '请与考评轮次一致', 'quarter'));
  if (round?.values.reportBy !== values.reportBy)
    found.push(wrong('window-differs', '自评截止日期与所选轮次不符', '请与考评轮次一致', 'reportBy'));
  if (pledge?.state !== 'effective' || pledge.unit !== values.unit || pledge.values.year !== values.year)
    found.push(wrong('pledge-differs', '所选责任书不是该单位本年度生效的责任书', '请选择该单位本年度生效的责任书', 'pledge'));
  if (!sameIndicators(values.indicators, pledge?.values.indicators as never))
    found.push(wrong('indicators-differ', '考评指标与责任书不一致', '请按责任书的现行版本填写', 'indicators'));
  return found;
};

/** The platform takes exactly what the pledge says it takes. */
export const figuresFit: QuarterGuard = (view) => {
  const wanted = indicatorsOf(view).filter(isSystem);
  const given = view.values.figures ?? [];
  const same =
    wanted.length === given.length && wanted.every((row) => given.some((f) => f.code === row.code && f.metric === row.metricRef));
  if (same) return undefined;
  return refusal('figures-differ', '平台取数与责任书的口径不符', { remedy: '请重新取数', basis, field: 'figures' });
};

/** Nobody types what a record holds; what nobody else knows is told with its evidence. */
export const reportComplete: QuarterGuard = (view) => {
  const rows = indicatorsOf(view);
  const told = codesOf(view.values.reported ?? []);
  const found: Refusal[] = [];
  const field = 'reported';
  const typed = rows.find((row) => isSystem(row) && told.includes(row.code ?? ''));
  if (typed)
    found.push(refusal('system-value', `指标${typed.code}由平台取数，不可手填`, { remedy: '数字有误的，请填写更正申请', basis, field }));
  const strange = told.find((code) => !rows.some((row) => row.code === code));
  if (strange !== undefined)
    found.push(refusal('code-unknown', `责任书没有编号为${strange}的指标`, { remedy: '请核对指标编号', basis, field }));
  const absent = rows.filter((row) => !isSystem(row) && !told.includes(row.code ?? ''));
  if (absent.length > 0)
    found.push(
      refusal('report-incomplete', `还有${absent.length}项指标没有自评：${absent.map((row) => row.code).join('、')}`, {
        remedy: '每项指标请填写实际值、口径和证据',
        basis,
        field,
      }),
    );
  if (rows.some(isSystem) && view.values.figures === undefined)
    found.push(refusal('figures-missing', '平台尚未取数', { remedy: '请先由平台取数，核对后再报送', basis, field: 'figures' }));
  return found;
};

/** Once, and by no more than the city allows. */
export const extendsOnce: QuarterGuard = ({ values, matter, did, inForce, calendar }) => {
  const before = String(matter?.values.reportBy ?? '');
  const cause = platformDefaults('季度自评的延长');
  if (did('extend-self')) return refusal('extended-already', '自评已延长过一次', { remedy: '请按期报送', basis: cause });
  const last = dueOf(calendar, { start: before, limit: inForce(quarterSelfReportExtension, before) }).due;
  if ((values.reportBy ?? '') > before && (values.reportBy ?? '') <= last) return undefined;
  const more = { remedy: `请填写${before}以后、不晚于${last}的日期`, basis: cause, field: 'reportBy' };
  return refusal('extension-long', `自评最多延长到${printDate(last)}`, more);
};

export const windowAhead: QuarterGuard = ({ values, on }) =>
  (values.reportBy ?? '') >= on
    ? undefined
    : refusal('window-past', '新的自评截止日期已经过去', {
        remedy: '请填写今后的日期',
        basis: platformDefaults('解锁'),
        field: 'reportBy',
      });

/** Who is visited at random is told by the draw and by nobody's choice. */
export const drawnAtRandom: QuarterGuard = ({ values, linked }) => {
  if (values.onsiteReason !== 'random') return undefined;
  const sample = linked('round')?.values.sample;
  const drawn = Array.isArray(sample) ? sample.map((row) => String((row as { readonly unit?: string }).unit)) : [];
  if (drawn.includes(values.unit ?? '')) return undefined;
  const said = drawn.length === 0 ? '本轮尚未抽取现场核查的单位' : '该单位不在抽取的名单内';
  const remedy = drawn.length === 0 ? '请先公布种子并抽取' : '随机抽取的单位不由人指定；因异常核查的，请选择「存在异常」';
  return refusal('not-drawn', said, { remedy, basis: platformDefaults('现场抽查的名单由可以验证的随机产生'), field: 'onsiteReason' });
};

/** Points for each indicator that people judge, and for no other; none above its weight. */
const pointsFit =
  (field: 'scoresFirst' | 'scoresSecond' | 'scoresThird'): QuarterGuard =>
  (view) => {
    const manual = indicatorsOf(view).filter(isManual);
    const given = (view.values[field] ?? []) as NonNullable<PointRows>;
    const whole = manual.length === given.length && manual.every((row) => codesOf(given).includes(row.code ?? ''));
    if (!whole) {
      const remedy = `请逐项评分：${manual.map((row) => row.code).join('、')}`;
      return refusal('scores-incomplete', '评分应当对每项评分指标各评一次', { remedy, basis, field });
    }
    const above = given.find((one) => (one.points ?? 0) > (manual.find((row) => row.code === one.code)?.weight ?? 0));
    return above && refusal('score-high', `指标${above.code}的得分高于权重`, { remedy: '请核对得分', basis, field });
  };
export const firstFits = pointsFit('scoresFirst');
export const secondFits = pointsFit('scoresSecond');
export const thirdFits = pointsFit('scoresThird');

const sumOf = (rows: PointRows): number => (rows ?? []).reduce((all, row) => all + cents(row.points), 0);
const apart = ({ values, inForce }: View): boolean =>
  Math.abs(sumOf(values.scoresFirst) - sumOf(values.scoresSecond)) > cents(inForce(quarterScorerGap));

export const thirdNeeded: QuarterGuard = (view) =>
  apart(view)
    ? undefined
    : refusal('third-needless', '两名评分人分差未超过规定，不需第三人评分', {
        remedy: '请直接汇总得分',
        basis: platformDefaults('评分人分差'),
      });

/** What the platform put together adds up, and a wide gap was settled by a third person. */
export const addsUp: QuarterGuard = (view) => {
  const { values } = view;
  const cause = platformDefaults('季度得分的汇总');
  const found: Refusal[] = [];
  if (apart(view) && values.scoresThird === undefined)
    found.push(
      refusal('third-missing', '两名评分人分差超过规定，须由第三人评分', {
        remedy: '请由第三名评分人评分',
        basis: platformDefaults('评分人分差'),
      }),
    );
  const sum = sumOf(values.scores);
  const total = cents(values.indicatorScore) + cents(values.bonus) - cents(values.deduction);
  const codes = codesOf(indicatorsOf(view).filter((row) => row.category === 'common' || row.category === 'function'));
  const scored = codesOf(values.scores ?? []);
  const whole = codes.every((code) => scored.includes(code));
  if (sum !== cents(values.indicatorScore) || Math.max(0, total) !== cents(values.total) || !whole)
    found.push(refusal('sum', '得分汇总不符', { remedy: '请重新汇总', basis: cause, field: 'total' }));
  if ((values.vetoHits?.length ?? 0) > 0 && (values.grade === 'excellent' || values.grade === 'good'))
    found.push(refusal('veto-grade', '有一票否决情形的，等次最高为一般', { remedy: '请核对等次', basis: cause, field: 'grade' }));
  return found;
};

export const rankFits: QuarterGuard = ({ values }) =>
  (values.rank ?? 0) <= (values.groupSize ?? 0)
    ? undefined
    : refusal('rank', '名次不得大于本组单位数', { remedy: '请重新排名', basis, field: 'rank' });

export const ranked = ({ matter }: View): Verdict =>
  matter?.values.rank === undefined ? refusal('not-ranked', '该单位还没有名次', { remedy: '请先排名', basis }) : undefined;
