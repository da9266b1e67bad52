import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ChangeDoneDto, NoticeBody, NoticePreviewDto } from '../../api/contract/calendar.ts';
import type { RefusalDto } from '../../api/contract.ts';
import { call } from '../client.ts';
import { Moves } from './calendar-moves.tsx';
import { NoticeDays } from './calendar-notice-days.tsx';
import { RefusalList, Row, refusalsOf } from './calendar-row.tsx';

const titleOf = (year: number): string => `国务院办公厅关于${year}年部分节假日安排的通知`;
const example =
  '一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日至11日放假调休，共7天。1月31日（周日）、2月13日（周六）上班。';

/** Types or pastes a notice; shows what was read and what moves; only then puts it in force. */
export function NoticeForm({ year, onClose }: { readonly year: number; readonly onClose: () => void }) {
  const [body, setBody] = useState<NoticeBody>({ year, number: '', title: titleOf(year), issuedOn: '', source: '', text: '' });
  const look = useMutation({ mutationFn: (b: NoticeBody) => call<NoticePreviewDto>('POST', '/calendar/notices/preview', { body: b }) });
  if (look.data) return <Confirm body={body} preview={look.data} onBack={() => look.reset()} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    look.mutate(body);
  };
  return (
    <section className="section" aria-labelledby="notice-form">
      <h2 id="notice-form">录入放假通知</h2>
      <RefusalList refusals={refusalsOf(look.error)} />
      <form className="notice-form" onSubmit={submit} noValidate>
        <Heading body={body} onChange={setBody} refusals={refusalsOf(look.error)} />
        <Row
          label="安排"
          help="把通知正文贴进来，每个节日一行；与周末连休的，周末不必列出。"
          field="text"
          refusals={refusalsOf(look.error)}
        >
          {(more) => (
            <textarea
              {...more}
              className="input"
              value={body.text ?? ''}
              placeholder={example}
              onChange={(e) => setBody({ ...body, text: e.target.value })}
            />
          )}
        </Row>
        <div className="notice-acts">
          <button type="submit" className="button primary" disabled={look.isPending}>
            {look.isPending ? '正在推算…' : '查看哪些期限变动'}
          </button>
          <button type="button" className="button" onClick={onClose}>
            不录入了
          </button>
        </div>
      </form>
    </section>
  );
}

interface HeadingProps {
  readonly body: NoticeBody;
  readonly onChange: (body: NoticeBody) => void;
  readonly refusals: readonly RefusalDto[];
}

function Heading({ body, onChange, refusals }: HeadingProps) {
  const setYear = (year: number) => onChange({ ...body, year, title: body.title === titleOf(body.year) ? titleOf(year) : body.title });
  return (
    <>
      <div className="notice-pair">
        <Row label="年份" help="安排的是哪一年；已有安排的年份按更正处理。" field="year" refusals={refusals}>
          {(more) => (
            <input
              {...more}
              className="input"
              type="number"
              min={2000}
              max={2199}
              value={body.year || ''}
              onChange={(e) => setYear(Number(e.target.value))}
            />
          )}
        </Row>
        <Row label="成文日期" help="通知落款的日期。" field="issuedOn" refusals={refusals}>
          {(more) => (
            <input
              {...more}
              className="input"
              type="date"
              value={body.issuedOn}
              onChange={(e) => onChange({ ...body, issuedOn: e.target.value })}
            />
          )}
        </Row>
      </div>
      <Row label="通知标题" help="" field="title" refusals={refusals}>
        {(more) => <input {...more} className="input" value={body.title} onChange={(e) => onChange({ ...body, title: e.target.value })} />}
      </Row>
      <div className="notice-pair">
        <Row label="文号" help="例：国办发明电〔2025〕7号" field="number" refusals={refusals}>
          {(more) => (
            <input {...more} className="input" value={body.number} onChange={(e) => onChange({ ...body, number: e.target.value })} />
          )}
        </Row>
        <Row label="原文出处" help="例：国务院公报、中国政府网" field="source" refusals={refusals}>
          {(more) => (
            <input {...more} className="input" value={body.source} onChange={(e) => onChange({ ...body, source: e.target.value })} />
          )}
        </Row>
      </div>
    </>
  );
}

interface ConfirmProps {
  readonly body: NoticeBody;
  readonly preview: NoticePreviewDto;
  readonly onBack: () => void;
}

function Confirm({ body, preview, onBack }: ConfirmProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const adopt = useMutation({
    mutationFn: () => call<ChangeDoneDto>('POST', '/calendar/notices', { body }),
    onSuccess: async ({ change }) => {
      // Every due date on every page may have moved.
      await queries.invalidateQueries();
      await navigate({ to: '/calendar/changes/$id/$version', params: { id: change.id, version: String(change.version) } });
    },
  });
  const { notice } = preview;
  const head = useRef<HTMLHeadingElement>(null);
  // The form has gone: the eye and the reader begin at the head of what came in its place.
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="section" aria-labelledby="notice-confirm">
      <h2 id="notice-confirm" ref={head} tabIndex={-1} className="notice-head">
        请核对，再确认生效
      </h2>
      <RefusalList refusals={refusalsOf(adopt.error)} />
      <p>
        {notice.title}
        <span className="unit-word">
          {notice.number}　{notice.issuedOn}　据{body.source}
        </span>
      </p>
      <NoticeDays days={notice.days} />
      <Moves
        moves={preview.moves}
        acts={
          <>
            <p className="grey small">生效后，在办事项的届满日立即重新推算；已办结事项不变。变动逐件留存，可随时查看。</p>
            <div className="notice-acts">
              <button type="button" className="button primary" disabled={adopt.isPending} onClick={() => adopt.mutate()}>
                {adopt.isPending ? '正在重新推算…' : '确认生效'}
              </button>
              <button type="button" className="button" disabled={adopt.isPending} onClick={onBack}>
                返回修改
              </button>
            </div>
          </>
        }
      />
    </section>
  );
}
