import { type Guard, type GuardView, printDate, type Refusal, refusal } from '#kernel';
import { disclosureRegulation, feeByItems, feeByPages, platformDefaults, processingFeeMeasures } from '#law';
import { feeOf } from './fees.ts';
import type { RequestValues } from './fields.ts';

type G = Guard<RequestValues>;
type View = GuardView<RequestValues>;

/** The reply, the notice of correction and the text itself have to reach somebody. */
export const contactGiven: G = ({ values: { applicant } }) =>
  applicant?.phone !== undefined || applicant?.address !== undefined
    ? undefined
    : refusal('no-contact', '请填写申请人的联系方式', {
        remedy: '电话、地址至少填写一项',
        basis: disclosureRegulation('第29条'),
        field: 'applicant',
      });

/** The subject goes into lists: the applicant's name may not stand in it. */
export const nameLeftOut: G = ({ values: { applicant, subject = '' } }) =>
  applicant !== undefined && applicant.kind === 'person' && subject.includes(applicant.name)
    ? refusal('name-in-subject', '所需信息的名称不要写申请人姓名', {
        remedy: '需要写明的，写在“便于查询的其他特征”里',
        basis: platformDefaults('脱敏'),
        field: 'subject',
      })
    : undefined;

/** Over the net or by fax the day of receipt is the day on which both sides confirmed it. */
export const receiptDay: G = ({ values: { channel, receivedOn }, on }) =>
  (channel === 'online' || channel === 'fax') && receivedOn !== on
    ? refusal('receipt-day', '通过网络、传真提交的，以双方确认之日为收到申请之日', {
        remedy: `收到申请之日应为${printDate(on)}`,
        basis: disclosureRegulation('第31条'),
        field: 'receivedOn',
      })
    : undefined;

/** All at once, and once: the law knows no second round of corrections. */
export const toldOnce: G = ({ did }) =>
  did('notify-correction')
    ? refusal('corrected-before', '需要补正的内容应当一次告知', {
        remedy: '补正后仍不明确的，办理「无法提供」',
        basis: disclosureRegulation('第30条'),
      })
    : undefined;

const stillTime = (code: string, deadline: string, said: string, provision: string): G => {
  return ({ clock, on }) => {
    const due = clock(deadline)?.due;
    return due === undefined || on > due
      ? undefined
      : refusal(code, said, { remedy: `期限至${printDate(due)}`, basis: disclosureRegulation(provision), field: 'on' });
  };
};
export const correctionOverdue = stillTime('correction-running', 'correction', '补正期限未满，不得视为放弃申请', '第30条');

export const feeOverdue: G = ({ clock, on }) => {
  const due = clock('fee')?.due;
  return due === undefined || on > due
    ? undefined
    : refusal('fee-running', '缴费期限未满', { remedy: `期限至${printDate(due)}`, basis: processingFeeMeasures('缴费期限', 'recalled') });
};

/** Once; told to the applicant; agreed while the limit still runs. */
export const extendable: G = ({ did, clock, on, values }) => {
  const found: Refusal[] = [];
  const basis = disclosureRegulation('第33条');
  const { due, limit } = clock('reply') ?? {};
  if (did('extend')) {
    found.push(
      refusal('extended-before', `延长答复期限以一次为限，最长${limit?.n ?? ''}个工作日`, { remedy: '请在已延长的期限内答复', basis }),
    );
  }
  if (due !== undefined && on > due) found.push(refusal('extension-late', '答复期限已过，不能再延长', { remedy: '请尽快答复', basis }));
  if (values.toldOn !== undefined && due !== undefined && values.toldOn > due) {
    const remedy = `应在${printDate(due)}前告知申请人`;
    found.push(refusal('extension-untold', '延长答复须在期限内告知申请人', { remedy, basis, field: 'toldOn' }));
  }
  return found;
};

/** Silence may only be recorded when the time for an opinion has passed. */
export const silenceProven: G = ({ values, clock, on }) => {
  if (values.consultOpinion !== 'silent') return undefined;
  const due = clock(values.consultKind === 'agency' ? 'agency-opinion' : 'third-party-opinion')?.due;
  if (due === undefined || on > due) return undefined;
  return refusal('opinion-running', '提出意见的期限未满，不得按逾期未反馈处理', {
    remedy: `期限至${printDate(due)}`,
    basis: disclosureRegulation(values.consultKind === 'agency' ? '第34条' : '第32条'),
    field: 'consultOpinion',
  });
};

/** What a third party objects to is published only for the public interest, with the reasons written down. */
export const thirdPartyHeard: G = ({ values }) =>
  values.consultKind === 'third-party' && values.consultOpinion === 'disagree' && values.publicInterest === undefined
    ? refusal('third-party-objects', '第三方不同意公开，且未写明公共利益的理由', {
        remedy: '不公开会对公共利益造成重大影响的，写明理由；否则不予公开相应内容',
        basis: disclosureRegulation('第32条'),
        field: 'publicInterest',
      })
    : undefined;

/** A partial or negative answer gives its reasons. */
export const wayTold: G = ({ values }) => {
  const { notProcessedGround: ground } = values;
  if ((ground === 'complaint' || ground === 'publication') && values.otherChannel === undefined) {
    const said = ground === 'complaint' ? '不作为政府信息公开申请处理的，应告知其他渠道' : '要求公开出版物的，应告知获取途径';
    return refusal('way-untold', said, { remedy: '请填写告知的途径', basis: disclosureRegulation('第39条'), field: 'otherChannel' });
  }
  if (ground === 'repeat' && values.repliedBefore === undefined) {
    return refusal('repeat-unproven', '重复申请应写明此前答复的日期', {
      remedy: '请填写此前答复之日',
      basis: disclosureRegulation('第36条'),
      field: 'repliedBefore',
    });
  }
  return undefined;
};

/** 「补正后仍不明确」 presupposes a correction. */
export const unclearAfterCorrection: G = ({ values, did }) =>
  values.unableGround === 'still-unclear' && !did('correct')
    ? refusal('never-corrected', '申请内容不明确的，应先告知补正', {
        remedy: '请先办理「通知补正」',
        basis: disclosureRegulation('第30条'),
        field: 'unableGround',
      })
    : undefined;

/** 「大量反复」 is settled by asking for the reason first. */
export const massiveAskedFirst: G = ({ values, did }) =>
  values.notProcessedGround === 'massive' && !did('ask-reason')
    ? refusal('reason-unasked', '申请数量、频次明显超过合理范围的，应先要求说明理由', {
        remedy: '请先办理「要求说明理由」',
        basis: disclosureRegulation('第35条'),
        field: 'notProcessedGround',
      })
    : undefined;

/** Exactly what the scale in force gives; below it, or before there was one, nothing. */
export const feeRight: G = (view: View) => {
  const { feeBasis, feeCount = 0, fee } = view.values;
  const due = feeOf(feeCount, view.inForce(feeBasis === 'pages' ? feeByPages : feeByItems));
  const basis = processingFeeMeasures('按件、按量计收标准');
  if (due === 0) {
    return refusal('fee-not-due', '未达到收费标准，不收取费用', { remedy: '请直接答复', basis, field: 'feeCount' });
  }
  if (fee === due) return undefined;
  return refusal('fee-wrong', '信息处理费计算有误', { remedy: `按超额累进应为${due}元`, basis, field: 'fee' });
};
