import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PointsDto, PointWords } from '../../api/contract/points.ts';
import { call } from '../client.ts';
import { ErrorNote } from '../kit/states.tsx';

type Rule = PointsDto['rules'][number];

const titleIn = (list: readonly { readonly id: string; readonly title: string }[], id: string | undefined): string =>
  list.find((one) => one.id === id)?.title ?? '';

/** What a rule looks at, in words. */
function looksAt({ kinds, readings }: PointWords, rule: Rule): string {
  const kind = kinds.find(({ id }) => id === rule.procedure);
  const acts = rule.acts.map((act) => `「${titleIn(kind?.acts ?? [], act)}」`).join('、');
  const clock = rule.clock === undefined ? '' : `，期限为「${titleIn(kind?.clocks ?? [], rule.clock)}」`;
  const least = rule.reads === 'red-light' ? `，满${rule.least ?? 1}个月末` : '';
  return `${kind?.title ?? ''}${acts}${clock}${least}：${titleIn(readings, rule.reads)}`;
}

const causes = (words: PointWords, rule: Rule): string => {
  if (rule.reads === 'late') return '按逾期的工作日';
  if (rule.reads === 'in-time') return '按期或者提前';
  return titleIn(words.events, rule.event);
};

/** The rules, each on or off; whoever leads the office may change them and add others. */
export function PointRules({ data }: { readonly data: PointsDto }) {
  const queries = useQueryClient();
  const [rules, setRules] = useState<readonly Rule[]>(data.rules);
  const saving = useMutation({
    mutationFn: () => call<PointsDto>('PUT', '/points/rules', { body: { rules } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['points'] }),
  });
  const put = (id: string, change: Partial<Rule>) => setRules(rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)));
  const changed = JSON.stringify(rules) !== JSON.stringify(data.rules);
  return (
    <>
      <section className="scroll-x" tabIndex={0} aria-label="计分规则表">
        <table className="grid-table point-rules">
          <thead>
            <tr>
              {['启用', '规则', '看什么', '事由'].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.id}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`启用${rule.title}`}
                    checked={rule.enabled}
                    disabled={!data.mayRule}
                    onChange={(e) => put(rule.id, { enabled: e.target.checked })}
                  />
                </td>
                <th scope="row">{rule.title}</th>
                <td>{looksAt(data.words, rule)}</td>
                <td>
                  {data.mayRule && rule.event !== undefined ? (
                    <select
                      className="input"
                      aria-label={`${rule.title}的事由`}
                      value={rule.event}
                      onChange={(e) => put(rule.id, { event: e.target.value })}
                    >
                      <Options of={data.words.events} />
                    </select>
                  ) : (
                    causes(data.words, rule)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {data.mayRule ? (
        <>
          <NewRule words={data.words} taken={rules.map(({ id }) => id)} onMade={(rule) => setRules([...rules, rule])} />
          <div className="quarter-acts">
            <button type="button" className="button primary" disabled={!changed || saving.isPending} onClick={() => saving.mutate()}>
              {saving.isPending ? '正在保存…' : '保存规则'}
            </button>
            {changed ? (
              <button type="button" className="button" onClick={() => setRules(data.rules)}>
                放弃改动
              </button>
            ) : null}
          </div>
          {saving.error ? <ErrorNote error={saving.error} /> : null}
        </>
      ) : null}
    </>
  );
}

function Options({ of }: { readonly of: readonly { readonly id: string; readonly title: string }[] }) {
  return of.map(({ id, title }) => (
    <option key={id} value={id}>
      {title}
    </option>
  ));
}

interface NewProps {
  readonly words: PointWords;
  readonly taken: readonly string[];
  readonly onMade: (rule: Rule) => void;
}

/** The first name of its row that is free. */
function freeId(taken: readonly string[]): string {
  let n = 1;
  while (taken.includes(`own-${n}`)) n += 1;
  return `own-${n}`;
}

function NewRule({ words, taken, onMade }: NewProps) {
  const [kindId, setKind] = useState('');
  const [act, setAct] = useState('');
  const [reads, setReads] = useState<'done' | 'late'>('done');
  const [clock, setClock] = useState('');
  const [event, setEvent] = useState('');
  const [title, setTitle] = useState('');
  const kind = words.kinds.find(({ id }) => id === kindId);
  const whole = title.trim().length >= 2 && act !== '' && (reads === 'late' ? clock !== '' : event !== '');
  const make = () => {
    const common = { id: freeId(taken), title: title.trim(), enabled: true, procedure: kindId, reads, acts: [act] };
    onMade(reads === 'late' ? { ...common, clock } : { ...common, event });
    setTitle('');
    setAct('');
  };
  const choose = (name: string, value: string, set: (value: string) => void, of: readonly { id: string; title: string }[]) => (
    <label>
      <span>{name}</span>
      <select className="input" value={value} onChange={(e) => set(e.target.value)}>
        <option value="">请选择</option>
        <Options of={of} />
      </select>
    </label>
  );
  return (
    <details className="point-new">
      <summary>增加规则</summary>
      <div>
        <label>
          <span>规则名称</span>
          <input className="input" maxLength={40} value={title} onChange={(e) => setTitle(e.target.value)} />
        </label>
        {choose('看哪类事项', kindId, setKind, words.kinds)}
        {choose('看哪个动作', act, setAct, kind?.acts ?? [])}
        <label>
          <span>怎样计</span>
          <select className="input" value={reads} onChange={(e) => setReads(e.target.value === 'late' ? 'late' : 'done')}>
            <Options of={words.readings.filter(({ id }) => id === 'done' || id === 'late')} />
          </select>
        </label>
        {reads === 'late' ? choose('看哪个期限', clock, setClock, kind?.clocks ?? []) : choose('事由', event, setEvent, words.events)}
        <button type="button" className="button" disabled={!whole} onClick={make}>
          加入规则表
        </button>
      </div>
    </details>
  );
}
