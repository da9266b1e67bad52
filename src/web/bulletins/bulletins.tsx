import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BulletinsDto } from '../../api/contract/letters.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { bulletinsQuery } from './queries.ts';
import './bulletins.css';

/** Quarterly bulletins: every system with its quarters, issued or not. */
export function BulletinsPage() {
  useTitle('通报');
  const bulletins = useQuery(bulletinsQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>季度通报</h1>
          <p className="grey">数字由台账算出；印发后连同数字一并留存，不再变动。</p>
        </div>
      </header>
      <Await query={bulletins}>{(data) => <Systems data={data} />}</Await>
    </div>
  );
}

function Systems({ data }: { readonly data: BulletinsDto }) {
  if (data.systems.length === 0) return <Note title="还没有可以通报的系统">有了相应事项和通报底稿后，这里会列出各季度的通报。</Note>;
  return (
    <ul className="bulletins">
      {data.systems.map((one) => (
        <li key={one.system}>
          <h2>{one.title}</h2>
          <Quarters data={data} system={one.system} />
        </li>
      ))}
    </ul>
  );
}

/** Quarters at most that are listed; older issued ones stay listed beside them. */
const latest = 5;

function Quarters({ data, system }: { readonly data: BulletinsDto; readonly system: string }) {
  const issued = new Map(data.issued.filter((one) => one.system === system).map((one) => [one.quarter, one]));
  const shown = data.quarters.filter((one, i) => issued.has(one.quarter) || (data.drafts && i < latest));
  if (shown.length === 0) return <p className="grey">尚未印发</p>;
  return (
    <ol className="bulletin-quarters">
      {shown.map(({ quarter, title, over }) => {
        const edition = issued.get(quarter);
        return (
          <li key={quarter}>
            <Link to="/bulletins/$system/$quarter" params={{ system, quarter }}>
              {title}
            </Link>
            <p className={edition ? 'small' : 'grey small'}>
              {edition ? `${edition.docNo}，${edition.date}印发` : over ? '草稿' : '本季未满'}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
