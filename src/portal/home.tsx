import { useEffect } from 'react';
import type { PublicHomeDto } from '../api/contract/public.ts';
import { Await, useLoad } from './load.tsx';
import { Rows } from './parts.tsx';
import { Link } from './place.tsx';
import { SearchBox } from './search-box.tsx';
import { printDay } from './words.ts';
import './home.css';

export function Home() {
  const home = useLoad<PublicHomeDto>('/home');
  useEffect(() => {
    document.title = '公众服务 · 准绳';
  }, []);
  return <Await from={home}>{(data) => <HomePage {...data} />}</Await>;
}

function HomePage({ city, demonstration, shelves, services, papers, today }: PublicHomeDto) {
  const first = shelves[0];
  return (
    <div className="home">
      <section className="hero">
        <h1>
          <span className="hero-city">{city}</span>法治政府公众服务
        </h1>
        {first ? <SearchBox shelf={first.id} label={`查${first.title}：标题、文号或者正文中的词`} /> : null}
      </section>
      {demonstration ? <p className="notice">演示平台：所有记录均为模拟，人名均为虚构，平台日期为{printDay(today)}。</p> : null}
      <section className="section home-services" aria-labelledby="services">
        <h2 id="services">我要办</h2>
        <ul className="service-list">
          {services.slice(0, 4).map((s) => (
            <li key={`${s.procedure}/${s.act}`}>
              <Link to={`/apply/${s.procedure}/${s.act}`}>
                <b>{s.title}</b>
                <span className="grey">{s.words}</span>
              </Link>
            </li>
          ))}
          <li>
            <Link to="/follow">
              <b>查我的办件</b>
              <span className="grey">凭办件编号和查询密码查看进度、领取答复</span>
            </Link>
          </li>
        </ul>
        {services.length > 4 ? (
          <p className="more">
            <Link to="/apply">全部{services.length}项</Link>
          </p>
        ) : null}
      </section>
      {shelves.map((shelf) => (
        <section key={shelf.id} className="section" aria-labelledby={`shelf-${shelf.id}`}>
          <h2 id={`shelf-${shelf.id}`}>{shelf.title}</h2>
          {shelf.rows.length > 0 ? <Rows rows={shelf.rows} /> : <p className="grey">现在没有。</p>}
          <p className="more">
            <Link to={`/s/${shelf.id}${shelf.marks.length > 1 ? `?mark=${shelf.marks[0]?.id}` : ''}`}>
              {shelf.total > shelf.rows.length ? `全部${shelf.total.toLocaleString('zh-CN')}件` : `看${shelf.title}`}
            </Link>
          </p>
        </section>
      ))}
      <section className="section" aria-labelledby="papers">
        <h2 id="papers">通报和报告</h2>
        {papers.length > 0 ? (
          <ul className="rows">
            {papers.map((paper) => (
              <li key={paper.id}>
                <h3>
                  <Link to={`/papers/${encodeURIComponent(paper.id)}`}>{paper.title}</Link>
                </h3>
                <p className="row-line">
                  {paper.issuer}　{paper.issuedOn}
                </p>
              </li>
            ))}
          </ul>
        ) : (
          <p className="grey">还没有发布的通报和报告。</p>
        )}
      </section>
    </div>
  );
}
