import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BurdenDoor, TruthSpan, UnitBook } from '#api';
import type { Json, Registry } from '#kernel';
import { type Burden, burdenOf, defaultSeconds, type ModuleTexts, ReuseBook, type ReuseSources, type Seconds } from '#reports';
import type { Store } from '#store';
import { burdenBook } from './burden-book.ts';

const sources = join(import.meta.dirname, '..');
const setting = 'burden-seconds';

const read = (paths: readonly string[]): readonly string[] => paths.map((path) => readFileSync(join(sources, path), 'utf8'));
const files = (pattern: string): readonly string[] => globSync(pattern, { cwd: sources }).sort();

/** Rules of a module as source; its fields and figures are known from the declaration itself. */
const isRules = (path: string): boolean => !/(\.test|fields|metrics|index)\.ts$/.test(path);

/** A procedure lies in the folder of its name, or in that of another edition or sister. */
function foldersOf(procedures: readonly string[]): ReadonlyMap<string, string> {
  const folders = files('modules/*/procedure.ts').map((path) => path.split(/[\\/]/)[1] ?? '');
  const declared = folders.map((folder) => [folder, readFileSync(join(sources, 'modules', folder, 'procedure.ts'), 'utf8')] as const);
  const lies = (id: string): string => declared.find(([folder, text]) => folder === id || text.includes(`'${id}'`))?.[0] ?? id;
  return new Map(procedures.map((id) => [id, folders.includes(id) ? id : lies(id)]));
}

/** What lies beside the declarations: rules, letters, bulletins, reports. */
function reuseSources(registry: Pick<Registry, 'all'>): ReuseSources {
  return {
    modules: [...foldersOf(registry.all.map((p) => p.id))].map(
      ([procedure, folder]): ModuleTexts => ({
        procedure,
        rules: read(files(`modules/${folder}/**/*.ts`).filter(isRules)).join('\n'),
        letters: read(files(`modules/${folder}/letters/*.md`)),
      }),
    ),
    reports: [...read(files('modules/*/bulletin.md')), ...read(files('reports/templates/*.md'))],
  };
}

/** Units of these levels fill in; zones are counties, streets are townships. */
const levels: Readonly<Record<string, string>> = {
  city: 'city',
  county: 'county',
  zone: 'county',
  department: 'department',
  township: 'township',
  street: 'township',
};

interface Parts {
  readonly store: Store;
  readonly registry: Registry;
  readonly units: UnitBook;
}

/** The burden of reporting, computed anew when records have changed. */
export function burdenDoor({ store, registry, units }: Parts): BurdenDoor {
  const seconds = async (): Promise<Seconds> => ((await store.setting(setting)) as unknown as Seconds | undefined) ?? defaultSeconds;
  let reuse: ReuseBook | undefined;
  // Kept for the whole city, kind by kind: an act of one kind leaves what is known of the others, whatever unit is asked about.
  const typed = (procedure: string, span: TruthSpan) =>
    store.remember({ procedure, unitPath: '' }, `typed ${span.from} ${span.to}`, () => store.typed(procedure, span));
  const compute = async (span: TruthSpan, unitPath: string, by: Seconds): Promise<Burden> => {
    const filled = (await Promise.all(registry.all.map(({ id }) => typed(id, span)))).flat();
    const levelOf = (code: string): string | undefined => {
      const unit = units.get(code);
      return unit?.path.startsWith(unitPath) ? levels[unit.kind] : undefined;
    };
    reuse ??= new ReuseBook(registry.all, reuseSources(registry));
    return burdenOf({ procedures: registry.all, reuse, filled, seconds: by, levelOf });
  };
  const of: BurdenDoor['of'] = async (span, unitPath) => {
    const by = await seconds();
    const question = `burden ${unitPath} ${span.from} ${span.to} ${JSON.stringify(by)}`;
    return store.remember({ procedure: undefined, unitPath }, question, () => compute(span, unitPath, by));
  };
  return {
    seconds,
    saveSeconds: (value) => store.setSetting(setting, value as unknown as Json),
    of,
    xlsx: async (span, unitPath) => burdenBook(registry, units, await of(span, unitPath), await seconds()),
  };
}
