import { type Assessment, costRecords, fieldsOf, gapOrder, type Indicator, type Scheme, textOfRule, type UnitScore } from '#reports';
import type { HeldScheme, KeptAssessment, ScoringWorld } from '../assessments.ts';
import type { FieldDto, GapDto, RankedDto, RankingDto, SchemeHeadDto, UnitAssessmentDto } from '../contract/assessments.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import type { Signed } from '../session.ts';
import { mayEditSchemes, opens, overseesAll } from './rights.ts';

/** Scores as shown: live, or of the frozen result. */
export interface Shown {
  readonly source: 'live' | 'frozen';
  readonly scheme: Scheme;
  readonly assessment: Assessment;
  readonly kept: KeptAssessment | undefined;
  readonly published: boolean;
  readonly head: SchemeHeadDto;
}

export async function headOf(platform: Platform, held: Pick<HeldScheme, 'scheme' | 'version' | 'state'>): Promise<SchemeHeadDto> {
  const { id, title, year, period } = held.scheme;
  const kept = await platform.assessments.frozen(id);
  const resultPublished = kept !== undefined && (await platform.assessments.published(id));
  return { id, title, year, period, version: held.version, state: held.state, frozenAt: kept?.at ?? null, resultPublished };
}

/** What is shown of a scheme: what is asked for; else the published result, else the scores as the records stand. */
export async function shownOf(platform: Platform, id: string, asked: 'live' | 'frozen' | undefined): Promise<Shown> {
  const { assessments } = platform;
  const held = (await assessments.scheme(id, 'published')) ?? (await assessments.scheme(id));
  if (!held) throw notFound();
  const kept = await assessments.frozen(id);
  const head = await headOf(platform, held);
  const source = asked ?? (kept && head.resultPublished ? 'frozen' : 'live');
  if (source === 'frozen') {
    if (!kept) throw notFound();
    return { source, scheme: kept.scheme, assessment: kept.result, kept, published: head.resultPublished, head };
  }
  const world = await assessments.worldOf(held.scheme);
  return { source, scheme: held.scheme, assessment: assessments.score(world), kept, published: head.resultPublished, head };
}

const firstsOf = ({ nodes }: Scheme) => nodes.filter((n) => n.level === 1).map(({ code, title }) => ({ code, title }));

/** Ranks are shown to whoever sees all units of the list; to others once the result is published. */
function ranksOpen(platform: Platform, who: Signed, shown: Shown, scores: readonly UnitScore[]): boolean {
  if (shown.source === 'frozen' && shown.published) return true;
  return scores.every((s) => opens(platform, who, s.unit));
}

function titleOf(platform: Platform, scheme: Scheme, group: string, under: string | undefined): string {
  const title = scheme.groups.find((g) => g.id === group)?.title ?? group;
  return under === undefined ? title : `${platform.units.get(under)?.name ?? under}：${title}`;
}

function rankedOf(platform: Platform, who: Signed, score: UnitScore, more: { ranks: boolean; other: UnitScore | undefined }): RankedDto {
  const open = opens(platform, who, score.unit);
  const { unit, name, shared, total, base, bonus, deduction, firstLevels } = score;
  return {
    ...{ unit, name, shared, total, base: open ? base : '', bonus: open ? bonus : '', deduction: open ? deduction : '' },
    rank: more.ranks && score.rank > 0 ? score.rank : null,
    grade: more.ranks ? score.grade : null,
    firstLevels: open ? firstLevels : null,
    open,
    otherRank: open && more.ranks && more.other && more.other.rank > 0 ? more.other.rank : null,
  };
}

const listKey = ({ group, under }: UnitScore): string => `${group}/${under ?? ''}`;

function fieldsShown(platform: Platform, who: Signed, shown: Shown, other: Assessment | undefined): FieldDto[] {
  const others = new Map(other?.units.map((u) => [u.unit, u]));
  const lists = Map.groupBy(shown.assessment.units, listKey);
  return [...lists.values()].flatMap((scores) => {
    const [first] = scores;
    const ranks = ranksOpen(platform, who, shown, scores);
    const seen = ranks ? scores : scores.filter((s) => opens(platform, who, s.unit));
    if (!first || seen.length === 0) return [];
    const units = seen.map((s) => rankedOf(platform, who, s, { ranks, other: others.get(s.unit) }));
    return [{ group: first.group, under: first.under ?? null, title: titleOf(platform, shown.scheme, first.group, first.under), units }];
  });
}

