import { Link } from '@tanstack/react-router';
import type { RedRow } from '../../api/contract/overview.ts';
import { printNumber } from '../kit/format.ts';
import { Light, LightMark } from '../kit/light.tsx';
import { MatterLink } from '../kit/matter-rows.tsx';
import type { Order } from './instruct.tsx';
import './red-list.css';

interface Props {
  readonly rows: readonly RedRow[];
  readonly label: string;
  readonly kinds: ReadonlyMap<string, string>;
  /** Starts an instruction or a proposal; absent where the person may give none. */
  readonly onOrder: ((order: Order) => void) | undefined;
}

/** What is past its limit, longest first: which, how late, whose, who has to act, and one tap to say so. */
export function RedList({ rows, label, kinds, onOrder }: Props) {
  return (
    <ol className="red-list" aria-label={label}>
      {rows.map((row) => (
        <li key={row.key}>
          <Lateness row={row} />
          <div className="red-what">
            <p className="red-title">
              <MatterLink row={row} />
            </p>
            <p className="red-who">
              <span className="red-kind">{kinds.get(row.procedure) ?? ''}</span>
              <Link to="/leader" search={{ unit: row.call.code }}>
                {row.call.name}
              </Link>
              {row.head ? `${row.head.post}${row.head.name}` : null}
              {row.who.length > 0 ? <span className="red-act">{`${row.limit}，由${row.who.join('、')}办理`}</span> : null}
            </p>
          </div>
          {onOrder ? (
            <p className="red-acts">
              <button
                type="button"
                className="button compact"
                onClick={() => onOrder({ kind: 'instruct', row })}
                aria-label={`批示：${row.title}`}
              >
                批示
              </button>
              <button
                type="button"
                className="button plain compact"
                onClick={() => onOrder({ kind: 'talk', row })}
                aria-label={`约谈：${row.call.name}`}
              >
                约谈
              </button>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Lateness({ row }: { readonly row: RedRow }) {
  if (row.daysLate === 0) {
    return (
      <p className="red-days red-days-none">
        <Light light={row.light} />
      </p>
    );
  }
  return (
    <p className="red-days" title={`应于${row.nextDueOn ?? ''}前办结`}>
      <LightMark colour="red" />
      <span className="unseen">逾期</span>
      <b>{printNumber(row.daysLate)}</b>天
    </p>
  );
}
