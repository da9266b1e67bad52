import { dueOf, type GuardView, type Limit, type Norm, printDate, type Refusal, refusal, type ValuesOf } from '#kernel';
import {
  fairCompetitionRegulation,
  legalCounselOpinion,
  localPractice,
  majorContractAmount,
  majorDecisionRegulation,
  platformDefaults,
  reviewMajorDecision,
  reviewNormativeDocumentMin,
  socialCreditCode,
} from '#law';
import { contractKinds, fields, majorContractTypes } from './fields.ts';

type View = GuardView<ValuesOf<typeof fields>>;
type Verdict = Refusal | undefined;

const among = (list: readonly string[], value: string | undefined): boolean => value !== undefined && list.includes(value);
const setting = platformDefaults('审查办理');

/** Materials: the basis, how the procedure was kept, the unit's own legal opinion, the signature of its head. */
export function complete({ values }: View): Verdict {
  const lacking = (['bases', 'procedureStatement', 'unitOpinion', 'approvedBy'] as const).filter((id) => values[id] === undefined);
  if (lacking.length === 0) return undefined;
  return refusal('materials-incomplete', '送审材料不符合要求', {
    remedy: `缺：${lacking.map((id) => fields[id].title).join('、')}`,
    basis: majorDecisionRegulation('第26条'),
    field: lacking[0],
  });
}

/** Asking for comments is no review. */
export function isReview({ values }: View): Verdict {
  if (values.nature === undefined || values.nature === 'review') return undefined;
  return refusal('substitute-review', '不得以征求意见代替合法性审查', {
    remedy: '请以「送请合法性审查」报送',
    basis: majorDecisionRegulation('第25条'),
    field: 'nature',
  });
}

/** The opinion is about one text: the digest typed must be the file's. */
export function sameText({ values }: View): Verdict {
  if (values.textHash === values.textFile?.sha256) return undefined;
  return refusal('text-hash', '文本校验值与送审文本不一致', { remedy: '请重新上传送审文本', basis: setting, field: 'textHash' });
}

const leastTime: Readonly<Record<string, Norm<Limit>>> = {
  'major-decision': reviewMajorDecision,
  'normative-document': reviewNormativeDocumentMin,
};

/** The lower limit binds whoever sends the draft, from the day the provision is in force. */
export function timeForReview({ values, on, inForce, calendar }: View): Verdict {
  const norm = leastTime[values.kind ?? ''];
  const held = norm?.values.findLast((v) => v.from <= on);
  if (!norm || !held || values.intendedMeetingOn === undefined) return undefined;
  const limit = inForce(norm);
  const { due } = dueOf(calendar, { start: on, limit, kind: 'at-least' });
  if (values.intendedMeetingOn >= due) return undefined;
  return refusal('review-time', `须保证至少 ${limit.n} 个工作日审查时间`, {
    remedy: `最早可上会日 ${printDate(due)}`,
    basis: held.basis,
    field: 'intendedMeetingOn',
  });
}

/** A counterparty that is an organisation is named with its code. */
export function counterparty({ values }: View): Verdict {
  const { contractParty } = values;
  if (!among(contractKinds, values.kind) || contractParty?.kind !== 'organization' || contractParty.idNumber !== undefined)
    return undefined;
  return refusal('uscc-missing', '合同相对方没有统一社会信用代码', {
    remedy: '请填写统一社会信用代码',
    basis: socialCreditCode('代码的组成与校验'),
    field: 'contractParty',
  });
}

/** Major by amount or by type. */
export function isMajor({ values, inForce }: View): Verdict {
  if (values.kind !== 'major-contract' || among(majorContractTypes, values.contractType)) return undefined;
  const least = inForce(majorContractAmount);
  if ((values.contractAmount ?? 0) >= least) return undefined;
  return refusal('not-major', '未达到重大合同标准', {
    remedy: `标的额不足 ${least} 元，也不属特许经营、土地出让等类型，请按「其他文件」送审`,
    basis: majorContractAmount.values.at(-1)?.basis,
    field: 'contractAmount',
  });
}