/** Points that still wait for reviewers, of the unit that waits for most. */
function waitingPoints({ units }: Assessment): string {
  const sums = units.map((u) => u.items.reduce((sum, i) => (i.state === 'unrated' ? sum + Number(i.weight) : sum), 0));
  return Math.max(0, ...sums).toFixed(2);
}

export async function rankingDto(platform: Platform, who: Signed, shown: Shown): Promise<RankingDto> {
  const all = overseesAll(platform, who);
  const other = all && shown.kept ? await otherOf(platform, shown) : undefined;
  return {
    scheme: shown.head,
    source: shown.source,
    asOf: shown.assessment.asOf,
    seal: shown.source === 'frozen' ? (shown.kept?.seal ?? null) : null,
    firstLevels: firstsOf(shown.scheme),
    fields: fieldsShown(platform, who, shown, other),
    waiting: waitingPoints(shown.assessment),
    mayStress: all,
    mayFreeze: mayEditSchemes(platform, who) && shown.source === 'live',
    note: shown.scheme.note ?? null,
  };
}

async function otherOf(platform: Platform, shown: Shown): Promise<Assessment | undefined> {
  if (shown.source === 'live') return shown.kept?.result;
  const world = await platform.assessments.world(shown.scheme.id);
  return world && platform.assessments.score(world);
}

/** The score of a unit in what is shown; nothing is said of a unit that is not open. */
export function scoreIn(platform: Platform, who: Signed, shown: Shown, unit: string): UnitScore {
  const score = shown.assessment.units.find((u) => u.unit === unit);
  if (!score || !opens(platform, who, unit)) throw notFound();
  return score;
}

const recordsQuery = (figure: string, period: Scheme['period'], unit: string): string =>
  `${encodeURIComponent(figure)}/records?from=${period.from}&to=${period.to}&unit=${unit}`;

function gapDto(platform: Platform, scheme: Scheme, unit: string, item: UnitScore['items'][number], indicator: Indicator): GapDto {
  const { costs, missing } = costRecords(indicator, platform.assessments.shareOf);
  const costly = costs
    ? { title: '失分的记录', query: `/figures/${recordsQuery(costs, scheme.period, unit)}` }
    : missing
      ? { title: '应当而没有做到的记录', query: `/assessments/${scheme.id}/units/${unit}/costs/${encodeURIComponent(item.code)}` }
      : null;
  const { figures } = platform;
  const opens = (id: string): boolean => figures.counted(id) !== undefined || figures.worked(id) !== undefined;
  const counted = indicator.figure !== undefined && opens(indicator.figure);
  return {
    ...item,
    indicator,
    rule: textOfRule(indicator.rule),
    records: counted && indicator.figure ? `/figures/${recordsQuery(indicator.figure, scheme.period, unit)}` : null,
    costly,
  };
}

export function unitDto(platform: Platform, who: Signed, shown: Shown, unit: string): UnitAssessmentDto {
  const { scheme, assessment } = shown;
  const { items, rank, grade, ...score } = scoreIn(platform, who, shown, unit);
  const list = assessment.units.filter((u) => u.group === score.group && u.under === score.under);
  const ranks = ranksOpen(platform, who, shown, list);
  const byCode = new Map(scheme.indicators.map((i) => [i.code, i]));
  return {
    scheme: shown.head,
    source: shown.source,
    asOf: assessment.asOf,
    composition: scheme.composition,
    score: { ...score, rank: ranks && rank > 0 ? rank : null, grade: ranks ? grade : null },
    firstLevels: firstsOf(scheme),
    items: items.toSorted(gapOrder).flatMap((item) => {
      const indicator = byCode.get(item.code);
      return indicator ? [gapDto(platform, scheme, unit, item, indicator)] : [];
    }),
    among: list.length,
  };
}

/** One list of a world alone: what stress asks about. */
export function listOf(world: ScoringWorld, group: string, under: string | undefined): ScoringWorld | undefined {
  const field = fieldsOf(world.scheme, world.units).get(under === undefined ? group : `${group}/${under}`);
  return field && { ...world, units: field.units };
}
