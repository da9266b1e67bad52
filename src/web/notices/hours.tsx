interface Props {
  readonly label: string;
  readonly value: number;
  /** First and last hour offered. */
  readonly from?: number;
  readonly to?: number;
  readonly disabled?: boolean;
  readonly onChange: (hour: number) => void;
}

/** An hour of the day. */
export function HourSelect({ label, value, from = 0, to = 23, disabled = false, onChange }: Props) {
  return (
    <select
      className="input hour-select"
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(e) => onChange(Number(e.target.value))}
    >
      {Array.from({ length: to - from + 1 }, (_none, i) => from + i).map((hour) => (
        <option key={hour} value={hour}>
          {hour}点
        </option>
      ))}
    </select>
  );
}
