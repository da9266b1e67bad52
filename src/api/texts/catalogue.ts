import type { MetricDecl, Procedure } from '#kernel';
import type { CatalogueDto, CatalogueFigure } from '../contract/texts.ts';
import type { Platform } from '../platform.ts';

const kebab = (id: string): string => id.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

/** The fields a metric is split by; a share's are those of what it counts. */
function splitsOf({ metrics }: Procedure, decl: MetricDecl): readonly string[] {
  const base = decl.kind === 'share' ? metrics[decl.of] : decl;
  return base && 'by' in base ? (base.by ?? []) : [];
}

function figureOf(procedure: Procedure, metric: string, decl: MetricDecl): CatalogueFigure {
  const dimensions = splitsOf(procedure, decl).flatMap((field) => {
    const options = Object.entries(procedure.fields[field]?.spec.options ?? {}).map(([value, title]) => ({ value, title }));
    return options.length > 0 ? [{ field, title: procedure.fields[field]?.title ?? kebab(field), options }] : [];
  });
  return { id: `${procedure.id}.${metric}`, title: decl.title, unit: decl.unit, definition: decl.definition, dimensions };
}

/** Every figure that can be cited, with what it can be split by. */
export function catalogueOf({ registry }: Pick<Platform, 'registry'>): CatalogueDto {
  const groups = registry.all.map((p) => ({
    title: p.title,
    figures: Object.entries(p.metrics).map(([metric, decl]) => figureOf(p, metric, decl)),
  }));
  return { groups: groups.filter((g) => g.figures.length > 0) };
}
