import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Absent, Indicator, Scheme, SchemeCheckDto, SchemeDto } from '../../api/contract/assessments.ts';
import { call } from '../client.ts';
import { Await } from '../kit/states.tsx';
import { IndicatorWords } from './indicator-words.tsx';
import { Problems } from './problems.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { isExtraKind, kindTitles } from './words.ts';

interface Props {
  readonly scheme: Scheme;
  readonly indicator: Indicator;
  readonly figures: SchemeDto['figures'];
  readonly onChange: ((next: Indicator) => void) | undefined;
}

const absentTitles: Readonly<Record<Absent, string>> = {
  redistribute: '不适用，分值分到其他指标',
  full: '得满分',
  zero: '不得分',
};

/** One indicator: what it asks, what it reads, its rule, and what that gives on the units as they stand. */
export function IndicatorPanel({ scheme, indicator, figures, onChange }: Props) {
  const extra = isExtraKind(indicator.kind);
  const put = (next: Indicator) => onChange?.(next);
  return (
    <>
      {onChange ? <IndicatorWords indicator={indicator} onChange={onChange} /> : <Told indicator={indicator} />}
      <fieldset className="indicator-fields" disabled={!onChange}>
        <legend className="unseen">计分</legend>
        {indicator.kind === 'computed' ? <Reading indicator={indicator} figures={figures} onChange={onChange} /> : null}
        {extra ? <Counted indicator={indicator} figures={figures} onChange={onChange} /> : null}
        {indicator.kind === 'veto' ? null : <RuleEditor indicator={indicator} onChange={put} />}
      </fieldset>
      {indicator.kind === 'computed' && onChange ? <Preview scheme={scheme} code={indicator.code} /> : null}
    </>
  );
}

function Told({ indicator }: Pick<Props, 'indicator'>) {
  return (
    <>
      {indicator.text ? <p>{indicator.text}</p> : null}
      <p className="grey">
        {kindTitles[indicator.kind]}；依据：{indicator.basis.text}
      </p>
      {indicator.evidence ? <p>证明材料：{indicator.evidence}</p> : null}
    </>
  );
}

/** What adds or takes points by the records themselves; without a figure people find it and enter it. */
function Counted({ indicator, figures, onChange }: Pick<Props, 'indicator' | 'figures' | 'onChange'>) {
  return (
    <FigureBox
      title="由记录计次的数字（可不填，不填的由考核机构认定）"
      value={indicator.figure ?? ''}
      figures={figures}
      onPut={(value) => onChange?.(withField(indicator, 'figure', value))}
    />
  );
}

/** The indicator without a field, or with it. */
function withField(indicator: Indicator, field: 'figure' | 'applies' | 'costs', value: string): Indicator {
  const { [field]: _old, ...others } = indicator;
  return value === '' ? others : { ...others, [field]: value };
}

function Reading({ indicator, figures, onChange }: Pick<Props, 'indicator' | 'figures' | 'onChange'>) {
  const put = (field: 'figure' | 'applies' | 'costs') => (value: string) => {
    const next = withField(indicator, field, value);
    const unit = field === 'figure' ? figures.find((f) => f.id === value)?.unit : undefined;
    onChange?.(unit === undefined ? next : { ...next, unit });
  };
  return (
    <>
      <FigureBox title="引用的数字" value={indicator.figure ?? ''} figures={figures} onPut={put('figure')} />
      <FigureBox title="有这个数字才适用（可不填）" value={indicator.applies ?? ''} figures={figures} onPut={put('applies')} />
      <FigureBox title="失分的记录（可不填）" value={indicator.costs ?? ''} figures={figures} onPut={put('costs')} />
      <label className="indicator-field">
        <span>方向</span>
        <select
          className="input"
          value={indicator.direction ?? 'higher'}
          onChange={(e) => onChange?.({ ...indicator, direction: e.target.value === 'lower' ? 'lower' : 'higher' })}
        >
          <option value="higher">越高越好</option>
          <option value="lower">越低越好</option>
        </select>
      </label>
      <label className="indicator-field">
        <span>没有相应事项时</span>
        <select className="input" value={indicator.absent} onChange={(e) => onChange?.({ ...indicator, absent: e.target.value as Absent })}>
          {Object.entries(absentTitles).map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

interface BoxProps {
  readonly title: string;
  readonly value: string;
  readonly figures: Props['figures'];
  readonly onPut: (value: string) => void;
}

function FigureBox({ title, value, figures, onPut }: BoxProps) {
  const known = figures.find((f) => f.id === value);
  const list = `figures-${title}`;
  return (
    <label className="indicator-field">
      <span>{title}</span>
      <input
        className="input"
        list={list}
        value={value}
        maxLength={200}
        autoComplete="off"
        onChange={(e) => onPut(e.target.value.trim())}
      />
      <datalist id={list}>
        {figures.map((f) => (
          <option key={f.id} value={f.id}>
            {f.title}
          </option>
        ))}
      </datalist>
      {known ? <span className="grey small">{known.title}</span> : null}
    </label>
  );
}

/** Points of the real units, worked out by the server with the very functions that score. */
function Preview({ scheme, code }: { readonly scheme: Scheme; readonly code: string }) {
  const indicator = scheme.indicators.find((i) => i.code === code);
  const [group, setGroup] = useState(scheme.groups.find((g) => indicator?.weights[g.id] !== undefined)?.id ?? '');
  const preview = useQuery({
    queryKey: ['scheme-preview', scheme.id, code, JSON.stringify(indicator)],
    queryFn: () => call<SchemeCheckDto>('POST', '/assessments/schemes/check', { body: { scheme, code } }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  return (
    <section>
      <h3>按现在的记录试算</h3>
      <label className="assessment-pick">
        <span>组别</span>
        <select className="input" value={group} onChange={(e) => setGroup(e.target.value)}>
          {scheme.groups.map((g) => (
            <option key={g.id} value={g.id}>
              {g.title}
            </option>
          ))}
        </select>
      </label>
      <Await query={preview}>
        {(data) => (
          <>
            <Problems problems={data.problems.filter((p) => p.at === code)} />
            <ul className="preview-rows">
              {data.preview
                .filter((row) => row.group === group)
                .toSorted((a, b) => Number(b.points) - Number(a.points))
                .map((row) => (
                  <li key={row.unit}>
                    <span>{row.name}</span>
                    <span className="nowrap">
                      {row.points}/{row.weight}分
                    </span>
                    <span className="grey small">{row.why}</span>
                  </li>
                ))}
            </ul>
          </>
        )}
      </Await>
    </section>
  );
}
