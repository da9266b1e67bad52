import type { LetterShelf, Shelved } from '#api';
import type { Registry } from '#kernel';
import { instruments } from '#law';
import { type CheckedLetter, checkLetter, declaredOf, type LetterTemplate, type LetterWorld } from '#reports';
import type { Store } from '#store';
import { shippedLetters } from './templates.ts';

const kind = 'letter';

/** What the names in letters are looked up in. */
export function letterWorld(registry: Registry): LetterWorld {
  const known = new Map<string, ReturnType<typeof declaredOf>>();
  return {
    instruments: new Map(instruments.map((one) => [one.id, one])),
    declared: (id) => {
      if (!known.has(id)) known.set(id, declaredOf(registry, id));
      return known.get(id);
    },
  };
}

interface Kept {
  readonly from: string;
  readonly text: string;
}

const isKept = (content: unknown): content is Kept =>
  typeof content === 'object' && content !== null && 'from' in content && 'text' in content;

/** The shelf of letters: templates shipped with the modules, and the versions a city has set, each from its day. */
export function letterShelf(store: Store, registry: Registry): LetterShelf {
  const world = letterWorld(registry);
  const base = Map.groupBy(shippedLetters(), (one) => one.procedure);
  const checks = new Map<string, CheckedLetter>();
  /** A text is read once; templates are few and change rarely. */
  const checked = (template: LetterTemplate): CheckedLetter => {
    const key = `${template.procedure}\n${template.text}`;
    const known = checks.get(key) ?? checkLetter(template.text, template.procedure, world);
    checks.set(key, known);
    return known;
  };
  const versions = async (procedure: string, letter: string) => {
    const id = `${procedure}/${letter}`;
    const held = (await store.editions(kind)).filter((e) => e.id === id);
    const full = await Promise.all(held.map((e) => store.edition(kind, id, e.version)));
    return full.flatMap((e) =>
      e && isKept(e.content)
        ? [{ procedure, id: letter, version: e.version, from: e.content.from, text: e.content.text, by: e.by, at: e.at }]
        : [],
    );
  };
  const inForce = async (shipped: LetterTemplate, on: string): Promise<LetterTemplate> =>
    (await versions(shipped.procedure, shipped.id))
      .filter((v) => v.from <= on)
      .sort((a, b) => a.from.localeCompare(b.from) || a.version - b.version)
      .at(-1) ?? shipped;
  return {
    world,
    versions,
    of: async (procedure, on): Promise<readonly Shelved[]> => {
      const own = base.get(procedure) ?? [];
      const set = own.length > 0 ? new Set((await store.editions(kind)).map((e) => e.id)) : new Set<string>();
      return Promise.all(
        own.map(async ({ id, text }) => {
          const shipped = { procedure, id, version: 0, from: '2000-01-01', text };
          const template = set.has(`${procedure}/${id}`) ? await inForce(shipped, on) : shipped;
          return { template, checked: checked(template) };
        }),
      );
    },
    save: async ({ procedure, id, from, text }, { actor, at }) => {
      await store.putEdition({ kind, id: `${procedure}/${id}`, title: '文书范本', content: { from, text }, by: actor, at, frozen: false });
    },
  };
}
