import {
  addMonths,
  type Basis,
  type CivilDate,
  dueOf,
  type Guard,
  type GuardView,
  type Limit,
  type Norm,
  printDate,
  printLimit,
  type Refusal,
  refusal,
} from '#kernel';
import {
  comment,
  commentMajorDecision,
  commentOperators,
  commentVital,
  effectInterval,
  fairCompetitionRegulation,
  henanNormativeRules226,
  normativeDocumentNotice37,
  normativeReviewOpinion115,
  officialDocumentRules,
  platformDefaults,
  renewalAssessment,
  validity,
  validityTrial,
} from '#law';
import { type DocumentValues, elements, type FieldId, fields, materials } from './fields.ts';

type View = GuardView<DocumentValues>;
type DocumentGuard = Guard<DocumentValues>;

/** The day a length of time after another, by the calendar of days; no rolling over holidays. */
export const after = (view: View, start: CivilDate, limit: Limit): CivilDate =>
  dueOf(view.calendar, { start, limit, kind: 'at-least' }).due;

/** Which limit of public comment applies to which class. */
export const commentLimits = { vital: commentVital, operators: commentOperators, 'major-decision': commentMajorDecision } as const;
const commentNorm = (kind: string): Norm<Limit> =>
  Object.hasOwn(commentLimits, kind) ? commentLimits[kind as keyof typeof commentLimits] : comment;

/** Only documents that meet every element of the definition, and are not classified, go this way. */
export const isNormative: DocumentGuard = (view) => {
  const found: Refusal[] = [];
  const lacking = Object.entries(elements).filter(([id]) => !view.values.elements?.some((e) => e === id));
  if (lacking.length > 0) {
    const names = lacking.map(([, title]) => title).join('、');
    found.push(
      refusal('not-normative', `不属于行政规范性文件，不按本程序制定（不具备：${names}）`, {
        remedy: '内部管理、会议纪要、工作方案、请示报告、表彰奖惩、人事任免等按公文处理',
        basis: henanNormativeRules226('第2条'),
        field: 'elements',
      }),
    );
  }
  if (view.values.classified)
    found.push(
      refusal('classified', '涉密信息不得在本平台处理', {
        remedy: '请按涉密载体办理',
        basis: platformDefaults('涉密文件'),
        field: 'classified',
      }),
    );
  return found;
};

/** Kinds of units that may not make normative documents in their own name. */
const notIssuers = new Set(['coordination', 'temporary', 'internal']);

export const isIssuer: DocumentGuard = (view) =>
  notIssuers.has(view.unitKind(view.values.issuer ?? '') ?? '')
    ? refusal('not-an-issuer', '议事协调机构、临时机构、部门内设机构不得制定规范性文件', {
        remedy: '请由其主管机关制定',
        basis: henanNormativeRules226('第7条'),
        field: 'issuer',
      })
    : undefined;

const genreWords: Record<string, RegExp> = {
  decision: /决定/,
  proclamation: /公告/,
  announcement: /通告/,
  opinion: /意见/,
  notice: /通知|规定|办法|细则|规则/,
};

/** A title names the issuer, the matter and the genre; it is no 条例; a department does not speak for the whole region. */
export const titled: DocumentGuard = (view) => {
  const own = (view.values.title ?? '').replace(/《[^》]*》/g, '');
  const no = (code: string, said: string, remedy: string) =>
    refusal(code, said, { remedy, basis: officialDocumentRules('第9条', 'recalled'), field: 'title' });
  const found: Refusal[] = [];
  if (/条例/.test(own)) found.push(no('title-regulation', '规范性文件不得称「条例」', '请改称规定、办法或者细则'));
  const word = genreWords[view.values.genre ?? ''];
  if (word && !word.test(view.values.title ?? '')) found.push(no('title-genre', '标题与文种不符', '标题应含制定机关简称、事由和文种'));
  const [before = ''] = own.split('关于');
  const regionOnly = /^[\u4e00-\u9fa5]{1,8}?[市县区]/.test(before) && !/局|委员会|委$|办公室|办$|中心|厅/.test(before);
  if (view.unitKind(view.values.issuer ?? '') === 'department' && regionOnly)
    found.push(no('title-region', '部门文件不得单冠行政区域名', '请写明制定部门的名称'));
  return found;
};

