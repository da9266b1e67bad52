import { addDays, type Guard, type Norm, parseDocNumber, printDate, type Refusal, refusal, type ValuesOf } from '#kernel';
import {
  disclosureRegulation,
  lawGovernmentInspectionRules,
  localPractice,
  officialDocumentFormat,
  officialDocumentRules,
  platformDefaults,
  reportByDepartments,
  reportContribution,
  reportDemonstration,
  reportFreeze,
  reportPublication,
  reportSubmission,
} from '#law';
import type { fields } from './fields.ts';

type V = ValuesOf<typeof fields>;
type G = Guard<V>;
type View = Parameters<G>[0];

const rules = lawGovernmentInspectionRules;

/** The last day before a month and day of the year after the reported one. */
function lastDay({ values, inForce, on }: View, norm: Norm<string>): string {
  return addDays(`${(values.reportYear ?? 0) + 1}-${inForce(norm, on)}`, -1);
}

type DayField = 'submitBefore' | 'npcBefore' | 'publishBefore' | 'demonstrationBefore' | 'contributeBefore' | 'freezeBefore';

function dueDay(view: View, field: DayField, norm: Norm<string>, what: string): Refusal[] {
  const due = lastDay(view, norm);
  const held = view.values[field];
  if (held === undefined || held === due) return [];
  const basis = field === 'contributeBefore' || field === 'freezeBefore' ? platformDefaults('年度报告编制') : rules('第24条');
  return [refusal('due-day', `${what}有误`, { remedy: `应为${printDate(due)}`, basis, field })];
}

/** A year is reported when it is over. */
export const yearOver: G = ({ values, on }) =>
  Number(on.slice(0, 4)) > (values.reportYear ?? 9999)
    ? undefined
    : refusal('year-running', '报告年度尚未结束', { remedy: '年度结束后再启动', basis: rules('第24条'), field: 'reportYear' });

export const titled: G = ({ values: { title = '' } }) =>
  /法治政府建设/.test(title) && /报告/.test(title) && !/[。，；！？：]$/.test(title)
    ? undefined
    : refusal('title-form', '标题不合规范', {
        remedy: '标题应含「法治政府建设」和「报告」，末尾不用标点',
        basis: officialDocumentRules('第9条（七）', 'recalled'),
        field: 'title',
      });

export const statutoryDays: G = (view) => [
  ...dueDay(view, 'submitBefore', view.values.level === 'department' ? reportByDepartments : reportSubmission, '最迟报送日'),
  ...dueDay(view, 'npcBefore', reportSubmission, '最迟报人大常委会日'),
  ...dueDay(view, 'publishBefore', reportPublication, '最迟公开日'),
  ...dueDay(view, 'demonstrationBefore', reportDemonstration, '示范地区最迟另报日'),
];

/** The city's own days, unless it has set others. */
export const ownDays: G = (view) => [
  ...dueDay(view, 'contributeBefore', reportContribution, '最迟供稿日'),
  ...dueDay(view, 'freezeBefore', reportFreeze, '最迟封存日'),
];

/** What the check has found is put right, or explained in writing. */
export const explained: G = ({ values: { findings = [] } }) => {
  const open = findings.filter((one) => !one.explanation);
  if (open.length === 0) return undefined;
  return refusal('unexplained', `还有${open.length}处核对意见没有改正，也没有说明：${open[0]?.said ?? ''}`, {
    remedy: '请改正正文，或者写明口径和原因',
    basis: platformDefaults('一致性核对'),
    field: 'findings',
  });
};

/** An opinion that is not followed is answered with a reason. */
export const answered: G = ({ values: { adoptions = [] } }) => {
  const open = adoptions.find((one) => one.adopted !== 'full' && !one.reason);
  if (!open) return undefined;
  return refusal('no-reason', `${open.unit ?? ''}的意见没有采纳，也没有说明理由`, {
    remedy: '请写明未采纳、部分采纳的理由',
    basis: platformDefaults('征求意见'),
    field: 'adoptions',
  });
};

export const opinionsSettled: G = ({ did }) => {
  const [asked, settled] = [did('circulate'), did('settle-opinions')];
  return settled && asked && settled.seq > asked.seq
    ? undefined
    : refusal('opinions-open', '征求意见的采纳情况还没有登记', {
        remedy: '请先登记意见采纳情况；没有意见的，登记为无',
        basis: platformDefaults('征求意见'),
      });
};

