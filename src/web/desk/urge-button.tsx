import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { UrgeBody, UrgeDto } from '../../api/contract/desk.ts';
import { call, ProblemError } from '../client.ts';
import { Dialog } from '../kit/dialog.tsx';
import './urge.css';

interface Props {
  readonly matter: string;
  readonly title: string;
  /** Units that may be urged; without any there is no button. */
  readonly units: readonly { readonly code: string; readonly name: string }[];
}

/** Urges a unit with a sentence; who handles the matter there finds it on the desk. */
export function UrgeButton({ matter, title, units }: Props) {
  const [open, setOpen] = useState(false);
  if (units.length === 0) return null;
  return (
    <>
      <button type="button" className="link-button no-print" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        催办
      </button>
      {open ? (
        <Dialog title="催办" kind="box" onClose={() => setOpen(false)}>
          <UrgeForm matter={matter} title={title} units={units} onDone={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  );
}

const phrases = ['请在规定期限内办结。', '期限将至，请抓紧办理。', '已经逾期，请说明原因并尽快办理。'];

function UrgeForm({ matter, title, units, onDone }: Props & { readonly onDone: () => void }) {
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [unit, setUnit] = useState(units[0]?.code ?? '');
  const urge = useMutation({
    mutationFn: (body: UrgeBody) => call<UrgeDto>('POST', '/desk/urges', { body }),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: ['desk'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    urge.mutate({ matter, unit, words });
  };
  return (
    <form className="urge-form" onSubmit={submit}>
      <p>{title}</p>
      {units.length > 1 ? (
        <label>
          催哪个单位
          <select className="input" value={unit} onChange={(e) => setUnit(e.target.value)}>
            {units.map((u) => (
              <option key={u.code} value={u.code}>
                {u.name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p className="grey">催{units[0]?.name}；对方办理之后，这里写明办了什么。</p>
      )}
      <label>
        写一句话
        <textarea className="input" value={words} maxLength={200} rows={3} onChange={(e) => setWords(e.target.value)} />
      </label>
      <ul className="urge-phrases" aria-label="常用语">
        {phrases.map((p) => (
          <li key={p}>
            <button type="button" className="link-button" onClick={() => setWords(p)}>
              {p}
            </button>
          </li>
        ))}
      </ul>
      <Problem error={urge.error} />
      <button type="submit" className="button primary" disabled={urge.isPending}>
        发出催办
      </button>
    </form>
  );
}

function Problem({ error }: { readonly error: unknown }) {
  if (!error) return null;
  const [first] = error instanceof ProblemError ? error.problem.refusals : [];
  return (
    <p className="field-no" role="alert">
      {first ? `${first.text}。${first.remedy}。` : '没有发出，请再试一次。'}
    </p>
  );
}
