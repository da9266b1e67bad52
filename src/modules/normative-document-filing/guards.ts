import { type Guard, type Refusal, refusal } from '#kernel';
import { henanFilingRules110, henanSupervisionMeasures, normativeDocumentNotice37 } from '#law';
import { type FilingValues, fields } from './fields.ts';

type FilingGuard = Guard<FilingValues>;

const published = ['published', 'in-force', 'amending', 'amended', 'repealed', 'expired'];

/** The filing speaks of a published document, with that document's own number and date. */
export const ofPublishedDocument: FilingGuard = (view) => {
  const document = view.linked('document');
  const basis = normativeDocumentNotice37('备案监督', 'recalled');
  if (!document || !published.includes(document.state))
    return refusal('not-published', '文件尚未公布，不能报送备案', { remedy: '公布后再报备', basis, field: 'document' });
  const found: Refusal[] = [];
  for (const id of ['title', 'docNo', 'issuer', 'publishedOn'] as const) {
    const held = document.values[id];
    if (held !== undefined && held !== view.values[id])
      found.push(
        refusal('differs-from-document', `「${fields[id].title}」与备案文件不一致`, { remedy: `应为${String(held)}`, basis, field: id }),
      );
  }
  return found;
};

/** Nobody files with themselves. */
export const notWithItself: FilingGuard = (view) =>
  view.values.authorityKind !== 'npc' && view.values.authority === view.values.issuer
    ? refusal('own-authority', '制定机关不得自行备案', {
        remedy: '请选上一级政府或者本级政府的备案机构',
        basis: normativeDocumentNotice37('备案监督', 'recalled'),
        field: 'authority',
      })
    : undefined;

const isNpc = (kind: string | undefined) => kind === 'npc';

const onlyFor =
  (npc: boolean): FilingGuard =>
  (view) =>
    isNpc(view.values.authorityKind) === npc
      ? undefined
      : refusal('wrong-authority', npc ? '本动作只用于报人大常委会备案' : '报人大常委会备案的另行记载', {
          remedy: '请按备案机关选择办理动作',
          basis: npc ? henanSupervisionMeasures('第51条') : normativeDocumentNotice37('备案监督', 'recalled'),
          field: 'authorityKind',
        });
export const withNpc = onlyFor(true);
export const withGovernment = onlyFor(false);

/** Competence, higher law, procedure, propriety: each one was looked at. */
export const fullyReviewed: FilingGuard = (view) =>
  (view.values.reviewed?.length ?? 0) < 4
    ? refusal('review-incomplete', '备案审查须就权限、上位法、程序、适当性逐项进行', {
        remedy: '审查完毕后再作结论',
        basis: henanFilingRules110('备案审查（条文未见）', 'recalled'),
        field: 'reviewed',
      })
    : undefined;

export const receivedInOrder: FilingGuard = (view) => {
  const submitted = view.did('resubmit-filing') ?? view.did('submit-filing');
  const { receivedOn } = view.values;
  if (!submitted || !receivedOn || (receivedOn >= submitted.on && receivedOn <= view.on)) return undefined;
  return refusal('date-order', '「人大收到日期」不得早于报送之日，也不得晚于登记之日', {
    remedy: '请核对收到日期',
    basis: henanSupervisionMeasures('第54条'),
    field: 'receivedOn',
  });
};

export const answerAhead: FilingGuard = (view) =>
  view.values.answerBy && view.values.answerBy < view.on
    ? refusal('answer-by-past', '答复期限不得早于发出之日', {
        remedy: '请改正答复期限',
        basis: henanFilingRules110('备案审查（条文未见）', 'recalled'),
        field: 'answerBy',
      })
    : undefined;

/** A correction is real: the document itself has been amended or repealed. */
export const reallyRectified: FilingGuard = (view) => {
  const state = view.linked('document')?.state;
  const want = view.values.rectification === 'repeal' ? ['repealed'] : ['amended', 'repealed'];
  return state && want.includes(state)
    ? undefined
    : refusal('not-rectified', '文件尚未修改、废止', {
        remedy: '请先修改或者废止该文件并重新公布，再办理自行纠正',
        basis: henanFilingRules110('备案审查（条文未见）', 'recalled'),
        field: 'document',
      });
};
