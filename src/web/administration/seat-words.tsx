import type { PeopleDto, RoleNamesDto, SeatDto } from '../../api/contract/administration.ts';
import { Span, titlesOf } from './parts.tsx';

/** The cells of a row that tell of a post. */
export function SeatCells({ seat, names }: { readonly seat: SeatDto; readonly names: RoleNamesDto | undefined }) {
  return (
    <>
      <td data-title="岗位">
        {seat.unit.name} {seat.title}
      </td>
      <td data-title="角色">
        <SeatRoles seat={seat} names={names} />
      </td>
      <td data-title="任期">
        <Span from={seat.from} to={seat.to} />
      </td>
    </>
  );
}

/** What is granted; what is asked for and still waits. */
export function SeatRoles({ seat, names }: { readonly seat: SeatDto; readonly names: RoleNamesDto | undefined }) {
  return (
    <>
      {seat.roles.length > 0 ? titlesOf(names, seat.roles) : null}
      {seat.asked ? <span className="admin-waiting">待授权：{titlesOf(names, seat.asked)}</span> : null}
      {seat.roles.length === 0 && !seat.asked ? <span className="grey">未授权</span> : null}
    </>
  );
}

export function Pages({ data, onPage }: { readonly data: PeopleDto; readonly onPage: (page: number) => void }) {
  const last = Math.max(1, Math.ceil(data.total / data.pageSize));
  if (last === 1) return null;
  return (
    <nav className="pages no-print" aria-label="翻页">
      <button type="button" className="button compact" disabled={data.page <= 1} onClick={() => onPage(data.page - 1)}>
        上一页
      </button>
      <span className="grey">
        第 {data.page} 页，共 {last} 页
      </span>
      <button type="button" className="button compact" disabled={data.page >= last} onClick={() => onPage(data.page + 1)}>
        下一页
      </button>
    </nav>
  );
}
