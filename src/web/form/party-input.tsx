import { usePhone } from '../preferences.ts';
import type { InputProps } from './input.ts';

type Party = Readonly<Record<'kind' | 'name' | 'idKind' | 'idNumber' | 'phone' | 'address', string | undefined>>;

const kinds = { person: '个人', organization: '单位' } as const;

const papers = {
  person: { 'id-card': '居民身份证', other: '其他证件' },
  organization: { uscc: '统一社会信用代码', other: '其他编号' },
} as const;

/** A person or an organisation: name, paper with its number, telephone, address. */
export function PartyInput({ id, field, value, onChange, describedBy }: InputProps) {
  const allowed = field.partyKinds ?? (['person', 'organization'] as const);
  const held = (typeof value === 'object' && value !== null ? value : {}) as Partial<Party>;
  const kind =
    held.kind === 'organization' || allowed[0] === 'organization' ? (held.kind === 'person' ? 'person' : 'organization') : 'person';
  const phone = usePhone();
  const set = (change: Partial<Party>) => onChange({ kind, ...held, ...change });
  const line = (name: 'name' | 'idNumber' | 'phone' | 'address', title: string, max: number) => (
    <label className="party-line">
      <span>{title}</span>
      <input
        className="input"
        value={held[name] ?? ''}
        maxLength={max}
        autoComplete="off"
        inputMode={name === 'phone' ? 'tel' : undefined}
        aria-describedby={describedBy}
        onChange={(e) => set({ [name]: e.target.value })}
      />
    </label>
  );
  return (
    <div className="party">
      {allowed.length > 1 ? (
        <div className="options">
          {allowed.map((k) => (
            <label key={k}>
              <input type="radio" name={`${id}-kind`} checked={kind === k} onChange={() => set({ kind: k, idKind: undefined })} />
              {kinds[k]}
            </label>
          ))}
        </div>
      ) : null}
      {line('name', kind === 'person' ? '姓名' : '名称', 100)}
      <details className="party-more" open={!phone || held.idNumber || held.phone || held.address ? true : undefined}>
        <summary>证件、电话、地址（选填）</summary>
        <label className="party-line">
          <span>证件</span>
          <select className="input" value={held.idKind ?? Object.keys(papers[kind])[0]} onChange={(e) => set({ idKind: e.target.value })}>
            {Object.entries(papers[kind]).map(([code, title]) => (
              <option key={code} value={code}>
                {title}
              </option>
            ))}
          </select>
        </label>
        {line('idNumber', '证件号码', 30)}
        {line('phone', '电话', 20)}
        {line('address', '地址', 200)}
      </details>
    </div>
  );
}
