import {
  type Basis,
  type CivilDate,
  dueOf,
  type Guard,
  type GuardView,
  type Limit,
  printDate,
  printLimit,
  type Refusal,
  refusal,
} from '#kernel';
import {
  decisionComment,
  decisionCommentFormer,
  decisionHearingMaterials,
  decisionHearingNotice,
  formerDecisionRules,
  henanMajorDecisionRules,
  majorDecisionRegulation,
  platformDefaults,
} from '#law';
import type { DecisionValues } from './fields.ts';

type View = GuardView<DecisionValues>;
type DecisionGuard = Guard<DecisionValues>;

/** The provision that binds this matter: of the regulation, or of the rules before it. */
export function rule(view: View, provision: string, plain: string): Basis {
  const since = majorDecisionRegulation.instrument.from ?? '';
  const former = view.matter ? view.matter.edition === 1 : view.on < since;
  return former ? formerDecisionRules(plain) : majorDecisionRegulation(provision);
}

interface Said {
  readonly code: string;
  readonly text: string;
  readonly remedy: string;
  readonly field?: string;
}
const no = (view: View, { code, text, remedy, field }: Said, provision: string, plain: string): Refusal =>
  refusal(code, text, { remedy, basis: rule(view, provision, plain), field });

/** The day a length of time after another; no rolling over holidays. */
const after = (view: View, start: CivilDate, limit: Limit): CivilDate => dueOf(view.calendar, { start, limit, kind: 'at-least' }).due;

/** Nothing classified is handled here. */
export const notClassified: DecisionGuard = (view) =>
  view.values.classified
    ? refusal('classified', '涉密信息不得在本平台处理', {
        remedy: '请按涉密载体办理',
        basis: platformDefaults('涉密事项'),
        field: 'classified',
      })
    : undefined;

/** An item of the catalogue is launched once, by its own government. */
export const itemListed: DecisionGuard = (view) => {
  const item = view.values.inCatalogue ? view.linked('item') : undefined;
  if (!item || (['listed', 'carried'].includes(item.state) && item.values.decisionMaker === view.values.decisionMaker)) return undefined;
  const said = {
    code: 'item-not-listed',
    text: '所选目录事项未列入目录、已经启动或者不属本机关',
    remedy: '请先列入目录，或者选其他事项',
    field: 'item',
  };
  return no(view, said, '第3条', '决策事项目录');
};

/** Under the provincial rules the finer category is stated too. */
export const finerCategory: DecisionGuard = (view) =>
  view.values.subCategory !== undefined || view.on < (henanMajorDecisionRules.instrument.from ?? '')
    ? undefined
    : no(view, { code: 'sub-category', text: '请填写省规定的类别', remedy: '从七类中选择', field: 'subCategory' }, '第3条', '类别');

/** The announced span is long enough, or the announcement says why not. */
export const commentLong: DecisionGuard = (view) => {
  const { commentUntil, urgentReason } = view.values;
  const limit = view.inForce(view.matter?.edition === 1 ? decisionCommentFormer : decisionComment);
  const first = after(view, view.on, limit);
  if (urgentReason !== undefined || (commentUntil ?? '') >= first) return undefined;
  const said = {
    code: 'comment-short',
    text: `公开征求意见一般不少于${printLimit(limit)}，缩短须在公告中说明理由`,
    remedy: `截止日最早为${printDate(first)}；情况紧急的，填写说明`,
    field: 'commentUntil',
  };
  return no(view, said, '第15条', '公开征求意见');
};

/** The day of the hearing leaves the time that the announcement and the materials need. */
export const hearingAhead: DecisionGuard = (view) => {
  const limit = view.inForce(decisionHearingNotice);
  const first = after(view, view.on, limit);
  if ((view.values.hearingOn ?? '') >= first) return undefined;
  const said = {
    code: 'hearing-soon',
    text: `听证会应当提前${printLimit(limit)}公告`,
    remedy: `最早会期${printDate(first)}`,
    field: 'hearingOn',
  };
  return refusal(said.code, said.text, { remedy: said.remedy, field: said.field, basis: platformDefaults('听证会公告时间') });
};

export const materialsAhead: DecisionGuard = (view) => {
  const { hearingOn } = view.values;
  const limit = view.inForce(decisionHearingMaterials);
  const first = after(view, view.on, limit);
  if (hearingOn === undefined)
    return no(view, { code: 'no-hearing', text: '尚未公告听证会', remedy: '请先公告听证会', field: 'on' }, '第16条', '听证');
  if (hearingOn >= first) return undefined;
  const said = {
    code: 'materials-late',
    text: `听证材料应于会前${printLimit(limit)}送达`,
    remedy: `最早会期${printDate(first)}，请重新公告`,
  };
  return no(view, said, '第16条', '听证材料');
};

