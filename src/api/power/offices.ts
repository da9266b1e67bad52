import type { Registry } from '#kernel';

/** Offices as a person reads and writes them. Another one is shown by its id until it is given a title. */
const titles: Readonly<Record<string, string>> = {
  'government-office': '政府办公',
  justice: '司法行政',
  oversight: '法治督导',
  'market-regulation': '市场监管',
  finance: '财政',
  assessment: '依法行政考核',
};

export const officeTitle = (office: string): string => titles[office] ?? office;

/** The office of watching and reporting for the whole territory: asked for by the platform, by no declaration. */
export const oversight = 'oversight';

/** Whoever assesses the units of a city: no county holds it for itself, since nobody organises its own assessment. */
export const assessing = 'assessment';
/** Offices that only the city's government has. */
export const cityOffices: readonly string[] = [oversight, assessing];

/** The offices that a government must have somebody for, since acts are declared that only their holder may do. */
export const officesIn = ({ all }: Pick<Registry, 'all'>): readonly string[] => [
  ...new Set(
    all.flatMap((p) => Object.values(p.roles).flatMap((r) => (r.relation === 'office' && r.office !== undefined ? [r.office] : []))),
  ),
];