/** What a normative document may not set up, wherever somebody has found it. */
export const nothingForbidden: DocumentGuard = (view) => {
  const titles = fields.forbiddenClauses.spec.columns?.kind?.spec.options ?? {};
  return (view.values.forbiddenClauses ?? []).map((clause) =>
    refusal('forbidden-content', `规范性文件不得设定${titles[clause.kind ?? ''] ?? ''}，请删除${clause.article ?? ''}`, {
      remedy: '删除后重新提交，并清空所列内容',
      basis: normativeDocumentNotice37('严禁越权发文'),
      field: 'forbiddenClauses',
    }),
  );
};

export const fullyAssessed: DocumentGuard = (view) =>
  (view.values.assessed?.length ?? 0) < 3
    ? refusal('assessment-incomplete', '评估论证须包括必要性、可行性、合理性', {
        remedy: '补充评估后再提交',
        basis: normativeDocumentNotice37('评估论证'),
        field: 'assessed',
      })
    : undefined;

/** The announced span is long enough for its class, or its urgency is explained. */
export const commentLong: DocumentGuard = (view) => {
  const { commentFrom, commentUntil, commentClass = 'ordinary', affectsOperators, isMajorDecision } = view.values;
  const found: Refusal[] = [];
  const least = isMajorDecision ? 'major-decision' : affectsOperators ? 'operators' : undefined;
  if (least && commentClass !== least && commentClass !== 'major-decision')
    found.push(
      refusal('comment-class', '征求意见类别与文件性质不符', {
        remedy: `请选「${fields.commentClass.spec.options?.[least] ?? ''}」`,
        basis: normativeDocumentNotice37('公开征求意见'),
        field: 'commentClass',
      }),
    );
  if (!commentFrom || !commentUntil || view.values.commentUrgency) return found;
  const norm = commentNorm(commentClass);
  const limit = view.inForce(norm, commentFrom);
  const first = after(view, commentFrom, limit);
  if (commentUntil < first)
    found.push(
      refusal('comment-short', `公开征求意见少于${printLimit(limit)}，请说明紧急理由`, {
        remedy: `截止日最早为${printDate(first)}`,
        basis: norm.values.findLast((v) => v.from <= commentFrom)?.basis,
        field: 'commentUntil',
      }),
    );
  return found;
};

export const commentClosed: DocumentGuard = (view) => {
  const { commentUntil, commentReceived = 0, commentAdopted = 0 } = view.values;
  const found: Refusal[] = [];
  const basis = normativeDocumentNotice37('公开征求意见');
  if (commentUntil && view.on < commentUntil)
    found.push(refusal('comment-running', '征求意见期未满', { remedy: `截止日为${printDate(commentUntil)}`, basis, field: 'on' }));
  if (commentAdopted > commentReceived)
    found.push(refusal('adopted-too-many', '采纳意见条数不得多于收到意见条数', { remedy: '请核对条数', basis, field: 'commentAdopted' }));
  return found;
};

const competitionBasis: Basis = fairCompetitionRegulation('第14条');

/** A document that touches operators needs a good result of the fair competition review. */
export const competitionReviewed: DocumentGuard = (view) => {
  const { affectsOperators, competitionResult } = view.values;
  if (!affectsOperators || (competitionResult && competitionResult !== 'violating')) return undefined;
  return refusal('no-competition-review', '未经公平竞争审查，不得出台', { remedy: '请先完成公平竞争审查', basis: competitionBasis });
};

export const competitionNotNeeded: DocumentGuard = (view) =>
  view.values.affectsOperators
    ? refusal('competition-needed', '涉及经营者经济活动的文件应当进行公平竞争审查', {
        remedy: '请办理公平竞争审查',
        basis: competitionBasis,
      })
    : undefined;

