import type { FigureDoor, MediationOddity, TruthDoor, TruthRun, TruthSpan, UnitBook } from '#api';
import type { Json, Registry } from '#kernel';
import { type ConcludedRecord, duplicateParties, impossibleDates, outliers, type Suspected } from '#reports';
import type { Store } from '#store';
import type { LawBook } from '../books.ts';
import type { CityClock } from '../clock.ts';
import { concludedRecords, type Looking, lookThrough } from './look.ts';
import { checkWords, rulesOn } from './rules.ts';
import { mediated, question, samples } from './sources.ts';

const kind = 'truth-run';

interface Parts {
  readonly store: Store;
  readonly registry: Registry;
  readonly units: UnitBook;
  readonly figures: FigureDoor;
  readonly book: LawBook;
  readonly clock: CityClock;
  readonly cityCode: () => string;
}

/** The same thing is known by the same mark, however often one looks. */
export const markOf = (s: Suspected, { from, to }: TruthSpan): string => `${s.check}/${s.unit}/${s.about}/${from}/${to}`.slice(0, 120);

type Kept = Omit<TruthRun, 'version'>;

export function truthDoor(parts: Parts): TruthDoor {
  const { store, units, book, clock, cityCode } = parts;
  const cityPath = (): string => units.get(cityCode())?.path ?? `${cityCode()}/`;
  const looking = (): Looking => ({ ...parts, rules: rulesOn(book, clock) });
  return {
    question,
    samples,
    checks: () => checkWords(rulesOn(book, clock)),
    run: async (period, span, by) => {
      const found = (await lookThrough(looking(), span, cityPath())).map((s) => ({ ...s, mark: markOf(s, span) }));
      const content: Kept = { span, at: clock.now(), by, found };
      const made = { kind, id: period, title: `数据核对 ${period}`, by, at: clock.now(), frozen: false };
      const { version } = await store.putEdition({ ...made, content: content as unknown as Json });
      return { ...content, version };
    },
    latest: async (period) => {
      const held = await store.edition(kind, period);
      return held && { ...(held.content as unknown as Kept), version: held.version };
    },
    mediation: (span) => {
      const place = { procedure: mediated.procedure, unitPath: cityPath() };
      return store.remember(place, `truth mediation ${span.from} ${span.to}`, () => mediationOddities(parts, span));
    },
  };
}

async function mediationOddities({ store, book, clock }: Parts, span: TruthSpan): Promise<readonly MediationOddity[]> {
  const rules = rulesOn(book, clock);
  const lines = await store.concluded({ ...mediated, ...span });
  const unitOfCase = new Map(lines.map((l) => [l.key, l.unit]));
  const unitOfGroup = new Map(lines.map((l) => [l.group, l.unit]));
  const groupOfCase = new Map(lines.map((l) => [l.key, l.group]));
  const records: readonly ConcludedRecord[] = concludedRecords(lines).filter((r) => r.group !== null);
  const quick = { least: rules.outlierLeast, tooQuick: 1, perDay: rules.perDay };
  const about = (kind: MediationOddity['kind'], found: readonly { readonly subjects: readonly string[]; readonly why: string }[]) =>
    found.map(({ subjects, why }): MediationOddity => {
      const [first = ''] = subjects;
      if (kind === 'outlier') return { kind, unit: unitOfGroup.get(first) ?? '', committee: first, keys: [], why };
      return { kind, unit: unitOfCase.get(first) ?? '', committee: groupOfCase.get(first) ?? null, keys: subjects, why };
    });
  return [
    ...about('outlier', outliers(records, quick)),
    ...about('duplicate-parties', duplicateParties(records, rules.sameParties)),
    ...about('impossible-date', impossibleDates(records)),
  ];
}
