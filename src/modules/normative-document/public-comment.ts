import { type Guard, type LinkedMatter, type Refusal, refusal } from '#kernel';
import { normativeDocumentNotice37 } from '#law';
import type { DocumentValues, FieldId } from './fields.ts';

const taken = ['adopted', 'partly'];
const no = (code: string, said: string, remedy: string, field: FieldId): Refusal =>
  refusal(code, said, { remedy, basis: normativeDocumentNotice37('公开征求意见'), field });

const titleOf = (o: LinkedMatter): string => String(o.values.title ?? '');

/**
 * The period ends with every opinion answered. Where opinions were entered one by one, the numbers told are theirs and
 * those of the table beside them; where none was, the numbers stand as told, and the table may be an excerpt.
 */
export const opinionsSettled: Guard<DocumentValues> = (view) => {
  const { comments = [], commentReceived = 0, commentAdopted = 0 } = view.values;
  const held = view.linkedAll('opinions').filter((o) => o.state !== 'withdrawn');
  const open = held.filter((o) => o.state === 'received');
  const unreasoned = comments.filter((c) => !c.adopted && !c.reason);
  const found: Refusal[] = [];
  if (open.length > 0)
    found.push(
      no(
        'opinions-open',
        `还有${open.length}条意见没有处理：${open.slice(0, 3).map(titleOf).join('、')}`,
        '逐条研究处理后再结束',
        'opinions',
      ),
    );
  if (unreasoned.length > 0)
    found.push(no('reason-missing', `${unreasoned.length}条意见不采纳而没有说明理由`, '请逐条说明理由', 'comments'));
  if (held.length === 0) return found;
  const received = held.length + comments.length;
  const adopted = held.filter((o) => taken.includes(String(o.values.result))).length + comments.filter((c) => c.adopted).length;
  if (received !== commentReceived)
    found.push(no('received-differs', '收到意见条数与所列意见不符', `所列意见${received}条`, 'commentReceived'));
  if (adopted !== commentAdopted)
    found.push(no('adopted-differs', '采纳意见条数与所列意见不符', `所列意见中采纳${adopted}条`, 'commentAdopted'));
  return found;
};
