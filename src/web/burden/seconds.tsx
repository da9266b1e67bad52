import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SecondsDto } from '../../api/contract/burden.ts';
import { call } from '../client.ts';

interface Props {
  readonly seconds: SecondsDto;
  readonly maySet: boolean;
}

/** The estimates with which the time is reckoned; the city sets its own. */
export function SecondsBox({ seconds, maySet }: Props) {
  const queries = useQueryClient();
  const [kinds, setKinds] = useState(() => new Map(seconds.kinds.map((k) => [k.kind, k.seconds])));
  const [prefilled, setPrefilled] = useState(seconds.prefilled);
  const [act, setAct] = useState(seconds.act);
  const save = useMutation({
    mutationFn: () => call<SecondsDto>('PUT', '/burden/seconds', { body: { kinds: Object.fromEntries(kinds), prefilled, act } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['burden'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="burden-seconds" onSubmit={submit}>
      <p className="grey">每填写一项约需的秒数。平台缺省，没有法律依据；可以实测后修改，修改后全部重算。</p>
      <ul>
        {seconds.kinds.map((k) => (
          <Row
            key={k.kind}
            title={k.title}
            value={kinds.get(k.kind) ?? 0}
            maySet={maySet}
            onChange={(n) => setKinds(new Map(kinds).set(k.kind, n))}
          />
        ))}
        <Row title="已有内容的核对" value={prefilled} maySet={maySet} onChange={setPrefilled} />
        <Row title="打开、核对、提交一次" value={act} maySet={maySet} onChange={setAct} />
      </ul>
      {maySet ? (
        <button type="submit" className="button primary" disabled={save.isPending}>
          {save.isPending ? '正在保存…' : '保存并重算'}
        </button>
      ) : null}
      {save.isSuccess ? <p role="status">已保存。</p> : null}
      {save.error ? (
        <p className="field-no" role="alert">
          {save.error.message || '没有保存，请再试一次。'}
        </p>
      ) : null}
    </form>
  );
}

interface RowProps {
  readonly title: string;
  readonly value: number;
  readonly maySet: boolean;
  readonly onChange: (n: number) => void;
}

function Row({ title, value, maySet, onChange }: RowProps) {
  return (
    <li>
      <label>
        <span>{title}</span>
        <input
          type="number"
          className="input"
          min={0}
          max={3600}
          value={value}
          readOnly={!maySet}
          onChange={(e) => onChange(Number(e.target.value))}
        />
        <span className="grey">秒</span>
      </label>
    </li>
  );
}
