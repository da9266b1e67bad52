import type { FreshCity } from '../support/fresh.ts';
import type { Office } from '../support/office.ts';
import type { Stage } from '../support/visit.ts';

/** What every part of the year is lived with: the city whose days pass, its people at their browsers, the stage for strangers. */
export interface Year {
  readonly city: FreshCity;
  readonly office: Office;
  readonly stage: Stage;
}
