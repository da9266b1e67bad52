import type { ReportDto } from '../../api/contract.ts';

/** What the text cannot do yet, with the line it stands in. */
export function Problems({ problems }: { readonly problems: ReportDto['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="findings">
      {problems.map((p) => (
        <li key={`${p.line}${p.text}`}>
          第{p.line}行：{p.text.replace(/。$/, '')}。<span className="grey">{p.remedy}</span>
        </li>
      ))}
    </ul>
  );
}
