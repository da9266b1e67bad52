import type { Indicator, IndicatorKind } from '../../api/contract/assessments.ts';
import { ChoiceField, Row, TextField } from './fields.tsx';
import { ofKind } from './scheme-edit.ts';
import { isExtraKind, kindTitles } from './words.ts';

interface Props {
  readonly indicator: Indicator;
  readonly onChange: (next: Indicator) => void;
}

const marks = [
  ['default', '本市自行设定'],
  ['verified', '已与原文核对'],
  ['recalled', '尚未与原文核对'],
] as const;

const kindsBeside = (kind: IndicatorKind) =>
  Object.entries(kindTitles).filter(([other]) => isExtraKind(other as IndicatorKind) === isExtraKind(kind));

const markOf = (mark: string): Indicator['basis']['mark'] => marks.find(([id]) => id === mark)?.[0] ?? 'computed';

/** What an indicator is called, what it asks, of what kind it is, and on what it rests. */
export function IndicatorWords({ indicator, onChange }: Props) {
  const { basis, kind } = indicator;
  const put = (field: 'text' | 'evidence') => (value: string) => {
    const { [field]: _old, ...others } = indicator;
    onChange(value === '' ? others : { ...others, [field]: value });
  };
  return (
    <>
      <TextField title="名称" value={indicator.title} onPut={(title) => onChange({ ...indicator, title })} />
      <ChoiceField
        title="种类"
        value={kind}
        options={kindsBeside(kind)}
        onPut={(next) => onChange(ofKind(indicator, next as IndicatorKind))}
      />
      <TextField title="要求（可不填）" value={indicator.text ?? ''} max={2000} rows={3} onPut={put('text')} />
      {kind === 'evidence' ? (
        <TextField title="证明材料（可不填）" value={indicator.evidence ?? ''} max={2000} rows={2} onPut={put('evidence')} />
      ) : null}
      <Row>
        <TextField title="依据" value={basis.text} max={2000} onPut={(text) => onChange({ ...indicator, basis: { ...basis, text } })} />
        <ChoiceField
          title="依据的性质"
          value={basis.mark}
          options={basis.mark === 'computed' ? [['computed', '由平台计算'], ...marks] : marks}
          onPut={(mark) => onChange({ ...indicator, basis: { ...basis, mark: markOf(mark) } })}
        />
      </Row>
      {indicator.missing ? <Missing indicator={indicator} onChange={onChange} /> : null}
    </>
  );
}

function Missing({ indicator, onChange }: Props) {
  const { missing: _missing, ...known } = indicator;
  return (
    <p className="problem-question">
      内容尚未取得。{' '}
      <button type="button" className="link-button" onClick={() => onChange(known)}>
        已按原文补齐
      </button>
    </p>
  );
}
