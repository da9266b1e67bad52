import { type Guard, refusal, type ValuesOf } from '#kernel';
import { platformDefaults, supervisionLaw } from '#law';
import { congressKinds, datedKinds, type fields } from './fields.ts';

type V = ValuesOf<typeof fields>;

const among = (list: readonly string[], kind: string | undefined): boolean => kind !== undefined && list.includes(kind);
const setting = platformDefaults('监督意见登记');

/** Where the law sets the limit, no other date is entered in its stead. */
export const lawSetsLimit: Guard<V> = ({ values }) =>
  among(datedKinds, values.kind)
    ? refusal('needs-date', '这类监督的期限由来文载明', {
        remedy: '请办理「登记（载明期限）」，填写载明的日期',
        basis: setting,
        field: 'kind',
      })
    : undefined;

export const paperSetsLimit: Guard<V> = ({ values, on }) => {
  if (!among(datedKinds, values.kind))
    return refusal('law-limit', '这类监督的期限有规定，不另填日期', { remedy: '请办理「登记」', basis: setting, field: 'kind' });
  if ((values.dueOn ?? '') >= (values.receivedOn ?? on)) return undefined;
  return refusal('due-before', '载明的期限不得早于收到日期', { remedy: '请核对日期', basis: setting, field: 'dueOn' });
};

/** Each demand has its answer. */
export const eachAnswered: Guard<V> = ({ values }) =>
  (values.answers?.length ?? 0) >= (values.demands?.length ?? 0)
    ? undefined
    : refusal('unanswered', `来文提出${values.demands?.length ?? 0}项，应当逐条答复`, {
        remedy: '请补齐逐条答复',
        basis: platformDefaults('逐条对应'),
        field: 'answers',
      });

/** What the standing committee has deliberated goes back to its committee first. */
export const committeeHeard: Guard<V> = ({ values, did }) =>
  !among(['deliberation', 'budget-deliberation'], values.kind) || did('seek-committee-view')
    ? undefined
    : refusal('committee-unheard', '审议意见的处理情况应当先送有关专门委员会或者工作机构征求意见', {
        remedy: '请先办理「征求专门委员会意见」',
        basis: supervisionLaw('第17条'),
      });

/** A written answer to an interpellation bears the signature of the head. */
export const headSigns: Guard<V> = ({ values }) =>
  values.kind !== 'interpellation' || values.signer !== undefined
    ? undefined
    : refusal('unsigned', '对质询案的书面答复由受质询机关的负责人签署', {
        remedy: '请填写签署的负责人',
        basis: supervisionLaw('第54条'),
        field: 'signer',
      });

export const isDeliberated: Guard<V> = ({ values }) =>
  among(congressKinds, values.kind)
    ? undefined
    : refusal('not-congress', '只有人大监督的意见才送专门委员会', { remedy: '请直接签发复函', basis: supervisionLaw('第17条') });

/** Whether anything is left to put right decides where it goes. */
export const needsRectifying: Guard<V> = ({ values }) =>
  values.rectifyNeeded === true
    ? undefined
    : refusal('nothing-to-rectify', '没有须整改的事项', { remedy: '请办理「办结」', basis: setting });

export const nothingLeft: Guard<V> = ({ values }) =>
  values.rectifyNeeded === true
    ? refusal('rectify-first', '有须整改的事项，整改核验后方可销号', { remedy: '请办理「转入整改」', basis: setting })
    : undefined;
