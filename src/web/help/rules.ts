import type { DescribedBasis, DescribedField } from '#kernel';
import type { ProcedureDetail } from '../../api/contract.ts';
import { publicityWords, roleTitles } from './words.ts';

/** The rules of one kind of matter in words, derived from its declaration: for the page and for the guide. */
export interface Rules {
  readonly states: readonly { readonly title: string; readonly kind: string; readonly open: string; readonly next: string }[];
  readonly acts: readonly {
    readonly title: string;
    readonly who: string;
    readonly way: string;
    readonly needs: string;
    readonly basis: DescribedBasis;
  }[];
  readonly limits: readonly { readonly title: string; readonly kind: string; readonly words: string; readonly basis: DescribedBasis }[];
  /** Fields by who may see them, the most open first. */
  readonly seen: readonly { readonly who: string; readonly fields: string }[];
  readonly personal: string;
  readonly metrics: readonly {
    readonly title: string;
    readonly unit: string;
    readonly definition: string;
    readonly basis: DescribedBasis | undefined;
  }[];
}

type Act = ProcedureDetail['acts'][number];

const isFrom = (act: Act, state: { readonly id: string; readonly final: boolean }): boolean =>
  act.from !== null && (act.from === 'open' ? !state.final : act.from.includes(state.id));

function wayOf(act: Act, detail: ProcedureDetail): string {
  const titleOf = (id: string): string => detail.states.find((s) => s.id === id)?.title ?? id;
  const from = act.from === null ? '新办' : act.from === 'open' ? '未结束的任何环节' : act.from.map(titleOf).join('、');
  return `${from} → ${act.to === null ? '环节不变' : titleOf(act.to)}`;
}

const levels = ['public', 'party', 'staff', 'sealed'] as const;

const titles = (fields: readonly DescribedField[]): string => fields.map((f) => f.title).join('、');

export function rulesOf(detail: ProcedureDetail): Rules {
  const fieldTitle = (id: string): string => detail.fields.find((f) => f.id === id)?.title ?? id;
  return {
    states: detail.states.map((s) => ({
      title: s.title,
      kind: s.final ? '结束' : '在办',
      open: s.public ? '社会公众可见' : '不公开',
      next: [...new Set(detail.acts.filter((a) => isFrom(a, s) && a.to !== s.id).map((a) => a.title))].join('、'),
    })),
    acts: detail.acts.map((a) => ({
      ...{ title: a.title, who: roleTitles(a.by, detail), way: wayOf(a, detail), basis: a.basis },
      needs: a.needs.map(fieldTitle).join('、'),
    })),
    limits: detail.deadlines.map((d) => ({
      ...{ title: d.title, words: d.limits.join('；'), basis: d.basis },
      kind: d.kind === 'at-least' ? '最早：不到不能办' : '最迟：过了记逾期',
    })),
    seen: levels
      .map((level) => ({ who: publicityWords[level], fields: titles(detail.fields.filter((f) => f.publicity === level)) }))
      .filter((line) => line.fields !== ''),
    personal: titles(detail.fields.filter((f) => f.personal)),
    metrics: detail.metrics.map((m) => ({ title: m.title, unit: m.unit, definition: m.definition, basis: m.basis })),
  };
}