/** The conclusion and the table of differences say the same. */
export const redacted: G = ({ values: { secrecyResult, redactions = [] } }) => {
  if ((secrecyResult === 'partly') === redactions.length > 0) return undefined;
  const said = secrecyResult === 'partly' ? '结论为删减后公开，但没有列明删减的段落' : '列明了删减的段落，但结论不是删减后公开';
  return refusal('redactions', said, { remedy: '请核对结论和公开版差异表', basis: disclosureRegulation('第17条'), field: 'redactions' });
};

const settledItem = ['decision-recorded', 'minutes-drafted', 'minutes-signed', 'assigned', 'archived'];
const agreed = ['approved', 'approved-in-principle'];

export const deliberated: G = ({ linked }) => {
  const item = linked('meetingItem');
  if (item && settledItem.includes(item.state) && agreed.includes(String(item.values.outcome))) return undefined;
  return refusal('not-agreed', '所选议题还没有会议同意的决定', {
    remedy: '请在会议记录决定后再办',
    basis: localPractice('会议议事'),
    field: 'meetingItem',
  });
};

const ofGovernment = (view: View): boolean => view.values.level === 'government';

export const byOwnMeeting: G = (view) =>
  ofGovernment(view)
    ? refusal('standing-meeting', '政府的年度报告应经常务会议审议', {
        remedy: '请办理「常务会议审议」',
        basis: localPractice('会议议事'),
      })
    : undefined;

/** 成文日期 is the day of signing; the number is of that year; the report is of the year before. */
export const signedToday: G = ({ values, on }) => {
  const found: Refusal[] = [];
  if (values.signedOn !== on) {
    const remedy = `应为${printDate(on)}`;
    found.push(
      refusal('signed-on', '成文日期应为签发之日', {
        remedy,
        basis: officialDocumentRules('第9条（十一）', 'recalled'),
        field: 'signedOn',
      }),
    );
  }
  if (parseDocNumber(values.docNo ?? '')?.year !== Number(on.slice(0, 4))) {
    const remedy = `应为〔${on.slice(0, 4)}〕`;
    found.push(refusal('doc-year', '文号的年份应为签发当年', { remedy, basis: officialDocumentFormat('7.2.5'), field: 'docNo' }));
  }
  if (Number(on.slice(0, 4)) !== (values.reportYear ?? 0) + 1) {
    const remedy = '请核对报告年度';
    found.push(refusal('report-year', '报告年度应为成文年份的上一年', { remedy, basis: rules('第24条'), field: 'reportYear' }));
  }
  return found;
};

/** Each way is gone once. */
export const notYet =
  (act: string, title: string): G =>
  ({ did }) =>
    did(act)
      ? refusal('already-submitted', `已经${title}`, { remedy: '需要登记回执的，请办理「登记回执」', basis: rules('第24条') })
      : undefined;

/** Departments and townships report to their government and to the department above, not to the people's congress. */
export const toCongress: G = (view) =>
  ofGovernment(view)
    ? undefined
    : refusal('not-to-congress', '部门、乡镇街道的年度报告不向人大常委会报送', {
        remedy: '请报本级党委、政府和上级主管部门',
        basis: lawGovernmentInspectionRules('年度报告制度（条文待核）', 'recalled'),
      });

export const gone =
  (act: string, title: string): G =>
  ({ did }) =>
    did(act) ? undefined : refusal('not-submitted', `还没有${title}`, { remedy: '请先报送', basis: rules('第24条') });

export const ofDemonstrationArea: G = ({ values }) =>
  values.demonstrationArea === true
    ? undefined
    : refusal('no-demonstration-area', '不是示范地区，不需另报', { remedy: '请核对是否示范地区', basis: platformDefaults('示范地区另报') });

/** It goes to those who must have it first, and then to everybody. */
export const allSubmitted: G = (view) => {
  const ways = [
    ['submit-superior', '上一级政府（主管部门）'],
    ['submit-party', '同级党委'],
    ...(ofGovernment(view) ? [['submit-npc', '人大常委会'] as const] : []),
  ] as const;
  const open = ways.filter(([act]) => !view.did(act)).map(([, title]) => title);
  if (open.length === 0) return undefined;
  return refusal('not-all-submitted', `还没有报送${open.join('、')}`, { remedy: '请报送后再公开', basis: rules('第24条') });
};

export const mayBePublic: G = ({ values }) =>
  values.secrecyResult === 'closed'
    ? refusal('closed', '保密审查的结论是不公开', { remedy: '请办理「涉密不公开，归档」', basis: disclosureRegulation('第14条') })
    : undefined;

export const mustBeClosed: G = ({ values }) =>
  values.secrecyResult === 'closed'
    ? undefined
    : refusal('must-publish', '年度报告应当向社会公开', { remedy: '请办理「公开」；涉密的除外', basis: rules('第24条') });
