import type { InputProps } from './input-props.ts';

type Party = Readonly<Record<'kind' | 'name' | 'idKind' | 'idNumber' | 'phone' | 'address', string | undefined>>;

const papers = {
  person: { 'id-card': '居民身份证', other: '其他证件' },
  organization: { uscc: '统一社会信用代码', other: '其他编号' },
} as const;

/** A person or an organisation: name, telephone, paper with its number, address. */
export function PartyInput({ id, field, value, onChange, describedBy }: InputProps) {
  const allowed = field.partyKinds ?? (['person', 'organization'] as const);
  const held = (typeof value === 'object' && value !== null ? value : {}) as Partial<Party>;
  const chosen = allowed.find((k) => k === held.kind) ?? allowed[0] ?? 'person';
  const set = (change: Partial<Party>) => onChange({ kind: chosen, ...held, ...change });
  const line = (name: 'name' | 'idNumber' | 'phone' | 'address', title: string, more: { max: number; auto: string; tel?: true }) => (
    <label className="line">
      <span>{title}</span>
      <input
        className="input"
        value={held[name] ?? ''}
        maxLength={more.max}
        autoComplete={more.auto}
        inputMode={more.tel ? 'tel' : undefined}
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
              <input type="radio" name={`${id}-kind`} checked={chosen === k} onChange={() => set({ kind: k, idKind: undefined })} />
              {k === 'person' ? '个人' : '单位'}
            </label>
          ))}
        </div>
      ) : null}
      {line('name', chosen === 'person' ? '姓名' : '名称', { max: 100, auto: 'name' })}
      {line('phone', '电话', { max: 20, auto: 'tel', tel: true })}
      <label className="line">
        <span>证件种类</span>
        <select className="input" value={held.idKind ?? Object.keys(papers[chosen])[0]} onChange={(e) => set({ idKind: e.target.value })}>
          {Object.entries(papers[chosen]).map(([code, title]) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {line('idNumber', '证件号码', { max: 30, auto: 'off' })}
      {line('address', '地址', { max: 200, auto: 'street-address' })}
    </div>
  );
}
