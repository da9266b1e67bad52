/** The rater's work: one unit after another, the evidence beside the score. */
import type { FileValue } from '#kernel';
import type { StoredMatter } from '#store';
import type { EvidenceDto, RatingItemDto, RatingLineDto, RatingQueueDto, RatingSheetDto } from '../contract/assessment-desk.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import { holds } from '../routes/files.ts';
import type { Signed } from '../session.ts';
import { actsOpen, declared, dueOf, kindIn, matterFor, mattersOf, seen, stateOf } from './common.ts';
import { rowsIn, textIn } from './kind.ts';

interface EvidenceLine {
  readonly indicator?: string;
  readonly title?: string;
  readonly docNo?: string;
  readonly signedOn?: string;
  readonly paper?: FileValue;
  readonly reused?: boolean;
}

export const evidenceOf = (values: StoredMatter['matter']['values'], indicator: string): readonly EvidenceDto[] =>
  rowsIn<EvidenceLine>(values, 'evidence')
    .filter((row) => row.indicator === indicator)
    .map(({ title = '', docNo = '', signedOn = '', paper, reused }) => ({
      title,
      docNo,
      signedOn,
      reused: reused === true,
      file: paper ?? null,
    }));

/** What the published scheme says of its indicators. */
export async function indicatorsOf(platform: Platform, scheme: string) {
  const held = (await platform.assessments.scheme(scheme, 'published')) ?? (await platform.assessments.scheme(scheme));
  return new Map((held?.scheme.indicators ?? []).map((one) => [one.code, one]));
}

const openStates: readonly string[] = ['assigned', 'scoring'];

export async function ratingQueue(platform: Platform, who: Signed): Promise<RatingQueueDto> {
  const { sheet } = kindIn(platform);
  const procedure = declared(platform, sheet);
  if (!procedure.roles.rater?.duties.some((duty) => who.actor.duties.includes(duty))) throw notFound();
  const rows = await mattersOf(platform, sheet, { unitPath: who.actor.unitPath, unit: who.actor.unit });
  const lines = rows.map((row): RatingLineDto => {
    const seat = procedure.fields.seat?.spec.options?.[textIn(row.values, 'seat')] ?? '';
    return {
      ...{ key: row.key, title: row.title, unitName: platform.units.get(textIn(row.values, 'assessedUnit'))?.name ?? '', seat },
      ...{ state: stateOf(platform, row), due: row.nextDueOn, items: rowsIn(row.values, 'items').length },
      open: openStates.includes(row.state),
    };
  });
  const order = (line: RatingLineDto): string => `${line.open ? 0 : 1} ${line.due ?? '9999'} ${line.unitName}`;
  return { procedure: sheet, rows: lines.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)) };
}

interface ScoreLine {
  readonly indicator?: string;
  readonly score?: number;
  readonly reason?: string;
}

async function assessmentOf(platform: Platform, sheet: StoredMatter): Promise<StoredMatter> {
  const found = await platform.store.matter(textIn(sheet.matter.values, 'assessment'));
  if (!found) throw notFound();
  return found;
}

/** The sheet with the material of the unit rated; never its own opinion of its points, nor another rater's. */
export async function ratingSheet(platform: Platform, who: Signed, key: string): Promise<RatingSheetDto> {
  const { sheet: procedure, cycle } = kindIn(platform);
  const sheet = await matterFor(platform, who, { key, procedure, roles: ['rater'] });
  const { values } = sheet.matter;
  const { matter: rated } = await assessmentOf(platform, sheet);
  const year = await platform.store.matter(textIn(rated.values, 'cycle'));
  const known = await indicatorsOf(platform, year?.matter.procedure === cycle ? textIn(year.matter.values, 'schemeId') : '');
  const own = new Map(rowsIn<ScoreLine>(seen(platform, who, sheet), 'scores').map((row) => [row.indicator, row]));
  const said = new Map(
    rowsIn<{ indicator?: string; statement?: string }>(rated.values, 'selfItems').map((row) => [row.indicator, row.statement]),
  );
  const items = rowsIn<{ indicator: string; title: string; weight: number }>(values, 'items').map((row): RatingItemDto => {
    const indicator = known.get(row.indicator);
    return {
      ...{ indicator: row.indicator, title: row.title, weight: row.weight, statement: said.get(row.indicator) ?? '' },
      ...{ asked: indicator?.evidence ?? indicator?.text ?? '', basis: indicator?.basis.text ?? '' },
      ...{
        evidence: evidenceOf(rated.values, row.indicator),
        score: own.get(row.indicator)?.score ?? null,
        reason: own.get(row.indicator)?.reason ?? '',
      },
    };
  });
  const due = dueOf(platform, sheet)?.on ?? null;
  const seat = declared(platform, procedure).fields.seat?.spec.options?.[textIn(values, 'seat')] ?? '';
  return {
    ...{ procedure, key, seq: sheet.matter.seq, title: textIn(values, 'title'), seat, due, items },
    ...{ unitName: platform.units.get(rated.unit)?.name ?? '', state: stateOf(platform, sheet.matter) },
    ...{ late: due !== null && due < platform.today(), supplement: textIn(rated.values, 'supplementNote') },
    acts: actsOpen(platform, who, sheet),
  };
}

/** Whether a file is part of the material that a sheet is about: only then may its rater open it. */
export async function isRatedFile(platform: Platform, who: Signed, key: string, sha256: string): Promise<boolean> {
  const { sheet: procedure } = kindIn(platform);
  const sheet = await matterFor(platform, who, { key, procedure, roles: ['rater'] });
  const { matter } = await assessmentOf(platform, sheet);
  return holds(matter.values.evidence, sha256) || holds(matter.values.supplementFiles, sha256);
}
