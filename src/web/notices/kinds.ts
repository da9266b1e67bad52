import type { NoticeKind } from '../../api/contract/notices.ts';

/** The kinds of messages, the most pressing first. */
export const noticeKinds: readonly (readonly [NoticeKind, string])[] = [
  ['overdue', '逾期'],
  ['soon', '临近到期'],
  ['assigned', '新到'],
  ['returned', '退回'],
  ['urged', '催办'],
  ['escalated', '逾期上报'],
  ['moved', '期限变动'],
  ['expiring', '有效期将满'],
];
