import type { Scheme } from '#reports';
import type { EditionLine, ShowcaseDto } from '../contract/showcase.ts';
import type { Platform, RegisteredUnit } from '../platform.ts';
import { notFound } from '../problem.ts';
import { type Signed, unitDto } from '../session.ts';
import { indicatorsOf } from './indicators.ts';
import type { ShowcaseKind } from './kind.ts';
import { titlesOf } from './titles.ts';

/** The showing of examples of this platform; «not found» where none was told of. */
export function showcaseOf(platform: Platform): ShowcaseKind {
  if (!platform.showcase) throw notFound();
  return platform.showcase;
}

const editionLine = ({ id, title, nodes, indicators, note }: Scheme): EditionLine => ({
  id,
  title,
  first: nodes.filter((node) => node.level === 1).length,
  known: indicators.filter((one) => !one.missing).length,
  note: note ?? '',
});

/** Everything the page shows of a unit and a year. */
export async function showcase(platform: Platform, who: Signed, unit: RegisteredUnit, year: number): Promise<ShowcaseDto> {
  const kind = showcaseOf(platform);
  const asOf = platform.today();
  const asked = { platform, who, kind, unit, year, asOf };
  const ids = kind.visits.map((id) => ({ id, from: `${year}-01-01`, to: `${year}-12-31`, unit: unit.code }));
  const [indicators, titles, figures] = await Promise.all([indicatorsOf(asked), titlesOf(asked), platform.figures.figures(ids)]);
  const visits = figures.flatMap((f) => (f ? [{ id: f.id, title: f.title, value: f.value, unit: f.unit }] : []));
  return { unit: unitDto(unit), year, asOf, indicators, ...titles, visits, editions: kind.editions.map(editionLine) };
}
