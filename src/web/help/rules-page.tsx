import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ProcedureDetail } from '../../api/contract.ts';
import { Provision } from '../kit/provision.tsx';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { procedureQuery } from '../queries.ts';
import { type Rules, rulesOf } from './rules.ts';
import './help.css';

/** The rules of one kind of matter: steps and who takes them, limits, what is public, how its figures are counted. */
export function RulesPage() {
  const { procedure = '' } = useParams({ strict: false });
  const detail = useQuery(procedureQuery(procedure));
  useTitle(detail.data && `${detail.data.title}的规则`);
  return (
    <div className="page">
      <Await query={detail}>{(data) => <RulesView detail={data} rules={rulesOf(data)} />}</Await>
    </div>
  );
}

interface Props {
  readonly detail: ProcedureDetail;
  readonly rules: Rules;
}

const parts = [
  ['steps', '步骤'],
  ['limits', '期限'],
  ['states', '环节'],
  ['seen', '公开'],
  ['metrics', '数字'],
] as const;

function RulesView({ detail, rules }: Props) {
  return (
    <>
      <header className="page-head">
        <div>
          <p className="grey small">
            <Link to="/help">帮助</Link>
          </p>
          <h1>{detail.title}的规则</h1>
          <p>
            <Provision basis={detail.basis} />
          </p>
        </div>
        <Link to="/m/$procedure" params={{ procedure: detail.id }} className="button">
          看全部{detail.title}
        </Link>
      </header>
      <nav className="rules-parts" aria-label="本页各部分">
        {parts.map(([id, title]) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      <Part id="steps" title="步骤" n={rules.acts.length}>
        {rules.acts.map((a) => (
          <Rule key={a.title + a.way} title={a.title} aside={a.who}>
            <p>{a.way}</p>
            {a.needs ? <p className="grey">要填：{a.needs}</p> : null}
            <Provision basis={a.basis} />
          </Rule>
        ))}
      </Part>
      <Part id="limits" title="期限" n={rules.limits.length}>
        {rules.limits.map((l) => (
          <Rule key={l.title} title={l.title} aside={l.kind}>
            <p>{l.words}</p>
            <Provision basis={l.basis} />
          </Rule>
        ))}
      </Part>
      <Part id="states" title="环节" n={rules.states.length}>
        {rules.states.map((s) => (
          <Rule key={s.title} title={s.title} aside={`${s.kind}，${s.open}`}>
            <p className="grey">{s.next ? `可以：${s.next}` : '到此为止'}</p>
          </Rule>
        ))}
      </Part>
      <Part id="seen" title="公开" n={rules.seen.length}>
        {rules.seen.map((s) => (
          <Rule key={s.who} title={s.who} aside="">
            <p className="grey">{s.fields}</p>
          </Rule>
        ))}
        {rules.personal ? (
          <Rule title="个人信息，查看留有痕迹" aside="">
            <p className="grey">{rules.personal}</p>
          </Rule>
        ) : null}
      </Part>
      <Part id="metrics" title="数字" n={rules.metrics.length}>
        {rules.metrics.map((m) => (
          <Rule key={m.title} title={m.title} aside={m.unit}>
            <p>{m.definition}</p>
            {m.basis ? <Provision basis={m.basis} /> : null}
          </Rule>
        ))}
      </Part>
    </>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly n: number;
  readonly children: ReactNode;
}

function Part({ id, title, n, children }: PartProps) {
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>
        {title}
        <span className="unit-word">{n}项</span>
      </h2>
      {n > 0 ? <ul className="rules">{children}</ul> : <p className="grey">没有。</p>}
    </section>
  );
}

function Rule({ title, aside, children }: { readonly title: string; readonly aside: string; readonly children: ReactNode }) {
  return (
    <li>
      <div>
        <h3>{title}</h3>
        {aside ? <p className="grey small">{aside}</p> : null}
      </div>
      <div>{children}</div>
    </li>
  );
}
