/** What the office does with one press: each number is worked out here, and the declarations check it again. */
import { refusal, type Values } from '#kernel';
import { computedRows, evidenceRows, type Inputs, placesOf, resultOf, type UnitScore } from '#reports';
import type { StoredMatter } from '#store';
import { plain, sealWith } from '#store';
import type { ScoringWorld } from '../assessments.ts';
import type { BoardStep } from '../contract/assessment-desk.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import type { Signed } from '../session.ts';
import { declared, kindIn, machineFor, matterFor, mattersOf, perform } from './common.ts';
import { rowsIn, textIn } from './kind.ts';

type Item = { readonly indicator: string; readonly title: string; readonly weight: number };
const valuesOf = (given: object): Values => plain(given) as Values;
const refuse = (code: string, text: string, remedy: string): Refused => new Refused(422, refusal(code, text, { remedy }));

/** The sheets of an assessment, those that stand. */
export async function sheetsOf(platform: Platform, key: string): Promise<readonly StoredMatter[]> {
  const { sheet } = kindIn(platform);
  const rows = (await mattersOf(platform, sheet)).filter(
    (row) => row.values.assessment === key && !['recused', 'cancelled'].includes(row.state),
  );
  return (await Promise.all(rows.map((row) => platform.store.matter(row.key)))).filter((one) => one !== undefined);
}

/** The world of the scheme with all that people gave so far. */
async function wholeWorld(platform: Platform, scheme: string): Promise<ScoringWorld> {
  const [world, given] = await Promise.all([platform.assessments.world(scheme), kindIn(platform).inputs(scheme)]);
  if (!world) throw notFound();
  const inputs = new Map<string, Inputs>(
    world.units.map(({ code }) => {
      const daily = world.inputs.get(code)?.daily;
      return [code, { ...(daily !== undefined && { daily }), ...given.get(code) }];
    }),
  );
  return { ...world, inputs };
}

async function schemeOf(platform: Platform, { matter }: StoredMatter): Promise<string> {
  const cycle = await platform.store.matter(textIn(matter.values, 'cycle'));
  return textIn(cycle?.matter.values ?? {}, 'schemeId');
}

/**
 * Units with somebody who rates, the least burdened first; not the assessed one, none below it, none that rates it already.
 * The office that runs the assessment rates only where there are too few others.
 */
async function raterUnits(platform: Platform, assessed: StoredMatter, taken: readonly string[]): Promise<readonly string[]> {
  const { sheet } = kindIn(platform);
  const duties = declared(platform, sheet).roles.rater?.duties ?? [];
  const load = new Map<string, number>();
  for (const row of await mattersOf(platform, sheet)) load.set(row.unit, (load.get(row.unit) ?? 0) + 1);
  const apart = platform.units.all().filter((u) => !u.path.startsWith(assessed.matter.unitPath) && !taken.includes(u.code));
  const running = new Set(apart.filter((u) => u.offices.includes('assessment')).map((u) => u.code));
  const on = platform.today();
  const posts = await Promise.all(
    apart.filter((u) => ['department', 'county', 'zone'].includes(u.kind)).map((u) => platform.store.postsOfUnit(u.code, on)),
  );
  const able = new Set(posts.flat().flatMap((post) => (duties.some((duty) => post.duties.includes(duty)) ? [post.unit] : [])));
  const last = (code: string): number => (running.has(code) ? 1 : 0);
  return [...able].toSorted((a, b) => last(a) - last(b) || (load.get(a) ?? 0) - (load.get(b) ?? 0) || (a < b ? -1 : 1));
}

async function assignOne(
  platform: Platform,
  who: Signed,
  at: { assessed: StoredMatter; sheets: readonly StoredMatter[]; seat: string; items: readonly Item[] },
) {
  const { assessed, sheets, seat, items } = at;
  const taken = sheets.map((one) => one.matter.unit);
  const [raterUnit] = await raterUnits(platform, assessed, taken);
  if (raterUnit === undefined) throw refuse('no-rater', '没有可以派出的评分人', '请在单位和人员中设置评分岗');
  const name = platform.units.get(assessed.matter.unit)?.name ?? '';
  const key = await perform(platform, {
    ...{ procedure: kindIn(platform).sheet, act: 'assign', actor: who.actor },
    values: valuesOf({
      ...{ title: `${name}材料评分`, assessment: assessed.key, assessedUnit: assessed.matter.unit, raterUnit, seat },
      ...{ items: items.map(({ indicator, title, weight }) => ({ indicator, title, weight })) },
      ...(sheets.length > 0 && { others: sheets.map((one) => one.key) }),
    }),
  });
  return platform.store.matter(key);
}

const seatIn = (sheets: readonly StoredMatter[], seat: string) => sheets.find((one) => one.matter.values.seat === seat);

async function assign(platform: Platform, who: Signed, assessed: StoredMatter): Promise<void> {
  const sheets = [...(await sheetsOf(platform, assessed.key))];
  const items = rowsIn<Item>(assessed.matter.values, 'evidenceItems');
  for (const seat of ['first', 'second']) {
    if (seatIn(sheets, seat)) continue;
    const made = await assignOne(platform, who, { assessed, sheets, seat, items });
    if (made) sheets.push(made);
  }
}

