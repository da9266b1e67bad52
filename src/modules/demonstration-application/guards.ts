import { dueOf, type Guard, type GuardView, type Json, printDate, type Refusal, refusal } from '#kernel';
import { cityDemonstrationPractice, demonstrationReportBy, panelSize, platformDefaults, surveySample, titleValidity } from '#law';
import { titlesInForce } from '#vocabulary';
import { type ApplicationValues, vetoes } from './fields.ts';
import { trimmedMean } from './score.ts';

type View = GuardView<ApplicationValues>;
type Verdict = Refusal | undefined;

/** A title that has ended is no merit. */
export const heldTitlesStand = titlesInForce('heldTitles') as unknown as Guard<ApplicationValues>;

const callBasis = cityDemonstrationPractice('创建方案的规定');

const listOfRows = (value: Json | undefined): readonly Readonly<Record<string, Json | undefined>>[] =>
  Array.isArray(value) ? (value as readonly Readonly<Record<string, Json | undefined>>[]) : [];

/** Applied for while the call was open. */
export function withinCall({ linked, on }: View): Verdict {
  const call = linked('programme');
  const { applyFrom, applyTo } = call?.values ?? {};
  const early = typeof applyFrom === 'string' && on < applyFrom;
  const closed = call?.state !== 'applying' || (typeof applyTo === 'string' && on > applyTo);
  if (!early && !closed) return undefined;
  const day = typeof applyTo === 'string' ? `（${printDate(applyTo)}）` : '';
  const said = early ? `本批次申报自${printDate(String(applyFrom))}开始` : `本批次申报已截止${day}`;
  return refusal('call-closed', said, { remedy: '请在申报期内申报', basis: callBasis, field: 'programme' });
}

/** Applied for what is called for. */
export function asCalled({ values, linked }: View): readonly Refusal[] {
  const call = linked('programme');
  const read = [
    ['kind', '创建类型'],
    ['tier', '层级'],
    ['organiser', '主办单位'],
  ] as const;
  return read
    .filter(([field]) => call !== undefined && call.values[field] !== values[field])
    .map(([field, title]) => {
      return refusal('call-differs', `「${title}」与创建方案不一致`, { remedy: '请按创建方案填写', basis: callBasis, field });
    });
}

export function noVeto({ values }: View): readonly Refusal[] {
  const basis = platformDefaults('不得申报的情形');
  return (values.vetoReasons ?? []).map((reason) =>
    refusal('veto', `存在不得申报情形：${vetoes[reason]}`, { remedy: '不得申报、推荐、命名', basis, field: 'vetoReasons' }),
  );
}

/** Where points are given, the applicant's own must reach the line; where none are published, none are made up. */
export function ownScoreFits({ values, linked }: View): Verdict {
  const call = linked('programme')?.values;
  const basis = platformDefaults('申报自评');
  if (call?.scoring !== 'points') {
    if (values.selfScore === undefined) return undefined;
    const remedy = '请在佐证中逐条写明达标或者未达标';
    return refusal('points-unknown', '官方没有公布分值，不填自评分', { remedy, basis, field: 'selfScore' });
  }
  const line = Number(call.entryScore ?? 0);
  if (values.selfScore === undefined) return refusal('self-score', '请填写自评分', { remedy: '按创建标准自评', basis, field: 'selfScore' });
  if (values.selfScore >= line) return undefined;
  return refusal('self-score', `自评分未达到申报线${line}分`, { remedy: '达到后再申报', basis, field: 'selfScore' });
}

export function guidedOnSite({ values }: View): Verdict {
  if ((values.guidanceLogs ?? []).some((log) => log.onSite === true)) return undefined;
  return refusal('guidance-missing', '至少实地指导一次', {
    remedy: '请登记实地指导',
    basis: platformDefaults('每单位至少一次实地指导'),
    field: 'guidanceLogs',
  });
}

/** Each criterion has its evidence, or the material is not taken. */
export function evidenceComplete({ values, linked }: View): readonly Refusal[] {
  const basis = platformDefaults('佐证逐条对应');
  const held = new Set((values.evidence ?? []).filter((row) => row.file !== undefined).map((row) => row.code));
  const asked = listOfRows(linked('programme')?.values.criteria).map((row) => String(row.code ?? ''));
  return asked
    .filter((code) => !held.has(code))
    .slice(0, 20)
    .map((code) => refusal('evidence-missing', `指标${code}缺少证据`, { remedy: '请补充佐证材料', basis, field: 'evidence' }));
}

