import { Link } from '@tanstack/react-router';
import type { WorkCountsDto } from '../../api/contract/desk.ts';
import { printNumber } from '../kit/format.ts';

/** The sections of the desk, in the order in which a day goes. */
const sections = ['todo', 'back', 'urges', 'waiting', 'handled', 'followed', 'due'] as const;
export type Section = (typeof sections)[number];

const titles: Readonly<Record<Section, string>> = {
  todo: '待办',
  back: '退回',
  urges: '催办',
  waiting: '等别人',
  handled: '我办过的',
  followed: '我的关注',
  due: '本单位期限',
};

export const sectionOf = (text: string | undefined): Section => sections.find((s) => s === text) ?? 'todo';

/** The number beside a section; what only grows has none. */
function countOf(section: Section, counts: WorkCountsDto | null | undefined): string {
  if (!counts) return '';
  const n = { todo: counts.total, back: counts.back, urges: counts.urged, followed: counts.moved }[section as 'todo'] ?? 0;
  if (n === 0) return '';
  if (section === 'followed') return `${n}件有新进展`;
  return `${printNumber(n)}${section === 'todo' && counts.totalCapped ? '+' : ''}`;
}

interface Props {
  readonly here: Section;
  readonly counts: WorkCountsDto | null | undefined;
  /** Whether the post's scope holds more than its own unit. */
  readonly wide: boolean;
}

export function Tabs({ here, counts, wide }: Props) {
  return (
    <nav className="desk-tabs no-print" aria-label="工作台各栏">
      {sections.map((section) => (
        <Tab
          key={section}
          section={section}
          here={section === here}
          title={section === 'due' && wide ? '辖区期限' : titles[section]}
          count={countOf(section, counts)}
        />
      ))}
    </nav>
  );
}

function Tab({ section, here, title, count }: { section: Section; here: boolean; title: string; count: string }) {
  return (
    <Link
      to="/"
      search={section === 'todo' ? {} : { tab: section }}
      resetScroll={false}
      activeOptions={{ exact: true, includeSearch: true }}
      aria-current={here ? 'page' : undefined}
    >
      {title}
      {count ? <span className="desk-n">{count}</span> : null}
    </Link>
  );
}
