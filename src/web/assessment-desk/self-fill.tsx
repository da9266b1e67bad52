import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { EvidenceDto, SelfDto, SelfItemDto } from '../../api/contract/assessment-desk.ts';
import { useUploads } from '../evidence/use-uploads.ts';
import { LeaveGuard } from '../form/leave-guard.tsx';
import type { FileValue } from '../kit/values.ts';
import { Told } from './parts.tsx';
import { doAct } from './queries.ts';

interface Paper {
  readonly title: string;
  readonly docNo: string;
  readonly signedOn: string;
  readonly reused: boolean;
  readonly file: FileValue | null;
}
interface Own {
  readonly selfScore: string;
  readonly statement: string;
  readonly papers: readonly Paper[];
}
type Owns = Readonly<Record<string, Own>>;

const ownOf = ({ selfScore, statement, evidence }: SelfItemDto): Own => ({
  ...{ selfScore: selfScore === null ? '' : String(selfScore), statement },
  papers: evidence.map((one: EvidenceDto) => ({ ...one })),
});

const cents = (n: number): number => Math.round(n * 100);

/** What the items add up to: points of records, what the unit gives itself, and what it claims beside the records. */
function totalOf(self: SelfDto, owns: Owns): number {
  const computed = self.computed.reduce((sum, row) => sum + cents(row.claimed ?? row.score), 0);
  const own = self.items.reduce((sum, item) => {
    const score = Number(owns[item.indicator]?.selfScore) || 0;
    return sum + (item.weight === 0 ? 0 : Math.round((cents(score) * cents(item.counts)) / cents(item.weight)));
  }, 0);
  return (computed + own) / 100;
}

function valuesOf(self: SelfDto, owns: Owns): Readonly<Record<string, unknown>> {
  const given = self.items.flatMap((item) => {
    const own = owns[item.indicator];
    return own && own.selfScore.trim() !== '' ? [{ indicator: item.indicator, ...own }] : [];
  });
  const evidence = given.flatMap(({ indicator, papers }) =>
    papers.map(({ file, docNo, ...paper }) => ({ indicator, ...paper, paper: file, ...(docNo && { docNo }) })),
  );
  return {
    selfItems: given.map(({ indicator, selfScore, statement }) => ({ indicator, selfScore, statement })),
    selfTotal: totalOf(self, owns),
    ...(evidence.length > 0 && { evidence }),
  };
}

function savedWords({ selfTotal }: SelfDto, changed: boolean): string {
  if (changed) return '有修改尚未保存';
  return selfTotal === null ? '尚未保存' : '已保存';
}

/** The clerk fills in what has to be proved; the head signs with the pledge of truth. */
export function Filling({ self }: { readonly self: SelfDto }) {
  const queries = useQueryClient();
  const touched = useRef(false);
  const [changed, setChanged] = useState(false);
  const [owns, setOwns] = useState<Owns>(() => Object.fromEntries(self.items.map((item) => [item.indicator, ownOf(item)])));
  const run = useMutation({
    mutationFn: ({ act, values }: { act: string; values: Readonly<Record<string, unknown>> }) =>
      doAct({ procedure: self.procedure, key: self.key, act, values, seq: self.seq }),
    onSuccess: () => {
      touched.current = false;
      return queries.invalidateQueries({ queryKey: ['assessment-self'] });
    },
  });
  const change = (indicator: string, with_: Partial<Own>) => {
    touched.current = true;
    setChanged(true);
    setOwns((now) => ({ ...now, [indicator]: { selfScore: '', statement: '', papers: [], ...now[indicator], ...with_ } }));
  };
  const signing = self.acts.includes('submit-self');
  const save = (event: FormEvent) => {
    event.preventDefault();
    run.mutate({ act: 'prepare-self', values: valuesOf(self, owns) });
  };
  return (
    <form className="section" onSubmit={save} noValidate aria-labelledby="self-fill">
      <h2 id="self-fill">须举证的指标</h2>
      <ol className="rating-items">
        {self.items.map((item) => (
          <Item key={item.indicator} item={item} own={owns[item.indicator]} onChange={change} />
        ))}
      </ol>
      <Told error={run.error} />
      <p className="desk-acts rating-foot">
        <button type="submit" className={signing ? 'button' : 'button primary'} disabled={run.isPending}>
          {run.isPending ? '正在保存…' : '保存自评'}
        </button>
        <span role="status">
          自评总分{totalOf(self, owns)}分，{savedWords(self, changed)}
        </span>
      </p>
      {signing ? <Signing busy={run.isPending} ready={self.selfTotal !== null} run={run.mutate} /> : null}
      <LeaveGuard changed={touched} isUnsaved={() => touched.current} onKeep={undefined} onDiscard={async () => undefined} />
    </form>
  );
}