/** Everything that must lie before the justice bureau, and the word of the drafter's own legal office. */
export const materialsComplete: DocumentGuard = (view) => {
  const found: Refusal[] = [];
  const skipped = (id: string) => id === 'adoptionTable' && view.values.commentGround !== undefined;
  const lacking = Object.entries(materials).filter(([id]) => view.values[id as FieldId] === undefined && !skipped(id));
  const titles = lacking.map(([, title]) => title);
  if (view.values.affectsOperators && !view.values.competitionFile) titles.push('公平竞争审查结论');
  if (titles.length > 0)
    found.push(
      refusal('materials-missing', `缺少：${titles.join('、')}`, {
        remedy: '补齐材料后再送审',
        basis: normativeReviewOpinion115('审核程序', 'recalled'),
      }),
    );
  if (!view.did('pre-review'))
    found.push(
      refusal('no-department-review', '部门法制机构尚未审核', {
        remedy: '请先由起草单位法制机构审核',
        basis: normativeReviewOpinion115('审核程序', 'recalled'),
      }),
    );
  return found;
};

export const allSupplemented: DocumentGuard = (view) => {
  const left = (view.values.supplementItems ?? []).filter((i) => !i.done).map((i) => i.item);
  return left.length > 0
    ? refusal('supplement-open', `补充完善的事项尚未完成：${left.join('、')}`, {
        remedy: '逐项完成并勾销后再报',
        basis: normativeReviewOpinion115('审核程序', 'recalled'),
        field: 'supplementItems',
      })
    : undefined;
};

const orderedDates = ['approvedOn', 'signedOn', 'issuedOn', 'publishedOn'] as const;

/** 会议通过 ≤ 成文 ≤ 印发 ≤ 公布: later is possible, earlier is not. */
export const datesInOrder: DocumentGuard = (view) => {
  const given = orderedDates.filter((id) => view.values[id] !== undefined);
  return given.flatMap((id, i): Refusal[] => {
    const before = given[i - 1];
    if (!before || (view.values[id] ?? '') >= (view.values[before] ?? '')) return [];
    return [
      refusal('date-order', `「${fields[id].title}」不得早于「${fields[before].title}」`, {
        remedy: '请核对日期',
        basis: officialDocumentRules('第9条', 'recalled'),
        field: id,
      }),
    ];
  });
};

/** The day it is published is the day this is done: figures and limits must not speak of different days. */
export const publishedToday: DocumentGuard = (view) =>
  view.values.publishedOn === view.on
    ? undefined
    : refusal('publication-day', '公布日期应为办理公布的发生日期', { remedy: '请核对公布日期与发生日期', field: 'publishedOn' });

export const unified: DocumentGuard = (view) =>
  view.did('register') && view.did('issue')
    ? undefined
    : refusal('not-unified', '未经统一登记、统一编号、统一印发，不得发布', {
        remedy: '请先由政府办公室登记、编号、印发',
        basis: normativeDocumentNotice37('统一登记、统一编号、统一印发'),
      });

/** Effect not before publication, and usually some days after it. */
export const effectLater: DocumentGuard = (view) => {
  const { publishedOn, effectiveOn, retroactiveReason, immediateReason } = view.values;
  if (!publishedOn || !effectiveOn) return undefined;
  if (effectiveOn < publishedOn) {
    return retroactiveReason
      ? undefined
      : refusal('retroactive', '规范性文件不得溯及施行，但有利于相对人的除外', {
          remedy: '请改正施行日期，或者说明有利于相对人的情形',
          basis: henanNormativeRules226('施行日期（条文未见）', 'recalled'),
          field: 'effectiveOn',
        });
  }
  const limit = view.inForce(effectInterval, publishedOn);
  const first = after(view, publishedOn, limit);
  if (immediateReason || effectiveOn >= first) return undefined;
  return refusal('effect-too-soon', `施行日期应在公布${printLimit(limit)}后`, {
    remedy: `最早为${printDate(first)}；不立即施行将有碍施行的，请说明理由`,
    basis: effectInterval.values.findLast((v) => v.from <= publishedOn)?.basis,
    field: 'effectiveOn',
  });
};

