import type { Indicator, Rule } from '../../api/contract/assessments.ts';
import { NumberField } from './fields.tsx';

interface Props {
  readonly indicator: Indicator;
  readonly onChange: (next: Indicator) => void;
}

const titles: Readonly<Record<Rule['kind'], string>> = {
  steps: '分档',
  linear: '按比例（起点到目标）',
  'ratio-to-best': '与本组最好值相比',
  'per-case': '按次',
  'yes-no': '有无',
  rated: '评分',
};

/** A rule to begin with. */
const begun: Readonly<Record<Rule['kind'], Rule>> = {
  steps: {
    kind: 'steps',
    steps: [
      { at: '95', share: '100' },
      { at: '80', share: '60' },
    ],
  },
  linear: { kind: 'linear', floor: '80', target: '100' },
  'ratio-to-best': { kind: 'ratio-to-best' },
  'per-case': { kind: 'per-case', each: '1' },
  'yes-no': { kind: 'yes-no' },
  rated: { kind: 'rated' },
};

function kindsFor({ kind }: Indicator): readonly Rule['kind'][] {
  if (kind === 'computed') return ['steps', 'linear', 'ratio-to-best', 'per-case', 'yes-no'];
  if (kind === 'evidence') return ['rated'];
  return kind === 'survey' ? ['rated', 'steps', 'linear'] : ['per-case'];
}

/** How a value becomes points. */
export function RuleEditor({ indicator, onChange }: Props) {
  const { rule } = indicator;
  const put = (next: Rule) => onChange({ ...indicator, rule: next });
  return (
    <>
      <label className="indicator-field">
        <span>计分规则</span>
        <select className="input" value={rule.kind} onChange={(e) => put(begun[e.target.value as Rule['kind']])}>
          {kindsFor(indicator).map((kind) => (
            <option key={kind} value={kind}>
              {titles[kind]}
            </option>
          ))}
        </select>
      </label>
      <Numbers rule={rule} unit={indicator.unit ?? ''} onPut={put} />
    </>
  );
}

interface NumbersProps {
  readonly rule: Rule;
  readonly unit: string;
  readonly onPut: (rule: Rule) => void;
}

function Numbers({ rule, unit, onPut }: NumbersProps) {
  if (rule.kind === 'linear') {
    return (
      <>
        <NumberField title={`起点（0分）${unit}`} value={rule.floor} onPut={(floor) => onPut({ ...rule, floor })} />
        <NumberField title={`目标（满分）${unit}`} value={rule.target} onPut={(target) => onPut({ ...rule, target })} />
      </>
    );
  }
  if (rule.kind === 'per-case') {
    const { most: _old, ...others } = rule;
    return (
      <>
        <NumberField title="每次（分）" value={rule.each} onPut={(each) => onPut({ ...rule, each })} />
        <NumberField
          title="至多（分，可不填）"
          value={rule.most ?? ''}
          onPut={(most) => onPut(most === '' ? others : { ...others, most })}
        />
      </>
    );
  }
  return rule.kind === 'steps' ? <Steps rule={rule} unit={unit} onPut={onPut} /> : null;
}

function Steps({ rule, unit, onPut }: NumbersProps & { readonly rule: Extract<Rule, { kind: 'steps' }> }) {
  const put = (i: number, change: Partial<{ at: string; share: string }>) =>
    onPut({ ...rule, steps: rule.steps.map((step, at) => (at === i ? { ...step, ...change } : step)) });
  return (
    <div className="rule-steps">
      {rule.steps.map((step, i) => (
        <div key={i} className="rule-step">
          <NumberField title={`第${i + 1}档${unit}`} value={step.at} onPut={(at) => put(i, { at })} />
          <NumberField title="得分值的%" value={step.share} onPut={(share) => put(i, { share })} />
          <button
            type="button"
            className="button plain compact"
            aria-label={`去掉第${i + 1}档`}
            onClick={() => onPut({ ...rule, steps: rule.steps.filter((_step, at) => at !== i) })}
          >
            去掉
          </button>
        </div>
      ))}
      <button type="button" className="button compact" onClick={() => onPut({ ...rule, steps: [...rule.steps, { at: '0', share: '0' }] })}>
        添一档
      </button>
    </div>
  );
}