/** What is missing is told once and completely. */
export function toldOnce({ did }: View): Verdict {
  if (!did('return-materials')) return undefined;
  return refusal('missing-once', '缺少的材料应当一次列全，已退回过一次', {
    remedy: '请通知补充材料，或者受理',
    basis: platformDefaults('退回'),
  });
}

/** Nobody reviews what his own unit has sent. */
export function recusal({ values, matter }: View): Verdict {
  if (values.reviewerUnit !== matter?.unit) return undefined;
  return refusal('recusal', '审查人员应当回避', { remedy: '请指定送审单位以外的人员主审', basis: setting, field: 'reviewerUnit' });
}

/** Only contracts and agreements wait for the other side or take longer. */
export function isContract({ values }: View): Verdict {
  if (among(contractKinds, values.kind)) return undefined;
  return refusal('contract-only', '只有重大合同、框架协议可以这样办理', { remedy: '请在期限内提出审查意见', basis: setting });
}

/** Counsel is heard on every major contract and every major decision. */
export function counselHeard({ values, did }: View): Verdict {
  if (!among(['major-contract', 'major-decision'], values.kind) || did('receive-counsel')) return undefined;
  return refusal('counsel-missing', '重大合同、重大决策应当听取法律顾问或者公职律师意见', {
    remedy: '请先征求法律顾问意见',
    basis: legalCounselOpinion('应听取而未听取的不得提交讨论'),
    field: 'counselOpinions',
  });
}

/** A promise to investors stands only after the fair competition review. */
export function competitionReviewed({ values, linked }: View): Verdict {
  if (values.investmentPromise !== true || !among(contractKinds, values.kind)) return undefined;
  const review = linked('fairCompetition');
  if (review && ['concluded', 'concluded-exception', 'checked', 'not-applicable', 'archived'].includes(review.state)) return undefined;
  return refusal('fair-competition-missing', '含招商承诺的合同尚未完成公平竞争审查', {
    remedy: '请先完成公平竞争审查并关联',
    basis: fairCompetitionRegulation('第13—14条'),
    field: 'fairCompetition',
  });
}

/** The day in the opinion is the day it is given: the validity counts from it. */
export function issuedToday({ values, on }: View): Verdict {
  if (values.issuedOn === on) return undefined;
  return refusal('issued-on', '出具日期应为审签当日', { remedy: `请填写 ${printDate(on)}`, basis: setting, field: 'issuedOn' });
}

const parts = ['findingAuthority', 'findingProcedure', 'findingContent', 'findingCompetition'] as const;

/** A lawful text has no failing part. */
export function allPass({ values }: View): Verdict {
  const failing = parts.filter((id) => values[id] === 'fail');
  if (failing.length === 0) return undefined;
  return refusal('finding-fails', `「${failing.map((id) => fields[id].title).join('」「')}」不通过，不能出具合法的意见`, {
    remedy: '请出具其他结论，或者退回主审修改',
    basis: majorDecisionRegulation('第27条'),
    field: failing[0],
  });
}

/** A clause that may break a rule is revised or explained: a hint, never a verdict of the platform. */
export function risksAnswered({ values }: View): Verdict {
  const [risk] = values.contractRisks ?? [];
  if (!risk || values.riskCleared !== undefined) return undefined;
  return refusal('contract-risk', `条款${risk.clause ?? ''}涉嫌违反${risk.basis ?? ''}，须修改`, {
    remedy: '请出具修改意见，或者说明不违反规定的理由',
    basis: localPractice('合同审查'),
    field: 'riskCleared',
  });
}

/** Only missing steps can be supplemented. */
export function procedureFails({ values }: View): Verdict {
  if (values.findingProcedure === 'fail') return undefined;
  return refusal('procedure-passes', '程序结论为通过，不能要求补充程序', {
    remedy: '请核对程序结论',
    basis: majorDecisionRegulation('第27条'),
    field: 'findingProcedure',
  });
}

/** Risk instead of a verdict is for exploratory reform alone. */
export function isReform({ values }: View): Verdict {
  if (values.exploratory === true) return undefined;
  return refusal('not-exploratory', '只有探索性改革事项可以明示法律风险', {
    remedy: '请出具其他结论',
    basis: majorDecisionRegulation('第25条'),
    field: 'exploratory',
  });
}

