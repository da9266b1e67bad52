import { useNavigate } from '@tanstack/react-router';

interface PeriodProps {
  readonly tab: string;
  readonly period: string;
  readonly periods: readonly { readonly id: string; readonly title: string }[];
}

/** The period looked at. */
export function PeriodSelect({ tab, period, periods }: PeriodProps) {
  const navigate = useNavigate();
  return (
    <label className="truth-period">
      <span className="grey">期间</span>
      <select className="input" value={period} onChange={(e) => void navigate({ to: '.', search: { tab, period: e.target.value } })}>
        {periods.map((p) => (
          <option key={p.id} value={p.id}>
            {p.title}
          </option>
        ))}
      </select>
    </label>
  );
}