/** Enough of them, each once, and none from the applicant's own house. */
export function panelFits({ values, matter, inForce }: View): readonly Refusal[] {
  const rows = values.panel ?? [];
  const found: Refusal[] = [];
  const least = inForce(panelSize);
  if (new Set(rows.map((row) => row.name)).size < least) {
    const remedy = '请补足评审人员';
    found.push(refusal('panel-few', `评审人员不得少于${least}人`, { remedy, basis: platformDefaults('评审组人数'), field: 'panel' }));
  }
  const [, ...house] = (matter?.unitPath ?? '').split('/').filter(Boolean);
  const own = [...house, values.applicant];
  if (rows.some((row) => row.related === true || (row.unit !== undefined && own.includes(row.unit)))) {
    const remedy = '请另行指定评审人员';
    found.push(refusal('panel-recusal', '评审人应当回避', { remedy, basis: platformDefaults('评审回避'), field: 'panel' }));
  }
  return found;
}

const passes = ({ values, linked }: View): boolean | undefined => {
  const line = linked('programme')?.values.passScore;
  const mean = trimmedMean((values.panel ?? []).flatMap((row) => row.score ?? []));
  return typeof line !== 'number' || mean === undefined ? undefined : mean >= line;
};

/** What the panel gave decides, without the highest and the lowest score. */
export function scorePasses(view: View): Verdict {
  if (passes(view) !== false) return undefined;
  const remedy = '请办理「材料评审不通过」';
  return refusal('score-below', '去掉最高分、最低分后的平均分未达到通过线', {
    remedy,
    basis: platformDefaults('评审得分'),
    field: 'panel',
  });
}

export function scoreFails(view: View): Verdict {
  if (passes(view) !== true) return undefined;
  const remedy = '请办理「材料评审通过」';
  return refusal('score-above', '去掉最高分、最低分后的平均分已达到通过线', {
    remedy,
    basis: platformDefaults('评审得分'),
    field: 'panel',
  });
}

export function evaluatorIndependent({ values }: View): Verdict {
  if (values.evaluatorRelated !== true) return undefined;
  return refusal('evaluator-related', '评估机构与申报单位有利害关系', {
    remedy: '请另行委托评估机构',
    basis: platformDefaults('第三方评估回避'),
    field: 'evaluatorRelated',
  });
}

export function surveyLargeEnough({ values, inForce }: View): readonly Refusal[] {
  const { surveyed = 0, satisfied = 0 } = values;
  const basis = platformDefaults('满意度测评样本');
  const least = inForce(surveySample);
  const found: Refusal[] = [];
  const few = `样本数不得少于${least}份`;
  if (surveyed < least) found.push(refusal('survey-small', few, { remedy: '请补充测评', basis, field: 'surveyed' }));
  if (satisfied > surveyed) {
    found.push(refusal('survey-sum', '满意的份数不得多于样本数', { remedy: '请核对份数', basis, field: 'satisfied' }));
  }
  return found;
}

/** Seen openly, and once without notice. */
export function seenBothWays({ values }: View): Verdict {
  const ways = new Set((values.visits ?? []).map((visit) => visit.way));
  if (ways.has('open') && ways.has('unannounced')) return undefined;
  const remedy = '请补充实地查看或者暗访';
  return refusal('visits-one-way', '实地核查应当实地查看与暗访结合', { remedy, basis: platformDefaults('实地核查方式'), field: 'visits' });
}

const lastSeq = ({ did }: View, act: string): number => did(act)?.seq ?? 0;

/** Nothing that was objected is left unanswered. */
export function objectionsSettled(view: View): Verdict {
  if (lastSeq(view, 'record-objection') <= lastSeq(view, 'dismiss-objection')) return undefined;
  return refusal('objection-open', '尚有异议没有核查', { remedy: '请先核查异议', basis: platformDefaults('异议核查') });
}

export function objectionThere(view: View): Verdict {
  if (lastSeq(view, 'record-objection') > lastSeq(view, 'dismiss-objection')) return undefined;
  return refusal('no-objection', '没有待核查的异议', { remedy: '请先登记异议', basis: platformDefaults('异议核查') });
}

