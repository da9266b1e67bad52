import { type FormEvent, useState } from 'react';
import type { VerifyDto } from '../api/contract/room.ts';

import { Await, useLoad } from './load.tsx';
import { PageTitle } from './parts.tsx';
import { askedIn, go, Link, type PageProps } from './place.tsx';
import { sha256 } from './sha256.ts';
import { printBytes } from './words.ts';
import './verify.css';

/** Whether a published report is what was published: by the code printed on it, for anybody. */
export function VerifyPage({ place }: PageProps) {
  const code = (askedIn(place).get('code') ?? '').trim();
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('code') ?? '').trim();
    if (typed) go(`/verify?code=${encodeURIComponent(typed)}`);
  };
  return (
    <>
      <PageTitle title="核验报告">
        <p className="grey">报告末页印有核验码和二维码。输入核验码，可以看到所引数据和口径，核对公开以后有没有改动。</p>
      </PageTitle>
      <form className="search verify-ask" onSubmit={ask}>
        <label htmlFor="code">核验码</label>
        <div className="search-line">
          <input
            key={code}
            id="code"
            name="code"
            className="input"
            autoComplete="off"
            autoCapitalize="characters"
            required
            maxLength={40}
            placeholder="XXXX-XXXX-XXXX-XXXX"
            defaultValue={code}
          />
          <button type="submit" className="button primary">
            核验
          </button>
        </div>
      </form>
      {code ? <Answer key={code} code={code} /> : null}
    </>
  );
}

function Answer({ code }: { readonly code: string }) {
  const answer = useLoad<VerifyDto>(`/verify?code=${encodeURIComponent(code)}`);
  return <Await from={answer}>{(data) => <Verified data={data} />}</Await>;
}

function Verified({ data }: { readonly data: VerifyDto }) {
  const whole = data.checks.every((c) => c.ok);
  return (
    <article className="matter-page">
      <p className={`verify-verdict ${whole ? 'verify-good' : 'verify-bad'}`} role="status">
        {whole ? '核验通过：公开以后没有改动。' : '核验没有通过：有内容与公开时不一致，请向公开机关查询。'}
      </p>
      {data.newest ? (
        <p className="notice">
          本版已经更正，现行为第{data.newest.version}版，
          <Link to={`/verify?code=${data.newest.code}`}>核验现行版本</Link>。
        </p>
      ) : null}
      <About data={data} />
      <Checks data={data} />
      <FileCheck files={data.files} />
      <Figures data={data} />
    </article>
  );
}

function About({ data }: { readonly data: VerifyDto }) {
  const facts: readonly (readonly [string, string | null])[] = [
    ['名称', data.title],
    ['文号', data.docNo],
    ['报告单位', data.reporter],
    ['报告年度', `${data.year}年`],
    ['成文日期', data.signedOn],
    ['公开日期', data.publishedOn],
    ['版次', data.version === 1 ? '第1版' : `第${data.version}版（更正）`],
    ['更正公告', data.correction],
    ['公开版删减', data.left.length > 0 ? data.left.map((l) => `${l.ground}${l.n}段`).join('，') : '没有删减'],
  ];
  return (
    <section className="section">
      <h2>报告</h2>
      <dl className="facts">
        {facts.map(([title, text]) =>
          text ? (
            <div key={title} className="fact">
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p className="more">
        <Link to={`/papers/${encodeURIComponent(data.paper)}`}>阅读全文</Link>
      </p>
    </section>
  );
}

function Checks({ data }: { readonly data: VerifyDto }) {
  return (
    <section className="section">
      <h2>核验结果</h2>
      <ul className="rows">
        {data.checks.map((check) => (
          <li key={check.id}>
            <h3>
              {check.title} <span className={`mark mark-${check.ok ? 'good' : 'ended'}`}>{check.ok ? '一致' : '不一致'}</span>
            </h3>
            <p className="row-line">{check.said}</p>
          </li>
        ))}
      </ul>
      <p className="small grey verify-seal">公开版校验值：{data.seal}</p>
      <p className="small grey verify-seal">
        {data.root ? `公开后首个台账日根（${data.root.day}）：${data.root.root}` : '公开当日的台账日根在夜间生成，次日可以查到。'}
      </p>
    </section>
  );
}

type Compared = { readonly name: string; readonly same: string | null };

/** Compares a file that the reader has with those that were published; the file stays on the reader's machine. */
function FileCheck({ files }: { readonly files: VerifyDto['files'] }) {
  const [found, setFound] = useState<Compared>();
  const compare = async (file: File | undefined) => {
    if (!file) return;
    const digest = sha256(new Uint8Array(await file.arrayBuffer()));
    setFound({ name: file.name, same: files.find((f) => f.sha256 === digest)?.name ?? null });
  };
  return (
    <section className="section">
      <h2>公开的文件</h2>
      <ul className="links">
        {files.map((f) => (
          <li key={f.sha256}>
            <a href={f.href}>{f.name}</a> <span className="grey small">{printBytes(f.size)}</span>
            <p className="small grey verify-seal">{f.sha256}</p>
          </li>
        ))}
      </ul>
      <div className="field verify-file">
        <label htmlFor="file">手里的文件是不是原件</label>
        <p className="grey small">选择或者拖入公开的文件，在本机比对，不会上传。</p>
        <input
          id="file"
          type="file"
          className="input"
          onChange={(e) => {
            void compare(e.target.files?.[0]);
          }}
        />
      </div>
      {found ? (
        <p className={found.same ? 'verify-good' : 'verify-bad'} role="status">
          {found.same
            ? `「${found.name}」与公开的《${found.same}》完全一致。`
            : `「${found.name}」与公开的文件都不一致，可能被改动过，或者不是公开的文件。`}
        </p>
      ) : null}
    </section>
  );
}

const modes = { 'half-up': '四舍五入', truncate: '截断' } as const;

type Cited = VerifyDto['figures'][number];

const valueOf = ({ value, unit, rounding }: Cited): string =>
  value === null ? '—' : `${unit === '%' ? value.toFixed(rounding.digits) : value}${unit}`;
const partsOf = ({ numerator, denominator, rounding }: Cited): string =>
  numerator === null || denominator === null ? '' : `${numerator}÷${denominator}，${modes[rounding.mode]}`;

function Figures({ data: { figures, demonstration } }: { readonly data: VerifyDto }) {
  const period = figures[0]?.period;
  return (
    <section className="section">
      <h2>所引数据（{figures.length}项）</h2>
      {demonstration ? <p className="notice">这是演示数据，记录均为虚构。</p> : null}
      <p className="grey small">统计期间{period ? `${period.from}至${period.to}` : ''}，数值为封存时的数值。</p>
      <table className="verify-figures">
        <caption className="unseen">所引数据</caption>
        <thead>
          <tr>
            <th scope="col">数据和口径</th>
            <th scope="col">数值</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure, at) => (
            <tr key={at}>
              <th scope="row">
                {figure.title}
                <span className="grey small">{figure.definition}</span>
              </th>
              <td>
                {valueOf(figure)}
                <span className="grey small">{partsOf(figure)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