/** A hearing is held on its day, with the materials served for it, and its record signed. */
export const hearingHeld: DecisionGuard = (view) => {
  const [told, served] = [view.did('announce-hearing'), view.did('serve-hearing-materials')];
  const found: Refusal[] = [];
  const add = (said: Said) => found.push(no(view, said, '第16、17条', '听证'));
  if (!told || !served || served.seq < told.seq)
    add({ code: 'materials-missing', text: '本次听证会的材料尚未送达听证参加人', remedy: '请先送达听证材料' });
  else if (view.on < (view.values.hearingOn ?? ''))
    add({ code: 'hearing-early', text: '听证会尚未召开', remedy: `会期为${printDate(view.values.hearingOn ?? '')}`, field: 'on' });
  if (!view.values.hearingSigned)
    add({ code: 'record-unsigned', text: '听证笔录须经听证参加人签字', remedy: '签字后再登记', field: 'hearingSigned' });
  return found;
};

export const participationDone: DecisionGuard = (view) => {
  const { commentUntil, received = 0, adopted = 0 } = view.values;
  const [told, held] = [view.did('announce-hearing'), view.did('hold-hearing')];
  const found: Refusal[] = [];
  const add = (said: Said) => found.push(no(view, said, '第18条', '公众意见的研究采纳'));
  if (commentUntil !== undefined && view.on <= commentUntil)
    add({ code: 'comment-running', text: '征求意见期未满', remedy: `截止日为${printDate(commentUntil)}`, field: 'on' });
  if (told && (!held || held.seq < told.seq)) add({ code: 'hearing-open', text: '已公告的听证会尚未举行', remedy: '请先举行听证会' });
  if (adopted > received)
    add({ code: 'adopted-too-many', text: '采纳意见条数不得多于收到意见条数', remedy: '请核对条数', field: 'adopted' });
  return found;
};

/** After a change of the draft a step already taken stands, if it was taken. */
export const takenBefore =
  (acts: readonly string[]): DecisionGuard =>
  (view) =>
    acts.some((act) => view.did(act))
      ? undefined
      : refusal('never-taken', '该程序尚未履行，不能沿用', {
          remedy: '请履行该程序，或者说明依法不履行的理由',
          basis: platformDefaults('程序的沿用'),
        });

/** Whoever has an interest in the outcome gives no expert opinion. */
export const independent: DecisionGuard = (view) => {
  const biased = (view.values.experts ?? []).filter((e) => !e.independent).map((e) => e.name ?? '');
  if (biased.length === 0) return undefined;
  const said = {
    code: 'expert-interest',
    text: `不得选择与决策事项有直接利害关系的专家（${biased.join('、')}）`,
    remedy: '请另选专家',
    field: 'experts',
  };
  return no(view, said, '第20条', '专家的选择');
};

/** What remains after the measures is not high. */
export const controllable: DecisionGuard = (view) =>
  view.values.residualLevel === 'high'
    ? no(
        view,
        {
          code: 'risk-high',
          text: '采取措施后风险仍高，不能认定可控',
          remedy: '请办理「风险不可控」，调整草案后重新评估',
          field: 'residualLevel',
        },
        '第24条',
        '风险评估结论',
      )
    : undefined;

/** A risk once found beyond control is assessed anew. */
export const riskNotOpen: DecisionGuard = (view) => {
  const [bad, good] = [view.did('conclude-uncontrollable'), view.did('conclude-controllable')];
  if (!bad || (good && good.seq > bad.seq)) return undefined;
  const said = { code: 'risk-open', text: '曾评估为风险不可控，须重新评估', remedy: '请办理「启动风险评估」' };
  return no(view, said, '第24条', '风险评估结论');
};

/** A decision that touches operators comes with the result of the fair competition review. */
export const competitionReviewed: DecisionGuard = (view) => {
  if (!view.values.affectsOperators) return undefined;
  const review = view.linked('fairCompetition');
  if (review && ['concluded', 'concluded-exception', 'checked', 'archived', 'not-applicable'].includes(review.state)) return undefined;
  const said = {
    code: 'no-competition-review',
    text: '涉及市场主体经济活动，未完成公平竞争审查',
    remedy: '请先办理公平竞争审查并关联',
    field: 'fairCompetition',
  };
  return no(view, said, '第29条', '提交讨论的材料');
};

/** Nobody who argued or assessed for the decision evaluates it afterwards. */
export const otherEvaluator: DecisionGuard = (view) => {
  const { evaluatorUnit, riskAssessor } = view.values;
  if (evaluatorUnit !== riskAssessor) return undefined;
  const said = {
    code: 'same-evaluator',
    text: '承担主要论证评估的单位不得承担后评估',
    remedy: '请另选评估单位',
    field: 'evaluatorUnit',
  };
  return no(view, said, '第36条', '决策后评估');
};

export const publicListened: DecisionGuard = (view) =>
  view.values.publicHeard
    ? undefined
    : no(
        view,
        { code: 'public-unheard', text: '后评估应当注重听取社会公众的意见', remedy: '听取意见后再作结论', field: 'publicHeard' },
        '第36条',
        '决策后评估',
      );