/** No verdict without the provision broken. */
export function provisionNamed({ values }: View): Verdict {
  if (values.violations !== undefined) return undefined;
  return refusal('violation-missing', '不合法结论须列明违反的条款', {
    remedy: '请填写违反的名称、条款和说明',
    basis: majorDecisionRegulation('第28条'),
    field: 'violations',
  });
}

/** Ultra vires is a finding on authority. */
export function authorityFails({ values }: View): Verdict {
  if (values.findingAuthority === 'fail') return undefined;
  return refusal('authority-passes', '权限结论为通过，不能出具超越权限的意见', {
    remedy: '请核对权限结论',
    basis: majorDecisionRegulation('第27条'),
    field: 'findingAuthority',
  });
}

/** After a request for steps, each step is crossed off. */
export function allCleared({ values, matter }: View): Verdict {
  if (matter?.state !== 'supplement-required') return undefined;
  const cleared = new Set((values.clearedSteps ?? []).map((row) => row.step));
  const open = (values.missingSteps ?? []).filter((row) => !cleared.has(row.step));
  if (open.length === 0) return undefined;
  return refusal('steps-open', `须补充的程序尚未逐项销号：${open.map((row) => row.step).join('、')}`, {
    remedy: '请逐项填写补充情况',
    basis: platformDefaults('补充程序'),
    field: 'clearedSteps',
  });
}

/** Not following the opinion is lawful only with reasons, and the government decides. */
export function reasonsGiven({ values }: View): readonly Refusal[] {
  const declined = (values.adoption ?? []).filter((row) => row.adopted === false);
  if (values.conclusion !== 'lawful-after-revision' || declined.length === 0) return [];
  const found: Refusal[] = [];
  if (declined.some((row) => !row.reason)) {
    found.push(
      refusal('reason-missing', '不采纳审查意见的，应当说明理由', {
        remedy: '请逐条填写理由',
        basis: platformDefaults('采纳反馈'),
        field: 'adoption',
      }),
    );
  }
  if (values.reportedToGovernment !== true) {
    found.push(
      refusal('report-missing', '不采纳审查意见的，应当报政府决定', {
        remedy: '请先报政府决定',
        basis: platformDefaults('采纳反馈'),
        field: 'reportedToGovernment',
      }),
    );
  }
  return found;
}

/** The counted comments are the listed ones, and what is adopted shows in the text. */
export function countsAgree({ values, matter }: View): readonly Refusal[] {
  if (values.conclusion !== 'lawful-after-revision') return [];
  const found: Refusal[] = [];
  const list = values.adoption ?? [];
  const adopted = list.filter((row) => row.adopted === true).length;
  const basis = platformDefaults('采纳反馈');
  if (values.commentCount !== (values.comments ?? []).length || values.commentCount !== list.length || values.adoptedCount !== adopted) {
    const remedy = `意见 ${(values.comments ?? []).length} 条，采纳 ${adopted} 条`;
    found.push(refusal('counts-differ', '采纳情况与修改意见的条数不一致', { remedy, basis, field: 'adoption' }));
  }
  if (adopted > 0 && values.textHash === matter?.values.textHash) {
    const remedy = '请上传按意见修改后的文本';
    found.push(refusal('text-unrevised', '采纳了修改意见，文本却没有改变', { remedy, basis, field: 'textFile' }));
  }
  return found;
}

/** A text that was not revised by the opinion may not change at the feedback. */
export function textKept({ values, matter }: View): Verdict {
  if (values.conclusion === 'lawful-after-revision' || values.textHash === matter?.values.textHash) return undefined;
  return refusal('text-changed', '文本已改变，原意见不再适用', {
    remedy: '请办理「更换文本」后重新送审',
    basis: setting,
    field: 'textFile',
  });
}

/** Only another text is a replacement. */
export function otherText({ values, matter }: View): Verdict {
  if (values.textHash !== matter?.values.textHash) return undefined;
  return refusal('text-same', '文本没有改变', { remedy: '文本未改变的，原意见仍然有效', basis: setting, field: 'textFile' });
}

/** Every opinion: dated today, counsel heard. */
export const forOpinion = [issuedToday, counselHeard] as const;
