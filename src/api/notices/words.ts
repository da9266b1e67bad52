import type { Procedure } from '#kernel';
import type { MessageRow } from '#store';
import type { NoticeKind } from '../contract/notices.ts';
import type { Platform } from '../platform.ts';
import { toTitles } from './rule.ts';

export const kindWords: Readonly<Record<NoticeKind, string>> = {
  soon: '临近到期',
  overdue: '逾期',
  escalated: '逾期上报',
  assigned: '新到',
  returned: '退回',
  urged: '催办',
  moved: '期限变动',
  expiring: '有效期将满',
};
export const noticeKinds = Object.keys(kindWords) as readonly NoticeKind[];

const nameOf = (platform: Platform, code: unknown): string => platform.units.get(String(code ?? ''))?.name ?? '';

function saidOfSome(m: MessageRow, procedure: Procedure): string {
  const n = `${procedure.title}${String(m.content.n)}件`;
  if (m.kind === 'soon') return `${n}临近到期`;
  if (m.kind === 'overdue') return `${n}已逾期`;
  if (m.kind === 'escalated') return `${n}逾期未办结，按规则报告`;
  if (m.kind === 'moved') return `${n}的期限有变动`;
  if (m.kind === 'expiring') return `${n}有效期将满，需要继续执行的请在届满前评估`;
  return m.kind === 'urged' ? `${n}被催办` : `${n}新到，等待办理`;
}

/** What a message says, in one sentence, without any value of the matter. */
export function saidOf(platform: Platform, m: MessageRow, procedure: Procedure): string {
  if (m.matter === null) return saidOfSome(m, procedure);
  const { deadline, days, to, act, from, words, before, after, expiresOn } = m.content;
  const limit = `${procedure.deadlines[String(deadline)]?.title ?? '期限'} ${m.dueOn ?? ''}`;
  const by = nameOf(platform, from);
  const did = procedure.acts[String(act)]?.title ?? '办理';
  switch (m.kind) {
    case 'soon':
      return days === 0 ? `${limit} 今天到期` : `${limit} 到期，还有${String(days)}个工作日`;
    case 'overdue':
      return `${limit} 到期，已逾期${String(days)}个工作日`;
    case 'escalated':
      return `${limit} 到期，逾期${String(days)}个工作日，报告${toTitles[to as keyof typeof toTitles] ?? ''}`;
    case 'returned':
      return `${by}「${did}」，退回办理`;
    case 'moved':
      return `${procedure.deadlines[String(deadline)]?.title ?? '期限'}由${String(before)}变为${String(after)}，因放假安排或者本地期限变动`;
    case 'expiring':
      return `有效期至${String(expiresOn)}，还有${String(days)}天；需要继续执行的，请在届满前评估并延续`;
    case 'urged':
      return words ? `${by}催办：${String(words)}` : `${by}催办`;
    default:
      return `${by}「${did}」，等待办理`;
  }
}
