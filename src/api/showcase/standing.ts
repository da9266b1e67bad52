import type { MatterRow } from '#store';
import type { StandingFactsDto } from '../contract/showcase.ts';
import { loadSeen, presentRows } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import type { Signed } from '../session.ts';
import { showcaseOf } from './showcase.ts';

/** Something that a record says of a unit that would be an example. */
export interface StandingFact {
  readonly row: MatterRow;
  readonly said: string;
  /** Whether it keeps the unit from applying. */
  readonly veto: boolean;
}

/** Beside an application: what the records say of the applicant, each as far as the reader may see it. */
export async function standingFacts(platform: Platform, who: Signed, key: string): Promise<StandingFactsDto> {
  const { application } = showcaseOf(platform);
  await loadSeen(platform, key, who.actor, application.procedure);
  const [row] = await platform.store.rows([key]);
  const applicant = row?.values[application.applicant];
  if (typeof applicant !== 'string' || !platform.standingFacts) throw notFound();
  const found = await platform.standingFacts(applicant, platform.today());
  const lines = found.flatMap(({ row, said, veto }) =>
    presentRows(platform, [row], who.actor).map(({ procedure, key: at, title, number }) => ({
      procedure,
      key: at,
      title,
      number,
      said,
      veto,
    })),
  );
  return { facts: lines, hidden: found.length - lines.length };
}
