import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChecksDto, CitedDto, SimilarDto } from '../../api/contract/library.ts';
import type { MatterDto } from '../../api/contract.ts';
import { printNumber } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { MatterLink } from './document-link.tsx';
import { checksQuery } from './queries.ts';

/** 文本核查: what the text repeats of documents in force, and how stands what it names. Asked for when it is wanted. */
export function ChecksPanel({ matter }: { readonly matter: MatterDto }) {
  const [open, setOpen] = useState(false);
  return (
    <section className="section no-print">
      <h2>文本核查</h2>
      {open ? (
        <Found matter={matter} />
      ) : (
        <p className="library-acts">
          <button type="button" className="button" onClick={() => setOpen(true)}>
            核查正文
          </button>
          <span className="grey">与全市现行文件比对相同文字和同题文件，核对所引依据是否仍然有效。</span>
        </p>
      )}
    </section>
  );
}

function Found({ matter }: { readonly matter: MatterDto }) {
  const found = useQuery(checksQuery(matter.key, matter.seq));
  return (
    <Await query={found}>
      {(data) => (
        <>
          <p className="grey small" role="status">
            {data.source ? `核查对象：${data.source}。` : '还没有可以读出文字的正文，只比对了标题和制定依据。'}
            已与{printNumber(data.against)}件现行文件比对。核查结果供参考，由承办人判断。
          </p>
          <Cited cited={data.cited} procedure={matter.procedure} />
          <Similar similar={data.similar} procedure={matter.procedure} />
          <Numbering found={data.misnumbered} />
        </>
      )}
    </Await>
  );
}

const words: Readonly<Record<CitedDto['standing'], string>> = {
  ended: '已废止',
  changed: '已有新版',
  'not-yet': '未施行',
  unknown: '未收录',
  'in-force': '有效',
};

function Cited({ cited, procedure }: { readonly cited: readonly CitedDto[]; readonly procedure: string }) {
  const troubled = cited.filter((c) => c.standing === 'ended' || c.standing === 'changed' || c.standing === 'not-yet').length;
  return (
    <div className="library-block">
      <h3>
        所引依据和文件
        <span className="unit-word">
          {cited.length}处{troubled > 0 ? `，${troubled}处须处理` : ''}
        </span>
      </h3>
      {cited.length === 0 ? <p className="grey">正文没有引用有名称的依据。</p> : null}
      <ul className="library-list">
        {cited.map((c) => (
          <li key={c.words}>
            <span className={`library-mark mark-${c.standing}`}>{words[c.standing]}</span>
            <span>
              {c.key ? (
                <MatterLink procedure={procedure} to={c.key}>
                  {c.words}
                </MatterLink>
              ) : (
                c.words
              )}
              {c.articles.length > 0 && !c.words.includes(c.articles[0] ?? '') ? c.articles.join('、') : ''}
              <span className="grey small library-said">{c.said}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Similar({ similar, procedure }: { readonly similar: readonly SimilarDto[]; readonly procedure: string }) {
  return (
    <div className="library-block">
      <h3>
        相近的现行文件
        <span className="unit-word">{similar.length}件</span>
      </h3>
      {similar.length === 0 ? <p className="grey">没有同题或者大段相同文字的现行文件。</p> : null}
      <ul className="library-list">
        {similar.map((s) => (
          <li key={s.key}>
            <span className="library-share">
              <b>{s.share}%</b>
              <span className="grey small">文字相同</span>
            </span>
            <div>
              <MatterLink procedure={procedure} to={s.key}>
                {s.title}
              </MatterLink>
              <p className="grey small">{[s.docNo, s.issuer, s.state, `题目相近${s.title100}%`].filter(Boolean).join('　')}</p>
              <Passages found={s.passages} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Passages({ found }: { readonly found: readonly string[] }) {
  if (found.length === 0) return null;
  return (
    <details className="library-passages">
      <summary>相同文字{found.length}处</summary>
      {found.map((passage) => (
        <blockquote key={passage}>{passage}</blockquote>
      ))}
    </details>
  );
}

function Numbering({ found }: { readonly found: ChecksDto['misnumbered'] }) {
  if (found.length === 0) return null;
  return (
    <div className="library-block">
      <h3>序号</h3>
      <p>{found.map((m) => m.said).join('、')}。</p>
    </div>
  );
}
