import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import type { Scheme, SchemeDto, SchemeGroup } from '../../api/contract/assessments.ts';
import { Combobox } from '../form/combobox.tsx';
import { unitsQuery } from '../queries.ts';
import { ChoiceField, RemoveButton, TextField } from './fields.tsx';
import { addGroup, copyWeights, removeGroup, replaceGroup, shiftGroup } from './scheme-edit.ts';

interface Props {
  readonly scheme: Scheme;
  readonly kinds: SchemeDto['kinds'];
  /** How many units each group takes now. */
  readonly units: SchemeDto['units'];
  readonly onChange: ((next: Scheme) => void) | undefined;
}

/** 参评单位分组: which units are ranked with each other. */
export function SchemeGroups({ scheme, kinds, units, onChange }: Props) {
  return (
    <section className="section" aria-labelledby="scheme-groups">
      <h2 id="scheme-groups">参评单位分组</h2>
      <p className="grey">同组的单位一起排名。一个单位归入第一个包括它的组，所以先列范围窄的组。</p>
      <ol className="scheme-groups">
        {scheme.groups.map((group) => (
          <li key={group.id} id={`group-${group.id}`}>
            {onChange ? (
              <GroupEditor {...{ scheme, kinds, group, onChange }} units={units[group.id]} />
            ) : (
              <p>
                <b>{group.title}</b>　<span className="grey">{wordsOf(group, kinds)}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
      {onChange ? (
        <button type="button" className="button" onClick={() => onChange(addGroup(scheme))}>
          增加一组
        </button>
      ) : null}
    </section>
  );
}

function wordsOf({ kinds: taken, names, units, except, apart }: SchemeGroup, kinds: Props['kinds']): string {
  const said = kinds.filter((k) => taken.includes(k.id)).map((k) => k.title);
  return [
    said.join('、'),
    ...(names ? [`名称中有${names.slice(0, 6).join('、')}${names.length > 6 ? '等' : ''}的`] : []),
    ...(units ? [`指定的${units.length}个单位`] : []),
    ...(except && except.length > 0 ? [`不含${except.length}个单位`] : []),
    ...(apart ? ['按上级分别排名'] : []),
  ].join('，');
}

interface GroupProps extends Omit<Props, 'units' | 'onChange'> {
  readonly group: SchemeGroup;
  readonly units: number | undefined;
  readonly onChange: (next: Scheme) => void;
}

function GroupEditor({ scheme, kinds, group, units, onChange }: GroupProps) {
  const put = (next: SchemeGroup) => onChange(replaceGroup(scheme, next));
  const at = scheme.groups.indexOf(group);
  const named = group.title || `第${at + 1}组`;
  return (
    <fieldset className="scheme-group">
      <legend>
        {named}
        {units === undefined ? null : <span className="grey">　现有{units}个单位</span>}
      </legend>
      <TextField title="组别名称" value={group.title} max={40} onPut={(title) => put({ ...group, title })} />
      <div className="options" role="group" aria-label={`${named}的单位种类`}>
        {kinds.map((kind) => (
          <label key={kind.id}>
            <input
              type="checkbox"
              checked={group.kinds.includes(kind.id)}
              onChange={(e) =>
                put({ ...group, kinds: kinds.map((k) => k.id).filter((k) => (k === kind.id ? e.target.checked : group.kinds.includes(k))) })
              }
            />
            {kind.title}
          </label>
        ))}
      </div>
      <details>
        <summary>限定范围、照另一组给分值</summary>
        <div className="indicator-fields">
          <Narrowed group={group} onPut={put} />
          <ChoiceField
            title="照另一组给分值（会改掉本组现有分值）"
            value=""
            options={[['', '请选择'], ...scheme.groups.filter((g) => g !== group).map((g) => [g.id, g.title] as const)]}
            onPut={(from) => from && onChange(copyWeights(scheme, from, group.id))}
          />
        </div>
      </details>
      <GroupActs {...{ scheme, group, onChange }} />
    </fieldset>
  );
}

function GroupActs({ scheme, group, onChange }: Pick<GroupProps, 'scheme' | 'group' | 'onChange'>) {
  const at = scheme.groups.indexOf(group);
  return (
    <div className="assessment-acts">
      <button type="button" className="button compact" disabled={at === 0} onClick={() => onChange(shiftGroup(scheme, group.id, -1))}>
        上移
      </button>
      <button
        type="button"
        className="button compact"
        disabled={at === scheme.groups.length - 1}
        onClick={() => onChange(shiftGroup(scheme, group.id, 1))}
      >
        下移
      </button>
      <RemoveButton label="去掉本组" question="连同本组的分值和等次一起去掉？" onRemove={() => onChange(removeGroup(scheme, group.id))} />
    </div>
  );
}

/** The words of a list as people write it. */
const wordsIn = (text: string): readonly string[] => text.split(/[\s、，,；;]+/).filter(Boolean);

function Narrowed({ group, onPut }: { readonly group: SchemeGroup; readonly onPut: (next: SchemeGroup) => void }) {
  const [words, setWords] = useState((group.names ?? []).join(' '));
  const put = (field: 'names' | 'units' | 'except', list: readonly string[]) => {
    const { [field]: _old, ...others } = group;
    onPut(list.length === 0 ? others : { ...others, [field]: list });
  };
  const { apart: _apart, ...together } = group;
  return (
    <>
      <TextField
        title="只要名称中有这些词的单位（可不填，词与词之间空一格）"
        value={words}
        max={2000}
        rows={2}
        onPut={(text) => {
          setWords(text);
          put('names', wordsIn(text));
        }}
      />
      <UnitsField title="只要这些单位（可不填）" codes={group.units ?? []} onPut={(codes) => put('units', codes)} />
      <UnitsField title="不要这些单位（可不填）" codes={group.except ?? []} onPut={(codes) => put('except', codes)} />
      <label className="scheme-check">
        <input
          type="checkbox"
          checked={group.apart === true}
          onChange={(e) => onPut(e.target.checked ? { ...group, apart: true } : together)}
        />
        按上级分别排名（如乡镇在各县之内排名）
      </label>
    </>
  );
}

interface UnitsProps {
  readonly title: string;
  readonly codes: readonly string[];
  readonly onPut: (codes: readonly string[]) => void;
}

/** Units of the register, found by name. */
function UnitsField({ title, codes, onPut }: UnitsProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const found = useQuery(unitsQuery(q ? { q } : {}));
  const all = useQuery(unitsQuery({})).data ?? [];
  const names = new Map(all.map((u) => [u.code, u.name]));
  const options = (found.data ?? []).map((u) => ({ value: u.code, label: u.name, note: u.parent ? (names.get(u.parent) ?? '') : '' }));
  return (
    <div className="indicator-field">
      <label htmlFor={id}>{title}</label>
      <Combobox
        {...{ id, options }}
        chosen={codes.map((code) => ({ value: code, label: names.get(code) ?? code, note: '' }))}
        many
        busy={found.isFetching}
        invalid={false}
        describedBy={undefined}
        placeholder="输入单位名称查找"
        onSearch={setTyped}
        onChange={(chosen) => onPut(chosen.map((c) => c.value))}
      />
    </div>
  );
}
