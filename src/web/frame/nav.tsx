import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ProcedureDto } from '../../api/contract.ts';
import { useAdministration } from '../administration/admin-nav.tsx';
import type { Entry } from '../administration/entries.ts';
import { proceduresQuery } from '../queries.ts';
import { handlesMatters, useSession } from './session.ts';
import './nav.css';

/** Procedures by system group, in the order in which they come. */
export function byGroup(procedures: readonly ProcedureDto[]): readonly (readonly [string, readonly ProcedureDto[]])[] {
  const groups = new Map<string, ProcedureDto[]>();
  for (const p of procedures) groups.set(p.group, [...(groups.get(p.group) ?? []), p]);
  return [...groups];
}

/** Few systems stand open; many are folded, except the one at hand. */
const foldFrom = 16;

/** Pages of the whole platform, apart from the matters themselves; titles for the side and, shorter, for the foot of a phone. */
const places = {
  desk: { to: '/', title: '工作台', short: '工作台' },
  leader: { to: '/leader', title: '领导一屏', short: '一屏' },
  calendar: { to: '/calendar', title: '月历', short: '月历' },
  figures: { to: '/figures', title: '数据', short: '数据' },
  bulletins: { to: '/bulletins', title: '季度通报', short: '通报' },
  tasks: { to: '/tasks', title: '督导任务', short: '任务' },
  quarter: { to: '/quarter', title: '季度考评', short: '季考' },
  assessment: { to: '/assessment', title: '考核', short: '考核' },
  report: { to: '/reports/annual', title: '年度报告', short: '报告' },
  room: { to: '/reports/room', title: '报告室', short: '报告室' },
  library: { to: '/library', title: '文件管理', short: '文件' },
  demonstration: { to: '/demonstration', title: '创建情况', short: '创建' },
  truth: { to: '/truth', title: '数据核对', short: '核对' },
  burden: { to: '/burden', title: '填报负担', short: '负担' },
  law: { to: '/law', title: '依据与期限', short: '依据' },
  help: { to: '/help', title: '帮助', short: '帮助' },
} as const;
interface Place {
  readonly to: (typeof places)[keyof typeof places]['to'] | Entry['to'];
  readonly title: string;
  readonly short: string;
}

interface Order {
  /** Before the matters: for every day. */
  readonly first: readonly Place[];
  /** After them: to look things up. */
  readonly last: readonly Place[];
  /** At the foot of a phone, after the desk. */
  readonly foot: readonly Place[];
}

/** What a post sees, in the order in which it needs it; nothing that would answer with a refusal. */
function useOrder(): Order {
  const { duties } = useSession().post;
  const administration = useAdministration().map((entry) => ({ ...entry, short: entry.title }));
  const {
    desk,
    leader,
    tasks,
    calendar,
    figures,
    bulletins,
    quarter,
    assessment,
    report,
    room,
    library,
    demonstration,
    truth,
    burden,
    law,
    help,
  } = places;
  if (!handlesMatters(duties)) {
    const foot = administration.length < 3 ? [...administration, law, help] : administration;
    return { first: [desk, ...administration], last: [law, help], foot };
  }
  if (duties.some((d) => d === 'head' || d === 'leader')) {
    return {
      first: [desk, leader, tasks, calendar, figures, quarter, assessment, bulletins, report, room],
      last: [library, demonstration, truth, burden, law, help],
      foot: [leader, figures, report],
    };
  }
  return {
    first: [desk, tasks, calendar],
    last: [library, demonstration, figures, quarter, assessment, bulletins, report, room, truth, burden, law, help],
    foot: [calendar, figures, law],
  };
}

const PlaceLink = ({ place, short }: { readonly place: Place; readonly short?: true }) => (
  <Link to={place.to} {...(place.to === '/' && { activeOptions: { exact: true, includeSearch: false } })}>
    {short ? place.short : place.title}
  </Link>
);

const Places = ({ places: shown }: { readonly places: readonly Place[] }) => (
  <ul>
    {shown.map((place) => (
      <li key={place.to}>
        <PlaceLink place={place} />
      </li>
    ))}
  </ul>
);

export function SideNav() {
  const known = useQuery(proceduresQuery).data;
  const procedures = known ?? [];
  const here = useParams({ strict: false }).procedure;
  const { first, last } = useOrder();
  return (
    <nav className="side-nav no-print" aria-label="主导航">
      <Places places={first} />
      {byGroup(procedures).map(([group, members]) => (
        <details key={group} open={procedures.length < foldFrom || members.some((p) => p.id === here)}>
          <summary>{group}</summary>
          <ul>
            {members.map((p) => (
              <li key={p.id}>
                <Link to="/m/$procedure" params={{ procedure: p.id }}>
                  {p.title}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {known ? <Places places={last} /> : null}
    </nav>
  );
}

/** At the foot of a phone. A post that handles no matters has no door to them. */
export function BottomNav({ onMenu }: { readonly onMenu: () => void }) {
  const handles = handlesMatters(useSession().post.duties);
  const inMatters = useParams({ strict: false }).procedure !== undefined;
  const { foot } = useOrder();
  return (
    <nav className="bottom-nav no-print" aria-label="主导航">
      <PlaceLink place={places.desk} short />
      {handles ? (
        <button type="button" className={inMatters ? 'active' : ''} onClick={onMenu} aria-haspopup="dialog">
          事项
        </button>
      ) : null}
      {foot.map((place) => (
        <PlaceLink key={place.to} place={place} short />
      ))}
    </nav>
  );
}
