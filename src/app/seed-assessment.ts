import type { Inputs } from '#reports';
import { hashOf, plain, sealWith } from '#store';
import { type DrawnRecords, drawRecords } from './assessment-records.ts';
import { freezeWorld } from './assessments.ts';
import type { Opened } from './platform.ts';

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** Some at a time: neither one after the other nor all at once. */
async function together<T>(all: readonly T[], each: (one: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += 16) await Promise.all(all.slice(from, from + 16).map(each));
}

/** Tells the assessment of a year, and freezes its result as it was published. */
export async function seedAssessment(platform: Opened, year: number): Promise<{ matters: number; events: number }> {
  const { store, registry } = platform;
  const { countedCounties, tellAssessment, units: register } = await import('#demo');
  const whole = await platform.assessments.world(`law-administration-${year}`);
  if (!whole) return { matters: 0, events: 0 };
  // The city counts twelve counties, districts and zones; the third zone is on the register but not among them.
  const counted = new Set([...countedCounties, ...register.filter((u) => u.kind === 'department')].map((u) => u.code));
  const world = { ...whole, units: whole.units.filter((u) => counted.has(u.code)) };
  const hash = hashOf(platform.config.hash);
  const schemeSeal = sealWith(hash, world.scheme);
  const seed = `${year}-${schemeSeal.slice(0, 12)}`;
  const drawn = new Map<string, DrawnRecords>();
  await together(world.units, async ({ code }) => {
    const unit = platform.units.get(code);
    if (unit) drawn.set(code, await drawRecords({ store, registry }, { scheme: world.scheme, unit, seed }));
  });
  const daily: ReadonlyMap<string, Inputs> = world.inputs;
  const told = tellAssessment({
    ...{ registry, law: platform.law(), year, today: platform.today(), scheme: world.scheme, schemeVersion: Math.max(1, world.version) },
    ...{ schemeSeal, sheet: world.sheet, units: world.units, daily, seed, drawn },
    sealOf: (inputs) => freezeWorld({ ...world, inputs }, hash).seal,
  });
  const writer = await store.bulk();
  for (const { entries } of told.matters) for (const entry of entries) await writer.add(entry);
  const { matters, events } = await writer.close();
  const at = `${year + 1}-01-07T17:00:00+08:00`;
  for (const { content, name, type } of told.files)
    await store.putFile(once(content), { name, type, by: 'demonstration', at, max: 1_048_576 });
  const content = plain(freezeWorld({ ...world, inputs: told.inputs }, hash));
  await store.putEdition({ kind: 'assessment', id: world.scheme.id, title: world.scheme.title, content, by: 'fazhiban', at, frozen: true });
  return { matters, events };
}