/** The document lasts no longer than its kind may. `from` names the day the validity counts from. */
const lasting =
  (from: 'effectiveOn' | 'renewedOn'): DocumentGuard =>
  (view) => {
    const { expiresOn, title = '' } = view.values;
    const start = view.values[from];
    if (!expiresOn || !start) return undefined;
    const basis = henanNormativeRules226('有效期（条文未见）', 'recalled');
    if (expiresOn <= start)
      return refusal('date-order', `「${fields.expiresOn.title}」不得早于「${fields[from].title}」`, {
        remedy: '请核对日期',
        basis,
        field: 'expiresOn',
      });
    const limit = view.inForce(/暂行|试行/.test(title) ? validityTrial : validity, start);
    if (expiresOn <= after(view, start, limit)) return undefined;
    return refusal('validity-too-long', `有效期不得超过${limit.n}年`, { remedy: '请改正有效期届满日', basis, field: 'expiresOn' });
  };
export const validityWithin = lasting('effectiveOn');
export const renewalWithin = lasting('renewedOn');

const living = ['in-force', 'amending'];

/** What a new text amends or replaces is itself in force, and will still be when the new text takes effect. */
export const predecessorsInForce: DocumentGuard = (view) => {
  const { effectiveOn } = view.values;
  const ended = (end: unknown) => typeof end === 'string' && effectiveOn !== undefined && end < effectiveOn;
  const gone = [...view.linkedAll('amends'), ...view.linkedAll('replaces')].filter(
    (d) => !living.includes(d.state) || ended(d.values.expiresOn),
  );
  return gone.length > 0
    ? refusal('predecessor-not-in-force', '所修改、废止的文件已不是现行有效文件，或者在施行日前失效', {
        remedy: '请核对前后文件的关系',
        basis: normativeDocumentNotice37('动态清理', 'recalled'),
      })
    : undefined;
};

export const effectReached: DocumentGuard = (view) =>
  view.values.effectiveOn && view.on < view.values.effectiveOn
    ? refusal('not-yet-effective', '施行日期未到', { remedy: `施行日期为${printDate(view.values.effectiveOn)}`, field: 'on' })
    : undefined;

export const validityOver: DocumentGuard = (view) =>
  view.values.expiresOn === undefined || view.on <= view.values.expiresOn
    ? refusal('still-valid', '有效期未届满', { remedy: '届满后自动失效；提前停止施行的，请办理废止', field: 'on' })
    : undefined;

/** The assessment before expiry is made neither years ahead nor after the end. */
export const assessmentDue: DocumentGuard = (view) => {
  const { expiresOn } = view.values;
  if (!expiresOn) return undefined;
  const { n } = view.inForce(renewalAssessment);
  const first = addMonths(expiresOn, -n);
  if (view.on >= first && view.on <= expiresOn) return undefined;
  return refusal('assessment-window', `应在有效期届满前${n}个月内评估`, {
    remedy: `可评估期间为${printDate(first)}至${printDate(expiresOn)}`,
    basis: henanNormativeRules226('届满前评估（条文未见）', 'recalled'),
    field: 'on',
  });
};

export const assessedBeforeRenewal: DocumentGuard = (view) => {
  const [assessed, renewed] = [view.did('assess-renewal'), view.did('renew')];
  if (assessed && (!renewed || assessed.seq > renewed.seq)) return undefined;
  return refusal('no-renewal-assessment', '未经届满前评估，不得延续有效期', {
    remedy: '请先组织评估',
    basis: henanNormativeRules226('届满前评估（条文未见）', 'recalled'),
  });
};

export const stillInForce: DocumentGuard = (view) =>
  view.values.expiresOn !== undefined && view.values.expiresOn < view.on
    ? refusal('already-expired', '该文件有效期已届满，不作为现行有效文件补录', { remedy: '请核对有效期届满日', field: 'expiresOn' })
    : undefined;

export const isImported: DocumentGuard = (view) =>
  view.values.imported
    ? undefined
    : refusal('not-imported', '经本平台制定的文件不得作废', { remedy: '请按程序废止', basis: platformDefaults('作废') });
