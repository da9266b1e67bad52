import { type Guard, type Refusal, refusal, type ValuesOf } from '#kernel';
import { legalCounselOpinion, platformDefaults } from '#law';
import { type fields, forms, mustHear } from './fields.ts';

type V = ValuesOf<typeof fields>;
type Form = keyof typeof forms;

const setting = platformDefaults('法律顾问征询');

/** Whoever has an interest in the matter stays out of it. */
export const noConflict: Guard<V> = ({ values }) =>
  values.interest === 'exists'
    ? refusal('conflict', '该顾问与本事项存在利害关系，应当回避', { remedy: '请另选法律顾问', basis: setting, field: 'interest' })
    : undefined;

/** Only counsel engaged by the unit, or designated to it, and only while the term runs. */
export const inTerm: Guard<V> = ({ values, linked, on }): Refusal | undefined => {
  const engagement = linked('engagement');
  if (engagement && engagement.unit !== values.unit) {
    const more = { remedy: '请从本单位在聘的法律顾问中选择', basis: setting, field: 'engagement' };
    return refusal('not-our-counsel', '不是本单位聘任或者指定到本单位的法律顾问', more);
  }
  const { termFrom, termTo } = engagement?.values ?? {};
  const within = typeof termFrom === 'string' && typeof termTo === 'string' && termFrom <= on && on <= termTo;
  if (engagement?.state === 'active' && within) return undefined;
  return refusal('term-over', '聘期已届满或者不在聘期，意见无效', {
    remedy: '请续聘，或者另选在聘的法律顾问',
    basis: setting,
    field: 'engagement',
  });
};

/** The way of hearing is the one asked for. */
export const formIs =
  (...wanted: readonly Form[]): Guard<V> =>
  ({ values }) =>
    wanted.some((form) => form === values.form)
      ? undefined
      : refusal('form', `征询的方式是「${forms[values.form ?? 'written']}」`, { remedy: '请按征询的方式办理', basis: setting });

/** An opinion that something is unlawful goes its own way: it bars the discussion. */
export const notIllegal: Guard<V> = ({ values }) =>
  values.conclusion === 'illegal'
    ? refusal('illegal-apart', '认为不合法的，不能按一般意见出具', {
        remedy: '请办理「提出不合法意见」，列明依据',
        basis: legalCounselOpinion('认为不合法的不得提交讨论'),
        field: 'conclusion',
      })
    : undefined;

/** Recording that counsel was not heard is for matters on which it must be. */
export const isMustHear: Guard<V> = ({ values }) =>
  mustHear.some((kind) => kind === values.matterKind)
    ? undefined
    : refusal('not-must-hear', '这类事项没有规定应当听取法律顾问意见', {
        remedy: '应当听取的是重大行政决策、政府立法、规范性文件',
        basis: legalCounselOpinion('应当听取意见的事项'),
        field: 'matterKind',
      });
