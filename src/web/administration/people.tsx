import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { PeopleDto, PersonDto, RoleNamesDto, SeatDto } from '../../api/contract/administration.ts';
import { printNumber } from '../kit/format.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { OnlyFor } from './admin-nav.tsx';
import { Find } from './parts.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { NewPersonDialog } from './person-new.tsx';
import { peopleQuery, roleNamesQuery } from './queries.ts';
import { Pages, SeatCells } from './seat-words.tsx';

/** 人员与岗位: accounts, and which posts each holds. */
export const PeoplePage = () => (
  <OnlyFor entry="/administration/people">
    <People />
  </OnlyFor>
);

function People() {
  useTitle('人员与岗位');
  const [typed, setTyped] = useState('');
  const [state, setState] = useState('active');
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<string>();
  const [making, setMaking] = useState(false);
  const q = useDeferredValue(typed.trim());
  const people = useQuery(peopleQuery({ q, state, page }));
  const names = useQuery(roleNamesQuery).data;
  const person = people.data?.rows.find((p) => p.id === shown);
  const find = (more: () => void) => {
    more();
    setPage(1);
  };
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>人员与岗位</h1>
          <p className="grey">在这里设账号、设岗位；岗位的权限由安全保密管理员授予后生效。</p>
        </div>
        <button type="button" className="button primary" onClick={() => setMaking(true)}>
          新设账号
        </button>
      </header>
      <search className="admin-filters no-print" aria-label="筛选">
        <Find label="查姓名、账号、单位或者岗位" value={typed} onChange={(v) => find(() => setTyped(v))} />
        <select className="input" aria-label="账号状态" value={state} onChange={(e) => find(() => setState(e.target.value))}>
          <option value="active">在用账号</option>
          <option value="closed">停用账号</option>
          <option value="">全部账号</option>
        </select>
        <span className="grey" role="status">
          {people.data ? `${printNumber(people.data.total)} 人` : ''}
        </span>
      </search>
      <Await query={people}>
        {(data) => (
          <div className={people.isPlaceholderData ? 'list-stale' : ''}>
            <Rows data={data} names={names} onOpen={setShown} />
            <Pages data={data} onPage={setPage} />
          </div>
        )}
      </Await>
      {person ? <PersonDialog person={person} onClose={() => setShown(undefined)} /> : null}
      {making ? <NewPersonDialog onClose={() => setMaking(false)} /> : null}
    </div>
  );
}

interface RowsProps {
  readonly data: PeopleDto;
  readonly names: RoleNamesDto | undefined;
  readonly onOpen: (id: string) => void;
}

function Rows({ data, names, onOpen }: RowsProps) {
  if (data.rows.length === 0) return <Note title="没有找到这样的人">换个词试试，或者改看全部账号。</Note>;
  return (
    <table className="grid-table admin-table" aria-label="人员与岗位">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">岗位</th>
          <th scope="col">角色</th>
          <th scope="col">任期</th>
          <th scope="col">
            <span className="unseen">办理</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {data.rows.map((person) => (
          <PersonRows key={person.id} person={person} names={names} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

function PersonRows({ person, names, onOpen }: Omit<RowsProps, 'data'> & { readonly person: PersonDto }) {
  const current = person.seats.filter((s) => s.state !== 'ended');
  const seats: readonly (SeatDto | undefined)[] = current.length > 0 ? current : [undefined];
  return seats.map((seat, i) => (
    <tr key={seat?.id ?? person.id} className={i > 0 ? 'admin-more' : ''}>
      <td data-cell="title">{i === 0 ? <Name person={person} /> : <span className="unseen">{person.name}</span>}</td>
      {seat ? <SeatCells seat={seat} names={names} /> : <NoSeat />}
      <td data-cell="acts" className="admin-acts">
        {i === 0 ? (
          <button type="button" className="button plain compact" aria-label={`办理${person.name}`} onClick={() => onOpen(person.id)}>
            办理
          </button>
        ) : null}
      </td>
    </tr>
  ));
}

function Name({ person }: { readonly person: PersonDto }) {
  return (
    <>
      {person.name}
      <span className="grey small admin-code">{person.login}</span>
      {person.active ? null : <span className="admin-off">已停用</span>}
    </>
  );
}

function NoSeat() {
  return (
    <td data-title="岗位" colSpan={3}>
      <span className="grey">没有在任岗位</span>
    </td>
  );
}
