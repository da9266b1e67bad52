import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { RatingItemDto, RatingSheetDto } from '../../api/contract/assessment-desk.ts';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { AssessmentDoors, EvidenceList, Told } from './parts.tsx';
import { doAct, queueQuery, sheetQuery } from './queries.ts';

/** 一个单位的评分表: its material at the left, score and reason at the right. */
export function ReviewPage() {
  const { region = '', id = '' } = useParams({ strict: false });
  const sheet = useQuery(sheetQuery(`${region}/${id}`));
  useTitle(sheet.data ? `${sheet.data.unitName}材料评分` : '材料评分');
  return (
    <div className="page">
      <AssessmentDoors />
      <Await query={sheet}>{(data) => <Sheet key={`${data.key} ${data.seq}`} sheet={data} />}</Await>
    </div>
  );
}

interface Mark {
  readonly score: string;
  readonly reason: string;
}
type Marks = Readonly<Record<string, Mark>>;

function Sheet({ sheet }: { readonly sheet: RatingSheetDto }) {
  const queries = useQueryClient();
  const queue = useQuery(queueQuery);
  const navigate = useNavigate();
  const touched = useRef(false);
  const [marks, setMarks] = useState<Marks>(() =>
    Object.fromEntries(
      sheet.items.map((item) => [item.indicator, { score: item.score === null ? '' : String(item.score), reason: item.reason }]),
    ),
  );
  const [lateReason, setLateReason] = useState('');
  const run = useMutation({
    mutationFn: ({ act, values }: { act: string; values: Readonly<Record<string, unknown>> }) =>
      doAct({ procedure: sheet.procedure, key: sheet.key, act, values, seq: sheet.seq }),
    onSuccess: async (_answer, { act }) => {
      touched.current = false;
      const next = act === 'accept' ? undefined : queue.data?.rows.find((row) => row.open && row.key !== sheet.key);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['rating-queue'] }),
        queries.invalidateQueries({ queryKey: ['rating-sheet'] }),
      ]);
      const [region = '', id = ''] = (next?.key ?? sheet.key).split('/');
      if (next) await navigate({ to: '/assessment/review/$region/$id', params: { region, id } });
    },
  });
  const mark = (indicator: string, change: Partial<Mark>) => {
    touched.current = true;
    setMarks((now) => ({ ...now, [indicator]: { score: '', reason: '', ...now[indicator], ...change } }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const scores = sheet.items.flatMap(({ indicator }) => {
      const { score = '', reason = '' } = marks[indicator] ?? {};
      return score.trim() === '' ? [] : [{ indicator, score: score.trim(), ...(reason.trim() && { reason: reason.trim() }) }];
    });
    run.mutate({ act: 'submit', values: { scores, ...(lateReason.trim() && { lateReason: lateReason.trim() }) } });
  };
  const rating = sheet.acts.includes('submit');
  return (
    <form className="rating" onSubmit={submit} noValidate onKeyDown={onSteps}>
      <header className="page-head">
        <div>
          <h1>{sheet.unitName}材料评分</h1>
          <p className="grey">
            {sheet.seat}，{sheet.state.title}
            {sheet.due ? `，${sheet.due}到期` : ''}
          </p>
        </div>
      </header>
      {sheet.acts.includes('accept') ? <Accepting busy={run.isPending} run={run.mutate} /> : null}
      {sheet.supplement ? <p className="sheet desk-note">该单位补充说明：{sheet.supplement}</p> : null}
      <ol className="rating-items">
        {sheet.items.map((item) => (
          <Item key={item.indicator} item={item} mark={marks[item.indicator]} rating={rating} sheet={sheet.key} onMark={mark} />
        ))}
      </ol>
      {rating ? (
        <Foot sheet={sheet} marks={marks} lateReason={lateReason} onLate={setLateReason} busy={run.isPending} error={run.error} />
      ) : (
        <Told error={run.error} />
      )}
      <LeaveGuard changed={touched} isUnsaved={() => touched.current} onKeep={undefined} onDiscard={async () => undefined} />
    </form>
  );
}

/** From score to score with Enter and the arrow keys, without the mouse. */
function onSteps(event: KeyboardEvent<HTMLFormElement>): void {
  const at = event.target;
  if (!(at instanceof HTMLInputElement) || !at.classList.contains('rating-score')) return;
  const by = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLInputElement>('.rating-score')];
  const next = all[all.indexOf(at) + by];
  next?.focus();
  next?.select();
}

