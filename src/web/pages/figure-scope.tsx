import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../frame/session.ts';
import { type FigureAsk, unitsQuery } from '../queries.ts';
import './figure-scope.css';

/** The last full year: what the annual report is about, and what figures are shown for unless another is asked. */
export const reportYear = (today: string): string => String(Number(today.slice(0, 4)) - 1);

/** The years that can be asked for: the current one and five before. */
export function useYears(): readonly string[] {
  const year = Number(useSession().today.slice(0, 4));
  return Array.from({ length: 6 }, (_, i) => String(year - i));
}

interface Props {
  readonly ask: FigureAsk;
  /** Whether to choose where units count that were merged or moved. */
  readonly moved?: boolean;
}

/** Period and scope of the figures, kept in the address. */
export function ScopeBar({ ask, moved = false }: Props) {
  const navigate = useNavigate();
  const years = useYears();
  const units = useQuery(unitsQuery({})).data ?? [];
  const year = ask.year ?? '';
  const set = (change: { readonly year?: string; readonly unit?: string; readonly units?: string }) =>
    void navigate({ to: '.', search: { year, unit: ask.unit, units: ask.units, ...change }, replace: true });
  return (
    <div className="scope-bar no-print">
      <label>
        <span className="grey">年度</span>
        <select className="input" value={year} onChange={(e) => set({ year: e.target.value })}>
          {(years.includes(year) ? years : [year, ...years]).map((y) => (
            <option key={y} value={y}>
              {y}年
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="grey">范围</span>
        <select className="input" value={ask.unit ?? ''} onChange={(e) => set({ unit: e.target.value })}>
          <option value="">本单位及所属</option>
          {units.map((u) => (
            <option key={u.code} value={u.code}>
              {u.name}
            </option>
          ))}
        </select>
      </label>
      {moved ? (
        <label>
          <span className="grey">合并、划转的单位</span>
          <select className="input" value={ask.units ?? ''} onChange={(e) => set({ units: e.target.value })}>
            <option value="">计入当时的单位</option>
            <option value="now">计入现在的单位</option>
          </select>
        </label>
      ) : null}
    </div>
  );
}
