import { Fragment } from 'react';
import type { Indicator, Scheme, SchemeNode } from '../../api/contract/assessments.ts';
import { Wide } from '../kit/wide.tsx';
import { isExtraKind, kindTitles } from './words.ts';

interface Props {
  readonly scheme: Scheme;
  readonly code: string | undefined;
  readonly onOpen: (code: string) => void;
  readonly onChange: ((change: (now: Scheme) => Scheme) => void) | undefined;
}

/** Hundredths, so that sums of decimals come out as they are written. */
const hundredths = (text: string | null | undefined): number => Math.round((Number(text ?? 0) || 0) * 1_000_000);
const shown = (n: number): string => String(n / 1_000_000);

function sumOf(indicators: readonly Indicator[], group: string): number {
  return indicators.reduce((sum, i) => sum + (isExtraKind(i.kind) ? 0 : hundredths(i.weights[group])), 0);
}

const under = (scheme: Scheme, code: string): readonly Indicator[] => {
  const below = scheme.nodes.filter((n) => n.parent === code).map((n) => n.code);
  return scheme.indicators.filter((i) => i.parent === code || below.includes(i.parent ?? ''));
};

/** The tree as a table: one column of weights for every group, the sums running along. */
export function SchemeTree({ scheme, code, onOpen, onChange }: Props) {
  const firsts = scheme.nodes.filter((n) => n.level === 1);
  const extras = scheme.indicators.filter((i) => isExtraKind(i.kind));
  return (
    <Wide label={`${scheme.title}指标体系`}>
      <table className="scheme-table">
        <caption className="unseen">{scheme.title}指标体系</caption>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">指标</th>
            <th scope="col" className="wide-only">
              种类
            </th>
            {scheme.groups.map((g) => (
              <th key={g.id} scope="col" className="right">
                {g.title || '（未命名）'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {firsts.map((first) => (
            <Fragment key={first.code}>
              <NodeRow {...{ scheme, code, onOpen, onChange }} node={first} />
              {scheme.indicators
                .filter((i) => i.parent === first.code)
                .map((i) => (
                  <IndicatorRow key={i.code} {...{ scheme, code, onOpen, onChange }} indicator={i} />
                ))}
              {scheme.nodes
                .filter((n) => n.parent === first.code)
                .map((second) => (
                  <Fragment key={second.code}>
                    <NodeRow {...{ scheme, code, onOpen, onChange }} node={second} />
                    {under(scheme, second.code).map((i) => (
                      <IndicatorRow key={i.code} {...{ scheme, code, onOpen, onChange }} indicator={i} />
                    ))}
                  </Fragment>
                ))}
            </Fragment>
          ))}
          <Orphans {...{ scheme, code, onOpen, onChange }} />
          {extras.length > 0 ? (
            <tr className="scheme-first">
              <td />
              <th scope="rowgroup" colSpan={2 + scheme.groups.length}>
                加分、减分和否决项
              </th>
            </tr>
          ) : null}
          {extras.map((i) => (
            <IndicatorRow key={i.code} {...{ scheme, code, onOpen, onChange }} indicator={i} />
          ))}
        </tbody>
        <SumRows scheme={scheme} />
      </table>
    </Wide>
  );
}

/** What hangs nowhere, from a file or a table: shown, so that it can be given its place. */
function Orphans(props: Props) {
  const { nodes, indicators } = props.scheme;
  const places = new Set(nodes.map((n) => n.code));
  const lost = indicators.filter((i) => !isExtraKind(i.kind) && !places.has(i.parent ?? ''));
  return lost.map((indicator) => <IndicatorRow key={indicator.code} {...props} indicator={indicator} />);
}

function SumRows({ scheme }: { readonly scheme: Scheme }) {
  const computed = scheme.indicators.filter((i) => i.kind === 'computed');
  const cell = (list: readonly Indicator[], group: string, check: boolean) => {
    const sum = sumOf(list, group);
    const off = check && sum !== 100_000_000;
    return (
      <td key={group} className={off ? 'right problem-refusal' : 'right'}>
        {shown(sum)}
        {off ? <span className="small">（应为100）</span> : null}
      </td>
    );
  };
  return (
    <tfoot>
      <tr>
        <td />
        <th scope="row">合计</th>
        <td className="wide-only" />
        {scheme.groups.map((g) => cell(scheme.indicators, g.id, true))}
      </tr>
      <tr>
        <td />
        <th scope="row">其中由记录计算</th>
        <td className="wide-only" />
        {scheme.groups.map((g) => cell(computed, g.id, false))}
      </tr>
    </tfoot>
  );
}

function NodeRow({ scheme, node, code, onOpen, onChange }: Props & { readonly node: SchemeNode }) {
  const members = under(scheme, node.code);
  const level = node.level === 1 ? 'scheme-first' : 'scheme-second';
  const title = node.title || '（未命名）';
  return (
    <tr className={node.code === code ? `${level} scheme-open` : level}>
      <td>{node.code}</td>
      <th scope="row">
        {onChange ? (
          <button type="button" className="link-button" onClick={() => onOpen(node.code)}>
            {title}
          </button>
        ) : node.missing ? (
          <span className="grey">{title}</span>
        ) : (
          title
        )}
      </th>
      <td className="wide-only" />
      {scheme.groups.map((g) => (
        <td key={g.id} className="right">
          {members.length === 0 ? '' : shown(sumOf(members, g.id))}
        </td>
      ))}
    </tr>
  );
}

interface RowProps extends Props {
  readonly indicator: Indicator;
}

function IndicatorRow({ scheme, indicator, code, onOpen, onChange }: RowProps) {
  const extra = isExtraKind(indicator.kind);
  return (
    <tr className={indicator.code === code ? 'scheme-open' : ''}>
      <td>{indicator.code}</td>
      <th scope="row">
        <button type="button" className="link-button" onClick={() => onOpen(indicator.code)}>
          {indicator.title || '（未命名）'}
        </button>
      </th>
      <td className="wide-only nowrap">{indicator.missing ? '内容尚未取得' : kindTitles[indicator.kind]}</td>
      {scheme.groups.map((g) => (
        <td key={g.id} className="right">
          {extra ? '' : <Weight indicator={indicator} group={g.id} title={g.title} onChange={onChange} />}
        </td>
      ))}
    </tr>
  );
}

interface WeightProps {
  readonly indicator: Indicator;
  readonly group: string;
  readonly title: string;
  readonly onChange: Props['onChange'];
}

/** Empty: does not apply to the group; a question mark: not known. */
function Weight({ indicator, group, title, onChange }: WeightProps) {
  const held = indicator.weights[group];
  const text = held === null ? '?' : (held ?? '');
  if (!onChange) return <>{held === null ? '未知' : text || '—'}</>;
  const put = (value: string) => {
    const { [group]: _old, ...others } = indicator.weights;
    const weights = value === '' ? others : { ...others, [group]: value === '?' || value === '？' ? null : value };
    onChange((now) => ({ ...now, indicators: now.indicators.map((i) => (i.code === indicator.code ? { ...i, weights } : i)) }));
  };
  return (
    <input
      className="input weight-input"
      inputMode="decimal"
      aria-label={`${indicator.code}${indicator.title}，${title}分值`}
      value={text}
      pattern="\d{1,3}(\.\d{1,9})?|\?|？"
      onChange={(e) => put(e.target.value.trim())}
    />
  );
}
