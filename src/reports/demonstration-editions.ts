import type { Scheme, SchemeNode } from './scoring/index.ts';
import { knownOf2021 } from './scoring/official.ts';

/** First-level titles as they are known; a title that was not seen is none. */
const first2019 = [
  ...['政府职能依法全面履行', '依法行政制度体系完善', '重大行政决策科学民主合法', '行政执法严格规范公正文明', '行政权力制约监督科学有效'],
  ...['社会矛盾纠纷依法有效化解', '政府工作人员法治思维和依法行政能力全面提高', '法治政府建设组织领导落实到位'],
];
const first2021 = [...first2019.slice(0, 6), '重大突发事件依法预防处置', ...first2019.slice(6)];
const first2023 = [...first2021, '数字法治政府'];

const nodesOf = (titles: readonly string[]): readonly SchemeNode[] =>
  titles.map((title, i) => ({ code: String(i + 1), level: 1, parent: null, title }));

interface Known {
  readonly year: number;
  readonly titles: readonly string[];
  readonly note: string;
  readonly indicators?: Scheme['indicators'];
  readonly nodes?: readonly SchemeNode[];
}

function edition({ year, titles, note, indicators = [], nodes = [] }: Known): Scheme {
  const source = `《市县法治政府建设示范指标体系》（${year}年版）`;
  return {
    id: `demonstration-indicators-${year}`,
    title: `市县法治政府建设示范指标体系（${year}年版）`,
    year,
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    groups: [{ id: 'city', title: '申报的市、县（区）', kinds: ['city', 'county', 'zone'] }],
    nodes: [...nodesOf(titles), ...nodes],
    indicators,
    composition: { material: '100', onsite: '0', survey: '0', daily: '0' },
    extras: { bonus: '0', deduction: '0' },
    grades: {},
    spread: 'first-level',
    ties: [],
    rounding: { mode: 'half-up', digits: 2 },
    basis: { text: source, mark: year === 2019 ? 'recalled' : 'verified' },
    note,
  };
}

const known = knownOf2021('city');

/** The editions of the state's indicators with what is known of each; whatever was not seen stays empty, to be imported. */
export const demonstrationEditions: readonly Scheme[] = [
  edition({
    year: 2019,
    titles: first2019,
    note: '一级8项、二级34项、三级100项的数目待核；二级、三级未见公布文本，分值未公布。',
  }),
  edition({
    year: 2021,
    titles: first2021,
    nodes: [known.node],
    indicators: known.indicators,
    note: '一级9项的数目待核；三级已见3项，其余未见公布文本，分值未公布。',
  }),
  edition({
    year: 2023,
    titles: first2023,
    note: '一级10项、二级34项、三级104项；二级、三级未见公布文本，分值未公布。',
  }),
];
