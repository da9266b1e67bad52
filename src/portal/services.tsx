import type { PublicServiceDto } from '../api/contract/public.ts';
import { Await, useLoad } from './load.tsx';
import { PageTitle } from './parts.tsx';
import { Link } from './place.tsx';
import './home.css';

/** Everything that anybody may ask for. */
export function ServicesPage() {
  const services = useLoad<readonly PublicServiceDto[]>('/services');
  return (
    <>
      <PageTitle title="我要办">
        <p className="grey">不用注册。提交后得到办件编号和查询密码，凭它们查看进度、补正材料、领取答复。</p>
      </PageTitle>
      <Await from={services}>
        {(list) => (
          <ul className="service-list wide">
            {list.map((s) => (
              <li key={`${s.procedure}/${s.act}`}>
                <Link to={`/apply/${s.procedure}/${s.act}`}>
                  <b>{s.title}</b>
                  <span className="grey">{s.words}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Await>
    </>
  );
}
