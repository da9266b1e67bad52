import { type Guard, type Refusal, refusal, type ValuesOf } from '#kernel';
import { henanProposalMeasures, platformDefaults } from '#law';
import type { fields } from './fields.ts';

type V = ValuesOf<typeof fields>;

/** One proposal, one matter. */
export const oneMatter: Guard<V> = ({ values }) =>
  values.oneMatter === true
    ? undefined
    : refusal('many-matters', '建议应当一事一议', {
        remedy: '请提出人分开提出',
        basis: henanProposalMeasures('第10条'),
        field: 'oneMatter',
      });

/** Who handles together is two. */
export const twoUnits: Guard<V> = ({ values }) =>
  values.coUnit === undefined || values.coUnit !== values.leadUnit
    ? undefined
    : refusal('same-unit', '主办、协办不能是同一单位', {
        remedy: '请核对协办单位',
        basis: henanProposalMeasures('第14条'),
        field: 'coUnit',
      });

/** A unit that says it is not competent says so in time. */
export const returnInTime: Guard<V> = ({ clock, on }) => {
  const limit = clock('return');
  return limit?.due === undefined || on <= limit.due
    ? undefined
    : refusal('return-late', '已超过退件期限，须办理', { remedy: '请签收办理', basis: henanProposalMeasures('第14条') });
};

/** Reassigned means assigned to another. */
export const otherUnit: Guard<V> = ({ values, matter }) =>
  values.leadUnit === matter?.values.leadUnit
    ? refusal('same-lead', '重新交办应当另定主办单位', {
        remedy: '仍由原单位办理的，请办理「维持交办」',
        basis: henanProposalMeasures('第14条'),
        field: 'leadUnit',
      })
    : undefined;

/** Nobody is answered without having been talked to. */
export const talkedTo: Guard<V> = ({ did }) =>
  did('communicate')
    ? undefined
    : refusal('no-contact', '请记录与代表、委员的沟通', { remedy: '请先办理「沟通」', basis: platformDefaults('答复前的沟通') });

/** What is promised has a day by which it will be done, each item by itself. */
export const promised: Guard<V> = ({ values, linkedAll }): Refusal | undefined => {
  const items = linkedAll('commitments');
  if (values.replyClass !== 'planned') return undefined;
  if (items.length === 0)
    return refusal('no-commitment', '列入计划的，须填完成期限', {
      remedy: '请先登记承诺事项，写明完成期限，再在此选定',
      basis: henanProposalMeasures('第19条'),
      field: 'commitments',
    });
  const foreign = items.some((item) => item.unit !== values.leadUnit || item.state !== 'proposed');
  if (!foreign) return undefined;
  return refusal('commitment-foreign', '承诺事项应当由主办单位登记，且尚未生效', {
    remedy: '请核对所选的承诺事项',
    basis: platformDefaults('承诺事项'),
    field: 'commitments',
  });
};
