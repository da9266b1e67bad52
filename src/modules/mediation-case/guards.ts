import { type GuardView, isList, type Party, printDate, type Refusal, refusal } from '#kernel';
import { administrativeMediationPractice, mediationLaw, platformDefaults } from '#law';

/** The values these guards read. */
interface Values {
  readonly kind?: 'people' | 'administrative';
  readonly source?: string;
  readonly summary?: string;
  readonly parties?: readonly { readonly party?: Party }[];
  readonly committee?: string;
  readonly consent?: boolean;
  readonly fee?: number;
  readonly conflict?: boolean;
  readonly guestConsent?: boolean;
  readonly oralRecord?: string;
  readonly agreementFile?: unknown;
  readonly agreementNo?: string;
  readonly signatures?: readonly string[];
  readonly jointApplication?: boolean;
}
type View = GuardView<Values>;
type Verdict = Refusal | undefined;

/** The title of a case goes into lists: no name of a party may stand in it. */
export function namesLeftOut({ values }: View): Verdict {
  const rows = isList(values.parties) ? values.parties : [];
  const named = rows.some((row) => row.party !== undefined && (values.summary ?? '').includes(row.party.name));
  if (!named) return undefined;
  return refusal('name-in-summary', '纠纷简述不得写当事人姓名或者名称', {
    remedy: '请只写纠纷的事由',
    basis: platformDefaults('脱敏'),
    field: 'summary',
  });
}

/** The committee named stands in the register. */
export function committeeStands({ values, linked }: View): Verdict {
  if (values.kind !== 'people' || linked('committee')?.state === 'active') return undefined;
  return refusal('committee-inactive', '所选人民调解委员会不在册', {
    remedy: '请选择在册的人民调解委员会',
    basis: mediationLaw('第8条'),
    field: 'committee',
  });
}

/** A referral comes from somebody. */
export function referredBySomebody({ values }: View): Verdict {
  if (values.source !== 'application' && values.source !== 'initiative') return undefined;
  return refusal('source-mismatch', '移交的案件应写明移交来源', {
    remedy: '请选择诉前委派、公安移交、信访转办或者12348转办',
    basis: mediationLaw('第18条'),
    field: 'source',
  });
}

/** One party's clear refusal ends it: no mediation. */
export function bothConsent({ values }: View): Verdict {
  if (values.consent === true) return undefined;
  return refusal('party-refused', '当事人一方明确拒绝调解的，不得调解', {
    remedy: '请办理「当事人拒绝调解」，并告知其他途径',
    basis: mediationLaw('第17条'),
    field: 'consent',
  });
}

/** People's mediation is free of charge. */
export function freeOfCharge({ values }: View): Verdict {
  if (values.kind !== 'people' || (values.fee ?? 0) === 0) return undefined;
  return refusal('fee-charged', '人民调解不收取任何费用', { remedy: '请退还所收费用后再登记', basis: mediationLaw('第4条'), field: 'fee' });
}

/** No mediator with a stake of his own. */
export function impartial({ values }: View): Verdict {
  if (values.conflict !== true) return undefined;
  return refusal('mediator-recusal', '调解员与纠纷有利害关系的，应当回避', {
    remedy: '请另行指定，或者由当事人选择调解员',
    basis: platformDefaults('调解员回避'),
    field: 'conflict',
  });
}

/** Relatives, neighbours and experts join only if the parties agree. */
export function guestsWelcome({ values }: View): Verdict {
  if (values.guestConsent === true) return undefined;
  return refusal('guest-not-agreed', '邀请有关人员参与调解，须征得当事人同意', {
    remedy: '请先征得各方当事人同意',
    basis: mediationLaw('第20条'),
    field: 'guestConsent',
  });
}

/** An oral agreement is written down by the mediator. */
export function oralRecorded({ values }: View): Verdict {
  if (values.oralRecord !== undefined) return undefined;
  return refusal('oral-record-missing', '口头协议应记录内容', {
    remedy: '请填写口头协议的内容',
    basis: mediationLaw('第28条'),
    field: 'oralRecord',
  });
}

/** A success has its agreement on file: uploaded, or by its number in the paper file. */
export function agreementFiled({ values }: View): Verdict {
  if (values.agreementFile !== undefined || values.agreementNo !== undefined) return undefined;
  return refusal('agreement-missing', '请上传协议书或口头协议记录', {
    remedy: '上传协议书，或者填写协议书卷宗编号',
    basis: mediationLaw('第27条'),
    field: 'agreementFile',
  });
}

/** The parties, the mediator, and for people's mediation the committee's seal. */
export function fullySigned({ values }: View): Verdict {
  const signed = values.signatures ?? [];
  const needed = values.kind === 'people' ? ['parties', 'mediator', 'seal'] : ['parties', 'mediator'];
  if (needed.every((one) => signed.includes(one))) return undefined;
  return refusal('signatures-missing', '协议书的签名、印章不全', {
    remedy: '应有各方当事人签名、盖章或者按指印，调解员签名，并加盖调解委员会印章',
    basis: values.kind === 'people' ? mediationLaw('第29条') : administrativeMediationPractice('调解协议'),
    field: 'signatures',
  });
}

/** Confirmation is asked for by both, within the limit from the day the agreement took effect. */
export function confirmable({ values, clock, on }: View): readonly Refusal[] {
  const found: Refusal[] = [];
  const { due, limit } = clock('confirmation') ?? {};
  if (due !== undefined && on > due) {
    const remedy = `申请期限至${printDate(due)}；当事人可以就协议的履行或者内容向人民法院起诉`;
    found.push(refusal('confirmation-late', `已超过调解协议生效后${limit?.n ?? ''}日`, { remedy, basis: mediationLaw('第33条') }));
  }
  if (values.jointApplication !== true) {
    const remedy = '请由各方当事人共同提出申请';
    found.push(refusal('not-joint', '司法确认应由当事人共同申请', { remedy, basis: mediationLaw('第33条'), field: 'jointApplication' }));
  }
  return found;
}
