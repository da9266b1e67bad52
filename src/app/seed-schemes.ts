import { type Scheme, type SchemeGroup, shippedScheme, shippedTownshipScheme } from '#reports';
import { plain } from '#store';
import type { Opened } from './platform.ts';

/** The demonstration city counts twelve counties, districts and zones: the third zone is on the register, and not assessed. */
async function except(groups: readonly SchemeGroup[]): Promise<readonly SchemeGroup[]> {
  const { countedCounties, units } = await import('#demo');
  const counted = new Set(countedCounties.map((u) => u.code));
  const left = units.filter((u) => (u.kind === 'county' || u.kind === 'zone') && !counted.has(u.code)).map((u) => u.code);
  return groups.map((group) => (group.id === 'county' ? { ...group, except: left } : group));
}

/** Publishes the indicator systems of the demonstration year, in the spring of that year. */
export async function publishSchemes(platform: Opened, year: number): Promise<void> {
  const period = { from: `${year}-01-01`, to: `${year}-11-30` };
  const whole = shippedScheme(year, period);
  const schemes: readonly Scheme[] = [{ ...whole, groups: await except(whole.groups) }, shippedTownshipScheme(year, period)];
  const at = `${year}-03-20T10:00:00+08:00`;
  for (const scheme of schemes) {
    const content = plain({ scheme, state: 'published' });
    await platform.store.putEdition({
      kind: 'assessment-scheme',
      id: scheme.id,
      title: scheme.title,
      content,
      by: 'fazhiban',
      at,
      frozen: true,
    });
  }
}
