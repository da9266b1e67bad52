import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { UrgeDto } from '../../api/contract/desk.ts';
import { LightMark } from '../kit/light.tsx';
import { Await } from '../kit/states.tsx';
import { urgesQuery } from './queries.ts';
import { urgeVerbs } from './urge-words.ts';
import { placeOf } from './work-rows.tsx';
import './urge.css';

/** 催办: at this unit and by it. */
export function Urges() {
  const urges = useQuery(urgesQuery);
  return (
    <Await query={urges}>
      {(data) => (
        <>
          <UrgeList title="催本单位的" urges={data.at} empty="没有单位催办。" />
          <UrgeList
            title="本单位催的"
            urges={data.by}
            empty="本单位没有催过别的单位。上级单位和主管部门可以在「等别人」或者事项页面上催办。"
          />
        </>
      )}
    </Await>
  );
}

function UrgeList({ title, urges, empty }: { readonly title: string; readonly urges: readonly UrgeDto[]; readonly empty: string }) {
  return (
    <section className="urge-section" aria-label={title}>
      <h3>{title}</h3>
      {urges.length === 0 ? <p className="grey">{empty}</p> : null}
      <ul className="urge-list">
        {urges.map((u) => (
          <li key={u.id}>
            <Link {...placeOf(u.row)} data-row="">
              {u.row.title}
            </Link>
            <Answer urge={u} />
            <p className="urge-words">
              {u.words}
              <span className="grey small">
                　{u.on} {u.from.name}
                {u.by ? ` ${u.by}` : ''} {urgeVerbs[u.kind]} {u.to.name}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the urged unit has done since. */
export function Answer({ urge }: { readonly urge: Pick<UrgeDto, 'answer'> }) {
  if (!urge.answer) {
    return (
      <span className="urge-open">
        <LightMark colour="amber" /> 还没有办
      </span>
    );
  }
  return (
    <span className="urge-answered">
      <LightMark colour="green" /> {urge.answer.on.slice(5)} 已{urge.answer.act}
    </span>
  );
}