/** Those in which two raters are too far apart. */
export function apartIn(platform: Platform, assessed: Pick<StoredMatter, 'matter'>, sheets: readonly StoredMatter[]) {
  return kindIn(platform).combine(rowsIn<Item>(assessed.matter.values, 'evidenceItems'), sheets);
}

async function third(platform: Platform, who: Signed, assessed: StoredMatter): Promise<void> {
  const sheets = await sheetsOf(platform, assessed.key);
  if (seatIn(sheets, 'third')) return;
  const { open } = apartIn(platform, assessed, sheets);
  const items = rowsIn<Item>(assessed.matter.values, 'evidenceItems').filter((row) => open.includes(row.indicator));
  if (items.length > 0) await assignOne(platform, who, { assessed, sheets, seat: 'third', items });
}

async function merge(platform: Platform, who: Signed, assessed: StoredMatter): Promise<void> {
  const sheets = await sheetsOf(platform, assessed.key);
  const { rows } = apartIn(platform, assessed, sheets);
  const values = valuesOf({ sheets: sheets.map((one) => one.key), material: rows });
  await perform(platform, { procedure: kindIn(platform).assessment, key: assessed.key, act: 'complete-review', actor: who.actor, values });
}

async function draw(platform: Platform, who: Signed, assessed: StoredMatter): Promise<void> {
  const cycle = await platform.store.matter(textIn(assessed.matter.values, 'cycle'));
  const held = await platform.assessments.scheme(textIn(cycle?.matter.values ?? {}, 'schemeId'), 'published');
  const seed = textIn(cycle?.matter.values ?? {}, 'seed');
  if (!held || !seed) throw refuse('no-seed', '抽样种子尚未公布', '请先在考核年度中公布种子');
  const { population, sample } = await kindIn(platform).draw(held.scheme, assessed.matter.unitPath, seed);
  const values = valuesOf({ population, ...(sample.length > 0 && { sample }) });
  await perform(platform, { procedure: kindIn(platform).assessment, key: assessed.key, act: 'draw-sample', actor: who.actor, values });
}

/** The closed survey of the unit and year goes into its assessment. */
async function linkSurvey(platform: Platform, who: Signed, assessed: StoredMatter): Promise<void> {
  const { survey, assessment } = kindIn(platform);
  const { unit, values } = assessed.matter;
  const found = (await mattersOf(platform, survey)).find(
    (row) => row.values.unit === unit && row.values.year === values.year && row.state === 'closed',
  );
  if (!found) throw refuse('no-survey', '满意度调查尚未结束', '请在有效样本达到下限后结束调查');
  await perform(platform, {
    procedure: assessment,
    key: assessed.key,
    act: 'link-survey',
    actor: who.actor,
    values: { survey: found.key },
  });
}

async function score(platform: Platform, assessed: StoredMatter, act: 'score' | 'rescore'): Promise<void> {
  const world = await wholeWorld(platform, await schemeOf(platform, assessed));
  const own = platform.assessments.score(world).units.find((one) => one.unit === assessed.matter.unit);
  if (!own) throw notFound();
  const { items, total, exact, grade, vetoes } = resultOf(own);
  const values = valuesOf({
    draftItems: items,
    draftTotal: total,
    draftExact: exact,
    draftGrade: grade,
    ...(vetoes && { draftVetoes: vetoes }),
  });
  await perform(platform, { procedure: kindIn(platform).assessment, key: assessed.key, act, actor: machineFor(assessed.matter), values });
}

async function notify(platform: Platform, who: Signed, assessed: StoredMatter): Promise<void> {
  const { values } = assessed.matter;
  const survey = typeof values.survey === 'string' ? await platform.store.matter(values.survey) : undefined;
  const told = valuesOf({
    ...{ items: values.draftItems, total: values.draftTotal, grade: values.draftGrade, vetoes: values.draftVetoes },
    ...{ surveyScore: survey?.matter.values.score, surveySize: survey?.matter.values.sampleSize },
  });
  await perform(platform, { procedure: kindIn(platform).assessment, key: assessed.key, act: 'notify', actor: who.actor, values: told });
}

/** One step on one unit's assessment, by the office. */
export async function takeStep(platform: Platform, who: Signed, key: string, step: BoardStep): Promise<void> {
  const assessed = await matterFor(platform, who, { key, procedure: kindIn(platform).assessment, roles: ['organizer', 'chief'] });
  switch (step) {
    case 'assign':
      return assign(platform, who, assessed);
    case 'third':
      return third(platform, who, assessed);
    case 'merge':
      return merge(platform, who, assessed);
    case 'draw':
      return draw(platform, who, assessed);
    case 'survey':
      return linkSurvey(platform, who, assessed);
    case 'notify':
      return notify(platform, who, assessed);
    default:
      return score(platform, assessed, step);
  }
}

interface Drafting {
  readonly scheme: string;
  readonly method: string;
}

