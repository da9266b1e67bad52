import { type Inputs, inputsOfAssessment } from '#reports';
import { everyRow, type MatterRow, type Store } from '#store';

/** Every matter of a procedure in the city. */
const allRows = (store: Store, procedure: string): Promise<MatterRow[]> => Array.fromAsync(everyRow(store, { procedure, unitPath: '' }));

/** What people gave is told to the unit first: before that, scores as the records stand show nothing of it. */
const untold: readonly string[] = [
  'self-assessing',
  'self-overdue',
  'material-review',
  'supplementing',
  'onsite-pending',
  'onsite',
  'survey-merge',
  'scored',
  'moderated',
];

interface Wish {
  /** Also what was not told yet: for the engine that works the result out, and for nobody's page. */
  readonly all?: true;
}

/** What people add to the figures of an assessment, by unit: points of reviewers, satisfaction, what was found. */
export async function assessmentInputs(store: Store, scheme: string, { all }: Wish = {}): Promise<ReadonlyMap<string, Inputs>> {
  const cycle = (await allRows(store, 'assessment-cycle')).filter((row) => row.values.schemeId === scheme && !row.voided).at(-1)?.key;
  if (cycle === undefined) return new Map();
  const own = (await allRows(store, 'unit-assessment')).filter((row) => row.values.cycle === cycle && (all || !untold.includes(row.state)));
  const whole = (await Promise.all(own.map((row) => store.matter(row.key)))).filter((one) => one !== undefined);
  const keys = whole.flatMap(({ matter }) => (typeof matter.values.survey === 'string' ? [matter.values.survey] : []));
  const surveys = new Map((await store.rows(keys)).map((row) => [row.key, row.values.score]));
  return new Map(
    whole.map(({ matter }) => {
      const satisfaction = surveys.get(String(matter.values.survey));
      return [matter.unit, inputsOfAssessment(matter.values, typeof satisfaction === 'number' ? satisfaction : undefined)] as const;
    }),
  );
}