/** A title is given for a time, and not longer than the rules say. */
export function validityFits({ values, on, calendar, inForce }: View): readonly Refusal[] {
  const { namedOn, validUntil } = values;
  const basis = platformDefaults('示范称号有效期');
  if (namedOn === undefined || validUntil === undefined) return [];
  if (validUntil <= namedOn || validUntil <= on) {
    return [refusal('validity-order', '有效期应当在命名之后', { remedy: '请核对有效期', basis, field: 'validUntil' })];
  }
  const from = on > namedOn ? on : namedOn;
  const { due } = dueOf(calendar, { start: from, limit: inForce(titleValidity, namedOn), kind: 'at-least' });
  if (validUntil <= due) return [];
  return [refusal('validity-long', `有效期最长至${printDate(due)}`, { remedy: '请缩短有效期', basis, field: 'validUntil' })];
}

/** Kept at the end of its term, it is kept for another. */
export function newTerm({ values, matter }: View): Verdict {
  if (values.reinspectionKind !== 'term') return undefined;
  const [before, after] = [matter?.values.validUntil, values.validUntil];
  if (after !== undefined && (typeof before !== 'string' || after > before)) return undefined;
  const remedy = '请填写新的有效期';
  return refusal('term-same', '到期复核合格的，应当重新确定有效期', { remedy, basis: platformDefaults('到期复核'), field: 'validUntil' });
}

/** A nationally named region reports by the day that is set. */
export function reportDueFits({ values, on, inForce }: View): Verdict {
  const { reportDue, reportYear, kind } = values;
  if (reportDue === undefined || reportYear === undefined) return undefined;
  const basis = platformDefaults('示范单位年度报告');
  if (reportDue < on) return refusal('report-due', '报送期限不得早于今天', { remedy: '请核对期限', basis, field: 'reportDue' });
  const last = `${reportYear + 1}-${String(inForce(demonstrationReportBy))}`;
  if (kind !== 'national-city' || reportDue <= last) return undefined;
  return refusal('report-due', `示范地区应在${printDate(last)}前报告`, { remedy: '请提前报送期限', basis, field: 'reportDue' });
}

/** The day on a document is not after it is entered. */
export const docDated =
  (field: 'namedOn' | 'revokedOn'): Guard<ApplicationValues> =>
  ({ values, did }) => {
    const day = values[field];
    const before = field === 'namedOn' ? did('end-publicity')?.on : did('name')?.on;
    if (day === undefined || before === undefined || day >= before) return undefined;
    const what = field === 'namedOn' ? '公示结束' : '命名';
    const remedy = '请核对文件日期';
    return refusal('doc-date', `文件日期不得早于${what}`, { remedy, basis: platformDefaults('日期次序'), field });
  };

/** A term given anew is not longer than the rules say, from the day it is given. */
export function validityKept({ values, matter, on, calendar, inForce }: View): Verdict {
  const { validUntil } = values;
  const basis = platformDefaults('示范称号有效期');
  if (validUntil === undefined || validUntil === matter?.values.validUntil) return undefined;
  const from = matter?.values.validUntil;
  const { due } = dueOf(calendar, {
    start: typeof from === 'string' && from > on ? from : on,
    limit: inForce(titleValidity),
    kind: 'at-least',
  });
  if (validUntil > on && validUntil <= due) return undefined;
  return refusal('validity-long', `有效期应当在今天之后，最长至${printDate(due)}`, { remedy: '请核对有效期', basis, field: 'validUntil' });
}

/** What was put right is told by whoever had to, before it is judged. */
export function rectificationReported(view: View): Verdict {
  if (lastSeq(view, 'report-rectification') > lastSeq(view, 'order-rectify')) return undefined;
  return refusal('not-reported', '示范单位尚未报告整改情况', { remedy: '请先由示范单位报告', basis: platformDefaults('整改') });
}

export function statementAnswered(view: View): Verdict {
  const heard = lastSeq(view, 'hear') > Math.max(lastSeq(view, 'propose-revocation'), lastSeq(view, 'fail-rectification'));
  if (!heard || view.values.statementAnswer !== undefined) return undefined;
  const remedy = '请写明对陈述申辩的复核意见';
  return refusal('statement-unanswered', '陈述申辩应当复核', {
    remedy,
    basis: platformDefaults('撤销示范称号的程序'),
    field: 'statementAnswer',
  });
}