interface AcceptingProps {
  readonly busy: boolean;
  readonly run: (ask: { act: string; values: Readonly<Record<string, unknown>> }) => void;
}

function Accepting({ busy, run }: AcceptingProps) {
  const [reason, setReason] = useState('');
  return (
    <section className="sheet desk-box" aria-label="接受或者回避">
      <p>与被考核单位有亲属、任职、利害关系，可能影响公正的，应当回避。</p>
      <p className="desk-acts">
        <button
          type="button"
          className="button primary"
          disabled={busy}
          onClick={() => run({ act: 'accept', values: { noInterest: true } })}
        >
          没有应当回避的关系，开始评分
        </button>
      </p>
      <label className="desk-label" htmlFor="recusal">
        需要回避的，写明理由
      </label>
      <p className="desk-acts">
        <input id="recusal" className="input" value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
        <button
          type="button"
          className="button"
          disabled={busy || reason.trim() === ''}
          onClick={() => run({ act: 'recuse', values: { recusalReason: reason } })}
        >
          申请回避
        </button>
      </p>
    </section>
  );
}

interface ItemProps {
  readonly item: RatingItemDto;
  readonly mark: Mark | undefined;
  readonly rating: boolean;
  readonly sheet: string;
  readonly onMark: (indicator: string, change: Partial<Mark>) => void;
}

function Item({ item, mark, rating, sheet, onMark }: ItemProps) {
  const id = `score-${item.indicator}`;
  const short = rating && mark !== undefined && mark.score !== '' && Number(mark.score) < item.weight;
  return (
    <li className="rating-item">
      <div className="rating-left">
        <h2>
          {item.indicator}　{item.title}
        </h2>
        <p className="grey small">
          {item.asked ? `须有：${item.asked}。` : ''}
          {item.basis}
        </p>
        {item.statement ? <p className="rating-said">{item.statement}</p> : null}
        <EvidenceList evidence={item.evidence} urlOf={(sha) => `/api/assessment-desk/sheets/${sheet}/files/${sha}`} />
      </div>
      <div className="rating-right">
        <label htmlFor={id}>得分（满分{item.weight}）</label>
        <div className="desk-acts">
          <input
            id={id}
            className="input rating-score"
            inputMode="decimal"
            autoComplete="off"
            disabled={!rating}
            value={mark?.score ?? ''}
            onChange={(event) => onMark(item.indicator, { score: event.target.value })}
          />
          {rating ? (
            <button
              type="button"
              className="button compact"
              onClick={() => onMark(item.indicator, { score: String(item.weight) })}
              aria-label={`${item.title}给满分`}
            >
              满分
            </button>
          ) : null}
        </div>
        <label htmlFor={`${id}-why`}>扣分理由{short ? '（必须写明）' : ''}</label>
        <textarea
          id={`${id}-why`}
          className="input rating-why"
          rows={2}
          maxLength={300}
          disabled={!rating}
          value={mark?.reason ?? ''}
          onChange={(event) => onMark(item.indicator, { reason: event.target.value })}
        />
      </div>
    </li>
  );
}

interface FootProps {
  readonly sheet: RatingSheetDto;
  readonly marks: Marks;
  readonly lateReason: string;
  readonly onLate: (reason: string) => void;
  readonly busy: boolean;
  readonly error: unknown;
}

function Foot({ sheet, marks, lateReason, onLate, busy, error }: FootProps) {
  const given = sheet.items.filter((item) => (marks[item.indicator]?.score ?? '') !== '');
  const sum = given.reduce((all, item) => all + (Number(marks[item.indicator]?.score) || 0), 0);
  const full = sheet.items.reduce((all, item) => all + item.weight, 0);
  return (
    <footer className="rating-foot">
      {sheet.late ? (
        <p>
          <label htmlFor="late-reason">已超期，写明原因</label>
          <input id="late-reason" className="input" value={lateReason} maxLength={300} onChange={(event) => onLate(event.target.value)} />
        </p>
      ) : null}
      <Told error={error} />
      <p className="desk-acts">
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? '正在交分…' : '交分，评下一个单位'}
        </button>
        <span className="grey">
          已评{given.length}项，共{sheet.items.length}项；合计{Math.round(sum * 100) / 100}分，满分{Math.round(full * 100) / 100}
          分。交分后不能再改。
        </span>
      </p>
    </footer>
  );
}
