import { count, halfUp, share, stock } from '#kernel';
import { lawGovernmentInspectionRules } from '#law';
import type { states } from './acts.ts';

type By = 'level' | 'reporter';
const unit = '份';
const basis = lawGovernmentInspectionRules('第24条');
const by = ['level'] as const;
type State = keyof typeof states;

export const metrics = {
  opened: count<'open', By>({ title: '启动年度报告', definition: '期内启动的法治政府建设年度报告数', unit, acts: 'open', by }),
  submitted: count<'submit-superior', By>({
    title: '报送年度报告',
    definition: '期内报送上一级政府或者上级主管部门的年度报告数',
    unit,
    acts: 'submit-superior',
    by,
  }),
  'submitted-in-time': count<'submit-superior', By, 'to-superior'>({
    title: '按期报送年度报告',
    definition: '期内在规定日期以前报送上一级政府或者上级主管部门的年度报告数',
    unit,
    acts: 'submit-superior',
    inTime: 'to-superior',
    by,
  }),
  'submission-rate': share({
    title: '年度报告按期报送率',
    definition: '按期报送的年度报告数÷报送的年度报告数',
    of: 'submitted-in-time',
    over: 'submitted',
    rounding: halfUp(),
  }),
  published: count<'publish', By>({ title: '公开年度报告', definition: '期内向社会公开的年度报告数', basis, unit, acts: 'publish', by }),
  'published-in-time': count<'publish', By, 'publication'>({
    title: '按期公开年度报告',
    definition: '期内在4月1日以前向社会公开的年度报告数',
    basis,
    unit,
    acts: 'publish',
    inTime: 'publication',
    by,
  }),
  'publication-rate': share({
    title: '年度报告按期公开率',
    definition: '按期公开的年度报告数÷公开的年度报告数',
    basis,
    of: 'published-in-time',
    over: 'published',
    rounding: halfUp(),
  }),
  corrected: count<'correct', By>({ title: '更正年度报告', definition: '期内更正已公开年度报告的次数', unit: '次', acts: 'correct', by }),
  supervised: count<'supervise-gap' | 'urge', By | 'gap'>({
    title: '督促、催办年度报告',
    definition: '期内因未按期、内容不完整或者数据不实督促、催办的次数',
    unit: '次',
    acts: ['supervise-gap', 'urge'],
    by: ['level', 'gap'],
  }),
  'in-hand': stock<State, By>({
    title: '编制中的年度报告',
    definition: '期末已启动、尚未公开的年度报告数',
    unit,
    states: ['opened', 'collecting', 'drafting', 'checked', 'consulting', 'cleared', 'deliberated', 'signed', 'submitted'],
    by,
  }),
};