/** Drafts the assessment of a year after a published indicator system: year, period and version are the system's. */
export async function draftCycle(platform: Platform, who: Signed, { scheme: schemeId, method }: Drafting): Promise<string> {
  const held = await platform.assessments.scheme(schemeId, 'published');
  if (!held) throw refuse('scheme-unpublished', '没有这个已经公布的指标体系', '请先公布指标体系，再起草考核方案');
  const { title, year, period } = held.scheme;
  const values = { title, year, periodFrom: period.from, periodTo: period.to, schemeId, schemeVersion: held.version, method };
  return perform(platform, { procedure: kindIn(platform).cycle, act: 'draft', actor: who.actor, values });
}

interface Announcing {
  readonly noticeNo: string;
  readonly lateReason: string;
}

/** Publishes the approved scheme with the digest of what is published: the platform computes it. */
export async function publishScheme(platform: Platform, who: Signed, key: string, { noticeNo, lateReason }: Announcing): Promise<void> {
  const kind = kindIn(platform);
  const cycle = await matterFor(platform, who, { key, procedure: kind.cycle, roles: ['organizer'] });
  const held = await platform.assessments.scheme(textIn(cycle.matter.values, 'schemeId'), 'published');
  if (!held) throw refuse('scheme-unpublished', '指标体系还没有公布', '请先公布指标体系');
  const values = { noticeNo, schemeSeal: sealWith(platform.room.hash, held.scheme), ...(lateReason && { lateReason }) };
  await perform(platform, { procedure: kind.cycle, key, act: 'publish-scheme', actor: who.actor, values });
}

/** Opens the assessment of every unit that the scheme takes, with what its records already show. */
export async function openAll(platform: Platform, who: Signed, key: string): Promise<number> {
  const kind = kindIn(platform);
  const cycle = await matterFor(platform, who, { key, procedure: kind.cycle, roles: ['organizer'] });
  const { values } = cycle.matter;
  const world = await platform.assessments.world(textIn(values, 'schemeId'));
  if (!world) throw notFound();
  const there = new Set((await mattersOf(platform, kind.assessment)).filter((row) => row.values.cycle === key).map((row) => row.unit));
  const missing = platform.assessments.score(world).units.filter((one) => !there.has(one.unit));
  for (const one of missing) await openOne(platform, who, cycle, one);
  return missing.length;
}

async function openOne(platform: Platform, who: Signed, cycle: StoredMatter, score: UnitScore): Promise<void> {
  const { assessment: procedure } = kindIn(platform);
  const { year, periodFrom, periodTo } = cycle.matter.values;
  const title = `${score.name}${year}年度依法行政考核`;
  const values = valuesOf({
    title,
    cycle: cycle.key,
    unit: score.unit,
    year,
    group: score.group,
    periodFrom,
    periodTo,
    evidenceItems: evidenceRows(score),
  });
  const key = await perform(platform, { procedure, act: 'open', actor: who.actor, values });
  const unit = platform.units.get(score.unit);
  if (!unit) return;
  const computed = valuesOf({ computed: computedRows(score) });
  await perform(platform, {
    procedure,
    key,
    act: 'prefill',
    actor: machineFor({ unit: unit.code, unitPath: unit.path }),
    values: computed,
  });
}

/** Freezes the result as it stands, and hands it to the board: the ranking is the engine's. */
export async function submitResults(platform: Platform, who: Signed, key: string): Promise<void> {
  const kind = kindIn(platform);
  const cycle = await matterFor(platform, who, { key, procedure: kind.cycle, roles: ['chief'] });
  const scheme = textIn(cycle.matter.values, 'schemeId');
  const rows = (await mattersOf(platform, kind.assessment)).filter((row) => row.values.cycle === key);
  const open = rows.filter((row) => row.state !== 'finalised').length;
  if (open > 0) throw refuse('objection-open', `还有${open}个单位没有定分`, '请待异议期满、异议答复后再办');
  const world = await wholeWorld(platform, scheme);
  const own = new Set(rows.map((row) => row.unit));
  const kept = await platform.assessments.freeze(scheme, { by: who.id, at: platform.now() }, world.inputs);
  if (!kept) throw notFound();
  const proposal = placesOf(kept.result).filter((row) => own.has(row.unit));
  const values = valuesOf({ assessments: rows.map((row) => row.key), proposal, resultEdition: kept.version, resultSeal: kept.seal });
  await perform(platform, { procedure: kind.cycle, key, act: 'submit-results', actor: who.actor, values });
}

/** Publishes what the board approved, and nothing else. */
export async function publishResults(
  platform: Platform,
  who: Signed,
  key: string,
  words: { satisfaction: string; problems: string },
): Promise<void> {
  const { cycle: procedure } = kindIn(platform);
  const cycle = await matterFor(platform, who, { key, procedure, roles: ['organizer'] });
  const values = valuesOf({ ranking: cycle.matter.values.proposal, ...words });
  await perform(platform, { procedure, key, act: 'publish-results', actor: who.actor, values });
}