interface ItemProps {
  readonly item: SelfItemDto;
  readonly own: Own | undefined;
  readonly onChange: (indicator: string, change: Partial<Own>) => void;
}

function Item({ item, own, onChange }: ItemProps) {
  const id = `self-${item.indicator}`;
  const papers = own?.papers ?? [];
  const uploads = useUploads((file) => {
    const title = file.name.replace(/\.[a-z0-9]+$/i, '');
    onChange(item.indicator, { papers: [...papers, { title, docNo: '', signedOn: '', reused: false, file }] });
  });
  return (
    <li className="rating-item">
      <div className="rating-left">
        <h3>
          {item.indicator}　{item.title}
        </h3>
        <p className="grey small">
          {item.asked ? `须有：${item.asked}。` : ''}
          {item.basis}
        </p>
        <label htmlFor={`${id}-said`}>自评说明</label>
        <textarea
          id={`${id}-said`}
          className="input rating-why"
          maxLength={1000}
          value={own?.statement ?? ''}
          onChange={(event) => onChange(item.indicator, { statement: event.target.value })}
        />
        <Papers papers={papers} onChange={(next) => onChange(item.indicator, { papers: next })} />
        {uploads.going.map((one) => (
          <p key={one.id} className="small grey">
            {one.wrong ?? `正在上传${one.file.name}…`}
          </p>
        ))}
        <p>
          <label className="button compact">
            添加材料
            <input
              className="unseen"
              type="file"
              multiple
              onChange={(event) => {
                uploads.add([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
          </label>
        </p>
      </div>
      <div className="rating-right">
        <label htmlFor={id}>自评分（分值{item.weight}）</label>
        <input
          id={id}
          className="input rating-score"
          inputMode="decimal"
          autoComplete="off"
          value={own?.selfScore ?? ''}
          onChange={(event) => onChange(item.indicator, { selfScore: event.target.value })}
        />
      </div>
    </li>
  );
}

interface PapersProps {
  readonly papers: readonly Paper[];
  readonly onChange: (papers: readonly Paper[]) => void;
}

function Papers({ papers, onChange }: PapersProps) {
  const put = (at: number, change: Partial<Paper>) => onChange(papers.map((paper, i) => (i === at ? { ...paper, ...change } : paper)));
  if (papers.length === 0) return null;
  return (
    <ul className="desk-papers">
      {papers.map((paper, at) => (
        <li key={`${at} ${paper.file?.sha256 ?? ''}`}>
          <label className="small">
            材料名称
            <input className="input" maxLength={120} value={paper.title} onChange={(event) => put(at, { title: event.target.value })} />
          </label>
          <label className="small">
            文号（没有的不填）
            <input className="input" maxLength={60} value={paper.docNo} onChange={(event) => put(at, { docNo: event.target.value })} />
          </label>
          <label className="small">
            形成日期
            <input className="input" type="date" value={paper.signedOn} onChange={(event) => put(at, { signedOn: event.target.value })} />
          </label>
          <label>
            <input type="checkbox" checked={paper.reused} onChange={(event) => put(at, { reused: event.target.checked })} /> 也用于别的指标
          </label>
          <button type="button" className="link-button" onClick={() => onChange(papers.filter((_, i) => i !== at))}>
            去掉
          </button>
        </li>
      ))}
    </ul>
  );
}

interface SigningProps {
  readonly busy: boolean;
  readonly ready: boolean;
  readonly run: (ask: { act: string; values: Readonly<Record<string, unknown>> }) => void;
}

function Signing({ busy, ready, run }: SigningProps) {
  const [pledge, setPledge] = useState(false);
  const [post, setPost] = useState('');
  return (
    <section className="sheet desk-box" aria-labelledby="self-sign">
      <h3 id="self-sign">负责人签字</h3>
      <label className="desk-label">
        <input type="checkbox" checked={pledge} onChange={(event) => setPledge(event.target.checked)} />{' '}
        承诺自评和证据真实，并对弄虚作假承担责任
      </label>
      <label className="desk-label" htmlFor="signer-post">
        签字人职务
      </label>
      <p className="desk-acts">
        <input id="signer-post" className="input" maxLength={60} value={post} onChange={(event) => setPost(event.target.value)} />
        <button
          type="button"
          className="button primary"
          disabled={busy || !ready}
          onClick={() => run({ act: 'submit-self', values: { pledge, signerPost: post } })}
        >
          签字报送
        </button>
      </p>
      {ready ? null : <p className="grey">经办人保存自评以后签字。</p>}
    </section>
  );
}
