import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReminderRuleDto, StepDto, ToDto } from '../../api/contract/notices.ts';
import { call } from '../client.ts';
import { MarkWord } from '../kit/provision.tsx';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { Channels } from './channels.tsx';
import { HourSelect } from './hours.tsx';
import { ruleQuery } from './queries.ts';
import { Saved } from './saved.tsx';
import './settings.css';

const toWords: Readonly<Record<ToDto, string>> = {
  handler: '经办岗位',
  head: '经办单位负责人',
  above: '上级审核岗位',
  office: '市法治政府建设工作机构',
};

/** 提醒规则: when who is reminded. Everybody may read it; the city office sets it. */
export function RulePage() {
  useTitle('提醒规则');
  const rule = useQuery(ruleQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>提醒规则</h1>
          <p className="grey">
            <MarkWord mark="default" /> 法规没有规定何时提醒何人，由本市设定。按工作日计算，节假日不提醒，顺延到下一个工作日。
          </p>
        </div>
      </header>
      <Await query={rule}>
        {(data) => (
          <>
            {data.editable ? <RuleForm key={JSON.stringify(data)} rule={data} /> : <RuleText rule={data} />}
            {data.editable ? <Channels /> : null}
          </>
        )}
      </Await>
    </div>
  );
}

const when = (after: number): string => (after === 0 ? '逾期后第一个工作日' : `逾期满${after}个工作日`);

function Before({ soonDays }: { readonly soonDays: number }) {
  return (
    <p className="settings-first">
      届满前{soonDays}个工作日（与黄灯相同，在<Link to="/law">依据与期限</Link>中设定），提醒经办岗位一次。
    </p>
  );
}

function RuleText({ rule }: { readonly rule: ReminderRuleDto }) {
  return (
    <div className="settings">
      <Before soonDays={rule.soonDays} />
      <ol className="settings-steps settings-path">
        {rule.steps.map((s) => (
          <li key={`${s.after} ${s.to}`}>
            {when(s.after)}，告知{toWords[s.to]}
          </li>
        ))}
      </ol>
      <p className="section">
        仍未办结的，每{rule.againEvery}个工作日再提醒经办岗位一次。群消息在{rule.robots.from}点至{rule.robots.to}点发送。
      </p>
    </div>
  );
}

type Change = (change: Partial<ReminderRuleDto>) => void;

function RuleForm({ rule }: { readonly rule: ReminderRuleDto }) {
  const [held, setHeld] = useState(rule);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: ({ againEvery, steps, robots }: ReminderRuleDto) =>
      call<ReminderRuleDto>('PUT', '/notices/rule', { body: { againEvery, steps, robots } }),
    onSuccess: (saved) => queries.setQueryData(ruleQuery.queryKey, saved),
  });
  const set: Change = (change) => setHeld((before) => ({ ...before, ...change }));
  const changed = JSON.stringify(held) !== JSON.stringify(rule);
  return (
    <form
      className="settings"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(held);
      }}
    >
      <Before soonDays={rule.soonDays} />
      <Steps steps={held.steps} onChange={(steps) => set({ steps })} />
      <div className="field settings-line">
        <label>
          仍未办结的，每
          <Days value={held.againEvery} onChange={(againEvery) => set({ againEvery })} />
        </label>
        <span>个工作日再提醒经办岗位一次</span>
      </div>
      <div className="field settings-line">
        <span>群消息在</span>
        <HourSelect label="群消息开始" value={held.robots.from} onChange={(from) => set({ robots: { ...held.robots, from } })} />
        <span>至</span>
        <HourSelect label="群消息结束" from={1} to={24} value={held.robots.to} onChange={(to) => set({ robots: { ...held.robots, to } })} />
        <span>发送</span>
      </div>
      <div className="dialog-acts">
        <button type="submit" className="button primary" disabled={!changed || save.isPending}>
          {save.isPending ? '正在保存…' : '保存规则'}
        </button>
        <Saved of={save} changed={changed} />
      </div>
    </form>
  );
}

interface DaysProps {
  readonly label?: string;
  readonly value: number;
  readonly onChange: (days: number) => void;
}

function Days({ label, value, onChange }: DaysProps) {
  return (
    <input
      className="input settings-days"
      inputMode="numeric"
      maxLength={3}
      aria-label={label}
      value={Number.isNaN(value) ? '' : value}
      onChange={(e) => onChange(e.target.value === '' ? Number.NaN : Number(e.target.value.replace(/\D/g, '')))}
    />
  );
}

function Steps({ steps, onChange }: { readonly steps: readonly StepDto[]; readonly onChange: (steps: readonly StepDto[]) => void }) {
  const put = (at: number, step: StepDto) => onChange(steps.map((s, i) => (i === at ? step : s)));
  return (
    <fieldset className="field">
      <legend>逾期后逐级告知</legend>
      <ol className="settings-steps">
        {steps.map((s, i) => (
          <li key={`step-${String(i)}`}>
            <span>逾期满</span>
            <Days label={`第${i + 1}级逾期天数`} value={s.after} onChange={(after) => put(i, { ...s, after })} />
            <span>个工作日，告知</span>
            <select
              className="input"
              aria-label={`第${i + 1}级告知谁`}
              value={s.to}
              onChange={(e) => put(i, { ...s, to: e.target.value as ToDto })}
            >
              {Object.entries(toWords).map(([id, word]) => (
                <option key={id} value={id}>
                  {word}
                </option>
              ))}
            </select>
            {steps.length > 1 ? (
              <button
                type="button"
                className="link-button"
                aria-label={`去掉第${i + 1}级`}
                onClick={() => onChange(steps.filter((_s, at) => at !== i))}
              >
                去掉
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button compact"
        disabled={steps.length >= 8}
        onClick={() => onChange([...steps, { after: (steps.at(-1)?.after ?? 0) + 5, to: 'office' }])}
      >
        加一级
      </button>
    </fieldset>
  );
}
