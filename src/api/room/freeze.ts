import type { Values } from '#kernel';
import { citedIn, definitionsOf, type FrozenFigures } from '#reports';
import { plain } from '#store';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import type { Signed } from '../session.ts';
import { aboutOf, figuresKind, liveFigures, mustBePossible, perform, reportAt, sealOf, textIdOf } from './matter.ts';

/** The seal over what all figures count. */
export const definitionsSeal = (platform: Platform, year: number): string => sealOf(platform, definitionsOf(platform.registry, year));

const nothing = '0'.repeat(64);

type Hand = Pick<Signed, 'actor' | 'id'> & { readonly at?: string; readonly on?: string };

/**
 * Freezes all figures of the report's year and unit: those its text cites, and every other that is declared, so that the
 * text can be changed without asking the records again. The edition is kept first, its hash is what the ledger seals.
 */
export async function freezeFigures(
  platform: Platform,
  who: Hand,
  key: string,
  said: { readonly refreezeReason?: string; readonly lateReason?: string },
): Promise<void> {
  const { matter } = await reportAt(platform, who, key);
  const about = aboutOf(matter);
  const again = said.refreezeReason !== undefined;
  const act = again ? 'freeze-again' : 'freeze';
  const words: Values = { ...(again && { refreezeReason: said.refreezeReason }), ...(said.lateReason && { lateReason: said.lateReason }) };
  await mustBePossible(platform, who, { key, act, values: { figuresEdition: 1, figuresSeal: nothing, ...words } });
  const at = who.at ?? platform.now();
  const text = await platform.texts.open(textIdOf(about), { by: who.id, unit: who.actor.unit, at });
  if (!text) throw notFound();
  const ids = [...new Set([...citedIn(text.text, about.year), ...platform.figures.ids()])];
  const figures = (await liveFigures(platform, about, ids)).flatMap((f) => f ?? []);
  const content: FrozenFigures = {
    year: about.year,
    scope: { code: about.unit, name: platform.units.get(about.unit)?.name ?? about.unit },
    period: { from: `${about.year}-01-01`, to: `${about.year}-12-31` },
    template: { id: about.template, version: text.version },
    ledger: { events: figures[0]?.asOf.events ?? (await platform.store.events()), at },
    figures,
  };
  const kept = await platform.store.putEdition({
    ...{ kind: figuresKind, id: key, title: `${about.year}年封存数据`, content: plain(content), by: who.id, at, frozen: true },
  });
  await perform(platform, who, { key, act, values: { figuresEdition: kept.version, figuresSeal: sealOf(platform, content), ...words } });
}
