/** Open government in the year. */
import type { City } from './city.ts';
import { disclosureReports, requestsForInformation } from './information-requests.ts';
import { budgets, conferences, portal } from './publications.ts';
import type { Live } from './replay.ts';

/** Every matter of it, each complete when it is yielded. */
export function* openGovernment(city: City, part: number): Generator<Live> {
  yield* portal(city, part);
  yield* conferences(city);
  yield* budgets(city);
  const requests = [...requestsForInformation(city, part)];
  yield* requests;
  yield* disclosureReports(city, requests);
}
