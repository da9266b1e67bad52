import { useState } from 'react';
import type { PublicLinkDto, PublicUnitDto } from '../api/contract/public.ts';
import type { InputProps } from './input-props.ts';
import { Await, useLoad } from './load.tsx';

/** So many units stand in one list; more are chosen by area first. */
const oneList = 40;

const isArea = (kind: string): boolean => ['county', 'zone', 'district'].includes(kind);

/** The area a unit is looked for in: its county, or the city itself. */
function areaOf(unit: PublicUnitDto, byCode: ReadonlyMap<string, PublicUnitDto>): string {
  if (isArea(unit.kind)) return unit.code;
  const above = unit.parent === null ? undefined : byCode.get(unit.parent);
  return above && isArea(above.kind) ? above.code : '';
}

/** An authority: by area, then by name. */
export function UnitInput(p: InputProps) {
  const units = useLoad<readonly PublicUnitDto[]>('/units');
  return <Await from={units}>{(all) => <UnitChoice {...p} all={all} />}</Await>;
}

function UnitChoice({ all, ...p }: InputProps & { readonly all: readonly PublicUnitDto[] }) {
  const byCode = new Map(all.map((u) => [u.code, u]));
  const kinds = p.field.unitKinds;
  const open = all.filter((u) => (!kinds || kinds.includes(u.kind)) && (p.office === undefined || u.offices.includes(p.office)));
  const held = byCode.get(String(p.value ?? ''));
  const [area, setArea] = useState(held ? areaOf(held, byCode) : undefined);
  const areas = [...new Set(open.map((u) => areaOf(u, byCode)))].toSorted();
  const split = open.length > oneList && areas.length > 1;
  const shown = split ? open.filter((u) => areaOf(u, byCode) === area) : open;
  return (
    <div className="unit-choice">
      {split ? (
        <label className="line">
          <span>地区</span>
          <select
            className="input"
            value={area ?? 'none'}
            onChange={(e) => {
              setArea(e.target.value);
              p.onChange(undefined);
            }}
          >
            <option value="none">请选择</option>
            {areas.map((code) => (
              <option key={code} value={code}>
                {byCode.get(code)?.name ?? '市级'}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {split && area === undefined ? null : (
        <label className="line">
          <span>单位</span>
          <select
            id={`${p.id}-unit`}
            className="input"
            value={String(p.value ?? '')}
            aria-invalid={p.invalid || undefined}
            aria-describedby={p.describedBy}
            onChange={(e) => p.onChange(e.target.value || undefined)}
          >
            <option value="">请选择</option>
            {shown.map((u) => (
              <option key={u.code} value={u.code}>
                {u.name}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

/** Another published matter: named already by where the form was opened, or looked for. */
export function ReferenceInput(p: InputProps) {
  const held = (Array.isArray(p.value) ? p.value : p.value ? [p.value] : []).map(String);
  const [names, setNames] = useState(p.names);
  const [q, setQ] = useState('');
  const set = (keys: readonly string[]) => p.onChange(p.field.many ? keys : keys[0]);
  const take = (link: PublicLinkDto) => {
    setNames({ ...names, [link.key]: link.label });
    set(p.field.many ? [...held, link.key] : [link.key]);
    setQ('');
  };
  return (
    <div className="reference">
      {held.length > 0 ? (
        <ul>
          {held.map((key) => (
            <li key={key}>
              {names[key] ?? '已选'}
              <button type="button" className="link-button" onClick={() => set(held.filter((one) => one !== key))}>
                更换
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {held.length === 0 || p.field.many ? (
        <label className="line">
          <span>查找</span>
          <input
            className="input"
            type="search"
            value={q}
            maxLength={60}
            autoComplete="off"
            aria-describedby={p.describedBy}
            onChange={(e) => setQ(e.target.value)}
          />
        </label>
      ) : null}
      {q.trim().length > 1 ? <Found procedure={p.field.procedure ?? ''} q={q.trim()} onTake={take} /> : null}
    </div>
  );
}

function Found({
  procedure,
  q,
  onTake,
}: {
  readonly procedure: string;
  readonly q: string;
  readonly onTake: (link: PublicLinkDto) => void;
}) {
  const found = useLoad<readonly PublicLinkDto[]>(`/lookup/${encodeURIComponent(procedure)}?q=${encodeURIComponent(q)}`);
  return (
    <Await from={found}>
      {(links) =>
        links.length === 0 ? (
          <p className="grey small">没有找到，可以换个词，或者在后面写明名称。</p>
        ) : (
          <ul className="found">
            {links.map((link) => (
              <li key={link.key}>
                <button type="button" className="link-button" onClick={() => onTake(link)}>
                  {link.label}
                </button>
              </li>
            ))}
          </ul>
        )
      }
    </Await>
  );
}
