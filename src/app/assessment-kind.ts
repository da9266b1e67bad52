import type { AssessmentKind } from '#api';
import { type Law, type Registry, resolve } from '#kernel';
import { ratingGap, surveyConfidence } from '#law';
import { combine, sheetOf } from '#modules/unit-assessment';
import type { Store } from '#store';
import { assessmentInputs } from './assessment-inputs.ts';
import { drawRecords } from './assessment-records.ts';
import type { CityClock } from './clock.ts';

export interface KindParts {
  readonly store: Store;
  readonly registry: Registry;
  readonly law: () => Law;
  readonly clock: CityClock;
}

/** The kinds of matter on which an assessment is worked. */
export function assessmentKind({ store, registry, law, clock }: KindParts): AssessmentKind {
  return {
    ...{ cycle: 'assessment-cycle', assessment: 'unit-assessment', sheet: 'score-sheet' },
    ...{ finding: 'onsite-finding', survey: 'satisfaction-survey' },
    combine: (items, sheets) => {
      const gap = resolve(ratingGap, clock.today(), law().policies).value;
      return combine(
        items,
        sheets.map(({ key, matter }) => sheetOf({ ...matter, id: key })),
        gap,
      );
    },
    draw: (scheme, unitPath, seed) => drawRecords({ store, registry }, { scheme, unit: { path: unitPath }, seed }),
    confidence: () => resolve(surveyConfidence, clock.today(), law().policies).value,
    inputs: (scheme) => assessmentInputs(store, scheme, { all: true }),
  };
}
