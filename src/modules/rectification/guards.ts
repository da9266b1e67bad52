import { type GuardView, printDate, type Refusal, refusal } from '#kernel';
import { citySupervisionNotice, platformDefaults } from '#law';
import type { RectificationValues } from './fields.ts';

type View = GuardView<RectificationValues>;
type Verdict = Refusal | undefined;

/** The time limit lies ahead, and the problem behind. */
export function limitAhead({ values, on }: View): Verdict {
  if (values.dueOn === undefined || values.dueOn > on) return undefined;
  return refusal('limit-past', '整改时限应在今后', {
    remedy: '请填写今后的日期',
    basis: citySupervisionNotice('整改时限'),
    field: 'dueOn',
  });
}

export function planWithin({ values }: View): Verdict {
  const { planOn, dueOn } = values;
  if (planOn === undefined || dueOn === undefined || planOn <= dueOn) return undefined;
  const more = { remedy: '请提前计划完成日期，或者申请调整整改时限', basis: citySupervisionNotice('整改方案'), field: 'planOn' };
  return refusal('plan-late', `计划完成日期不得晚于整改时限（${printDate(dueOn)}）`, more);
}

/** What proves the cure was made after the problem was found. */
export function evidenceLater({ values }: View): Verdict {
  const { foundOn, evidence = [] } = values;
  if (foundOn === undefined) return undefined;
  const early = evidence.findIndex((row) => (row.madeOn ?? '') <= foundOn);
  if (early < 0) return undefined;
  return refusal('evidence-early', `第${early + 1}份整改证据形成于问题发现（${printDate(foundOn)}）之前`, {
    remedy: '请提交发现问题之后形成的材料',
    basis: citySupervisionNotice('整改证据'),
    field: 'evidence',
  });
}

/** An extension once for each time the list was issued. */
export function planExtendsOnce({ did }: View): Verdict {
  if (!did('extend-plan')) return undefined;
  const more = { remedy: '请尽快报送整改方案', basis: platformDefaults('整改方案的延长') };
  return refusal('extended-already', '报送整改方案已延长过一次', more);
}

/** Whoever takes a problem found again off the list sets a new limit first. */
export function newLimit({ values, matter, on }: View): Verdict {
  if (values.dueOn !== undefined && values.dueOn > on && values.dueOn !== matter?.values.dueOn) return undefined;
  const more = { remedy: '请填写新的整改时限', basis: citySupervisionNotice('整改时限'), field: 'dueOn' };
  return refusal('limit-again', '重新整改应当另定时限', more);
}
