import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isLimit, type Json, type Limit, type LimitUnit } from '#kernel';
import type { MovesDto } from '../../api/contract/calendar.ts';
import type { LawDto } from '../../api/contract.ts';
import { call } from '../client.ts';
import { useSession } from '../frame/session.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Provision } from '../kit/provision.tsx';
import { Moves } from './calendar-moves.tsx';
import { RefusalList, Row, refusalsOf } from './calendar-row.tsx';
import './calendar.css';

type Norm = LawDto['norms'][number];
type Held = Json | Limit;

const units: Readonly<Record<LimitUnit, string>> = {
  working: '个工作日',
  natural: '日（自然日）',
  month: '个月',
  year: '年',
  hour: '小时',
};

/** What is typed, in the kind the norm has: a limit, a number, a list, a text. */
interface Typed {
  readonly text: string;
  readonly unit: LimitUnit;
}

function typedOf(held: Held): Typed {
  if (isLimit(held)) return { text: String(held.n), unit: held.unit };
  return { text: Array.isArray(held) ? held.join('、') : String(held), unit: 'working' };
}

function valueOf(held: Held, { text, unit }: Typed): unknown {
  const n = Number(text.trim());
  if (isLimit(held)) return { n: text.trim() === '' ? 0 : n, unit };
  if (typeof held === 'number') return text.trim() === '' ? null : n;
  if (!Array.isArray(held)) return text.trim();
  const parts = text.split(/[、,，\s]+/).filter(Boolean);
  return typeof held[0] === 'number' ? parts.map(Number) : parts;
}

const ruleOf = (norm: Norm): string => {
  if (norm.adjustable === 'free') return '法律没有规定，由本市设定。';
  return norm.stricter === 'smaller' ? `只可从严：不得长于${norm.value}，单位不变。` : `只可从严：不得短于${norm.value}，单位不变。`;
};

/** Sets a local value: what the law says, what is set, what moves, then the deed. */
export function LocalForm({ norm, onClose }: { readonly norm: Norm; readonly onClose: () => void }) {
  const { today } = useSession();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(() => typedOf(norm.held));
  const [from, setFrom] = useState(today);
  const body = { norm: norm.id, from, value: valueOf(norm.held, typed) };
  const look = useMutation({ mutationFn: () => call<MovesDto>('POST', '/law/policies/preview', { body }) });
  const put = useMutation({
    mutationFn: () => call<LawDto>('PUT', '/law/policies', { body }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      onClose();
    },
  });
  const refusals = refusalsOf(put.error ?? look.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (look.data) put.mutate();
    else look.mutate();
  };
  const change = (next: () => void) => {
    look.reset();
    next();
  };
  const acts = (
    <div className="notice-acts">
      <button type="submit" className="button primary" disabled={look.isPending || put.isPending}>
        {look.data ? '确认设定' : look.isPending ? '正在推算…' : '查看哪些期限变动'}
      </button>
      <button type="button" className="button" onClick={onClose}>
        不设定了
      </button>
    </div>
  );
  return (
    <Dialog title={norm.title} onClose={onClose}>
      <RefusalList refusals={refusals} />
      <form className="local-form" onSubmit={submit} noValidate>
        <p className="local-law">
          现行规定：{norm.value}。{ruleOf(norm)}
          <br />
          <Provision basis={norm.basis} />
        </p>
        <ValueRow norm={norm} typed={typed} refusals={refusals} onChange={(next) => change(() => setTyped(next))} />
        <Row label="自哪天起" help="只管这一天起开始计算的期限，以前的不变。" field="from" refusals={refusals}>
          {(more) => <input {...more} className="input" type="date" value={from} onChange={(e) => change(() => setFrom(e.target.value))} />}
        </Row>
        {look.data ? <Moves moves={look.data} acts={acts} /> : acts}
      </form>
    </Dialog>
  );
}

interface ValueProps {
  readonly norm: Norm;
  readonly typed: Typed;
  readonly refusals: ReturnType<typeof refusalsOf>;
  readonly onChange: (typed: Typed) => void;
}

function ValueRow({ norm, typed, refusals, onChange }: ValueProps) {
  const limit = isLimit(norm.held);
  const help = Array.isArray(norm.held) ? '几个数值之间用顿号隔开。' : '';
  return (
    <Row label="本市数值" help={help} field="value" refusals={refusals}>
      {(more) => (
        <div className="local-value">
          <input
            {...more}
            className="input"
            inputMode={limit || typeof norm.held === 'number' ? 'decimal' : 'text'}
            value={typed.text}
            onChange={(e) => onChange({ ...typed, text: e.target.value })}
          />
          {limit ? (
            <select
              className="input"
              aria-label="单位"
              value={typed.unit}
              disabled={norm.adjustable === 'tighten'}
              onChange={(e) => onChange({ ...typed, unit: e.target.value as LimitUnit })}
            >
              {Object.entries(units).map(([unit, title]) => (
                <option key={unit} value={unit}>
                  {title}
                </option>
              ))}
            </select>
          ) : null}
        </div>
      )}
    </Row>
  );
}
