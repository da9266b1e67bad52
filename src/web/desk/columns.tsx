import { Link } from '@tanstack/react-router';
import type { DeskTab, WorkRowDto } from '../../api/contract/desk.ts';
import { useSession } from '../frame/session.ts';
import { shortDate } from '../kit/format.ts';
import { UrgeButton } from './urge-button.tsx';
import { placeOf, type WorkColumn } from './work-rows.tsx';

type Column = WorkColumn<WorkRowDto>;

/** The act that waits opens its form; others beside it are found on the matter. */
function Next({ row }: { readonly row: WorkRowDto }) {
  const [first] = row.mine;
  if (!first) return null;
  return (
    <span className="work-next" title={row.mine.map((act) => act.title).join('、')}>
      <Link {...placeOf(row)} search={{ act: first.id }}>
        {first.title}
      </Link>
      {row.mine.length > 1 ? <span className="grey"> 等{row.mine.length}项</span> : null}
    </span>
  );
}

/** The last step; who took it, unless it was the reader's own unit. */
function From({ row }: { readonly row: WorkRowDto }) {
  const { post, today } = useSession();
  const { on, act, unit, me } = row.last;
  const who = me ? '我' : unit.code === post.unit.code ? '' : unit.name;
  return (
    <span className="grey" title={`${on} ${unit.name} ${act}`}>
      {[shortDate(on, today), who, act].filter(Boolean).join(' ')}
    </span>
  );
}

function Who({ row }: { readonly row: WorkRowDto }) {
  const said = row.others.map((o) => `${o.name} ${o.acts.slice(0, 2).join('、')}${o.acts.length > 2 ? '等' : ''}`).join('；');
  return <span title={said}>{said || row.state.title}</span>;
}

/** Since when it lies with others, and by what. */
const Since = ({ row }: { readonly row: WorkRowDto }) => (
  <span className="grey nowrap" title={`${row.last.on} ${row.last.unit.name} ${row.last.act}`}>
    {row.last.on} 起
  </span>
);

const acts: Column = { id: 'acts', title: '要办', acts: true, cell: (row) => <Next row={row} /> };
const from: Column = { id: 'from', title: '来自', cell: (row) => <From row={row} /> };
const now: Column = { id: 'now', title: '现在', cell: (row) => row.state.title };

/** What each list says between title and limit. */
export const columnsOf: Readonly<Record<DeskTab, readonly Column[]>> = {
  todo: [acts, from],
  back: [acts, { ...from, title: '退回' }],
  waiting: [
    { id: 'who', title: '等谁', cell: (row) => <Who row={row} /> },
    { id: 'since', title: '自', cell: (row) => <Since row={row} /> },
    { id: 'do', title: '', acts: true, cell: (row) => <UrgeButton matter={row.key} title={row.title} units={row.urge} /> },
  ],
  handled: [{ ...from, title: '我办的' }, now],
  followed: [now, { ...from, title: '最近一步' }],
};
