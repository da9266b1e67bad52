import type { Indicator, Scheme, SchemeNode } from './model.ts';

const source = '《市县法治政府建设示范指标体系》（2021年版）';

const words = [
  ['1.1.1', '审批便利与限时办结', '审批能马上办、网上办、就近办、一次办、自助办；都在法定时限内办完，时限逐步缩短。'],
  ['1.1.2', '依法许可，没有变相许可', '许可依法实施；非行政许可审批全部取消；不以备案、登记、确认、征求意见等名义变相许可。'],
  [
    '1.1.3',
    '清理审批中介服务',
    '没有法定依据的中介服务项目和收费都取消；保留的列入清单并公开时限、流程、条件和收费标准；中介机构与政府在人员、财务、财物上脱钩。',
  ],
] as const;

/** What is known of the official indicators of 2021, in words of our own; their official weights are not published. */
export const knownOf2021 = (group: string) => ({
  node: { code: '1.1', level: 2, parent: '1', title: '加大简政放权力度' } satisfies SchemeNode,
  indicators: words.map(
    ([code, title, text]): Indicator => ({
      ...{ code, parent: '1.1', title, text, kind: 'evidence', rule: { kind: 'rated' }, weights: { [group]: null } },
      ...{ absent: 'zero', basis: { text: `${source}${code}`, mark: 'verified' } },
    }),
  ),
});

const known = knownOf2021('county');

/**
 * An example to import: what is known of the official indicator system of 2021. Three indicators of the third level, no
 * weight; the rest is shown as missing and waits for whoever holds the document.
 */
export const officialExample = (): Scheme => ({
  id: 'demonstration-indicators-2021',
  title: '市县法治政府建设示范指标（2021年版，仅录入已知的部分）',
  year: 2021,
  period: { from: '2021-01-01', to: '2021-12-31' },
  groups: [{ id: 'county', title: '县区', kinds: ['county', 'zone'] }],
  nodes: [
    { code: '1', level: 1, parent: null, title: '政府职能依法全面履行' },
    known.node,
    ...['2', '3', '4', '5', '6', '7', '8', '9'].map((code) => ({
      code,
      level: 1 as const,
      parent: null,
      title: '（内容尚未取得）',
      missing: true as const,
    })),
  ],
  indicators: [
    ...known.indicators,
    {
      ...{ code: '1.1.4', parent: '1.1', title: '（内容尚未取得）', text: '知道有此条，未取得内容；所属的二级指标也未核到。' },
      ...{ kind: 'evidence', rule: { kind: 'rated' }, weights: { county: null }, absent: 'zero', missing: true },
      basis: { text: source, mark: 'recalled' },
    },
  ],
  composition: { material: '100', onsite: '0', survey: '0', daily: '0' },
  extras: { bonus: '0', deduction: '0' },
  grades: {},
  spread: 'first-level',
  ties: [],
  rounding: { mode: 'half-up', digits: 2 },
  basis: { text: source, mark: 'verified' },
  note: '官方指标的分值没有公布，这里不填；全文共一百项三级指标（据公开网页，未与原件核对），已取得三项。文字是转述，不是官方原文，申报时须换成原文。',
});
