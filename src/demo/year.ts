/** A city-year, or several: every matter with all its events, each act judged by the platform's own rules. */
import type { CivilDate, Law, Registry, World } from '#kernel';
import { accountability } from './accountability.ts';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { committees } from './committees.ts';
import { consultations } from './consultations.ts';
import { counselNetwork } from './counsel.ts';
import { demonstrations } from './demonstration.ts';
import { disputesOutsideCourt } from './disputes.ts';
import { legality } from './legality.ts';
import { book, cleanup, library } from './library.ts';
import { litigation } from './litigation.ts';
import { mediation } from './mediation.ts';
import { MediationChecks } from './mediation-checks.ts';
import { openGovernment } from './open-government.ts';
import { oversightItems } from './oversight.ts';
import type { DemoFile } from './pdf.ts';
import { proposals } from './proposals.ts';
import { Random } from './random.ts';
import { reconsideration } from './reconsideration.ts';
import { type Live, Replay, type SeededMatter } from './replay.ts';
import { annualReports, type HashName } from './report-room.ts';
import { requests } from './requests.ts';
import { figuresTaken, QuarterFigures, responsibility } from './responsibility.ts';
import { supervision } from './supervision.ts';
import { tasks } from './tasks.ts';

export const demoYear = 2019;
/** The civil date on which a demonstration stands: some days into the next year, so that the year is complete. */
export const demoToday: CivilDate = '2020-01-10';
export const dayAfterYear = (year: number): CivilDate => `${year + 1}-01-10`;

export interface YearOptions {
  readonly registry: Registry;
  readonly law: Law;
  readonly year?: number;
  /** So many city-years, the last being `year`: each year has its own figures. */
  readonly scale?: number;
  /** Share of the disputes to tell; below 1 only for quick trials, since the totals shrink with it. */
  readonly part?: number;
  readonly hash?: HashName;
  /** Next number of a series; the store's, so that numbering goes on after the load. */
  readonly serial?: World['serial'];
}

/** Hands matters on, counting them for the quarterly reviews. */
function* counted(figures: QuarterFigures, told: Iterable<SeededMatter>): Generator<SeededMatter> {
  for (const one of told) {
    figures.see(one);
    yield one;
  }
}

export class CityYears {
  readonly #options: YearOptions;
  readonly #replay: Replay;
  readonly #year: number;
  readonly #scale: number;

  constructor(options: YearOptions) {
    this.#options = options;
    this.#year = options.year ?? demoYear;
    this.#scale = Math.max(1, options.scale ?? 1);
    const { registry, law, serial } = options;
    const today = dayAfterYear(this.#year);
    this.#replay = new Replay({ registry, law, today, name: `city-year ${this.#year}`, ...(serial && { serial }) });
  }

  /** Events decided so far. */
  get events(): number {
    return this.#replay.events;
  }

  /** The files that the matters refer to; complete when all matters have been taken. */
  files(): readonly DemoFile[] {
    return this.#replay.cabinet.all();
  }

  /** Matters one by one, those referred to before those that refer to them. */
  *matters(): Generator<SeededMatter> {
    const first = this.#year - this.#scale + 1;
    const city = this.#city(this.#year, new Agenda(`${first - 1}-06-01`));
    const all = committees(city, first);
    for (let year = first; year < this.#year; year += 1) this.#live(this.#city(year, city.agenda), false);
    this.#live(city, true);
    yield* this.#replay.linkable();
    const { part = 1 } = this.#options;
    for (let year = first; year <= this.#year; year += 1) {
      const newest = year === this.#year;
      const cases = mediation(this.#city(year, city.agenda), all, { last: newest ? city.last : dayAfterYear(year), newest, part });
      if (newest) yield* this.#checked(city, cases);
      else yield* cases;
    }
    yield* disputesOutsideCourt(city, all, part);
    const figures = new QuarterFigures(figuresTaken);
    yield* counted(figures, openGovernment(city, part));
    const suits = litigation(city, part);
    yield* suits.told;
    yield* accountability(city, suits.lost, part);
    yield* annualReports(city, this.#options.hash);
    yield* demonstrations(city, part);
    // What orders, rectification and quarterly reviews read of tasks must have been told before them.
    const planned = tasks(city, part);
    yield* counted(figures, planned);
    const orders = supervision(city, part);
    yield* counted(figures, orders);
    for (const live of this.#replay.linkable()) if (live.procedure.id === 'legality-review') figures.see(live);
    yield* responsibility(city, [...orders, ...planned], figures, part);
  }

  /** The disputes of the newest year, and after them the checks whose samples were drawn as they passed by. */
  *#checked(city: City, cases: Iterable<Live>): Generator<SeededMatter> {
    const checks = new MediationChecks(city);
    for (const live of cases) {
      checks.see(live);
      yield live;
    }
    yield* checks.told();
  }

  #city(year: number, agenda: Agenda): City {
    return { year, last: dayAfterYear(this.#year), replay: this.#replay, agenda, random: new Random(`city ${year}`) };
  }

  #live(city: City, newest: boolean): void {
    if (newest) {
      library(city);
      requests(city);
      consultations(city, counselNetwork(city));
      proposals(city);
      oversightItems(city);
      reconsideration(city);
      city.agenda.add(`${city.year}-03-01`, cleanup(city));
      city.agenda.add(`${city.year}-11-01`, book(city));
    }
    legality(city, newest);
    city.agenda.run(newest ? city.last : `${city.year}-03-31`);
  }
}
