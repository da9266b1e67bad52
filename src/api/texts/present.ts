import type { Problem } from '#reports';
import { blockAt, insertionPlace, pieces, placeOf, readManuscript } from '#reports';
import type { NoteRow, ProposalRow, TextHead } from '#store';
import type { TextCheckDto, TextNoteDto, TextProblem, TextProposalDto, TextVersionDto } from '../contract/texts.ts';
import type { Platform } from '../platform.ts';
import type { Signed } from '../session.ts';
import type { ComposedText } from './door.ts';
import type { TextPower } from './who.ts';

/** Problems that are about certain words, which they quote first. */
const quoting = ['unbound-number', 'han-number', 'unbound-coverage', 'request-in-report', 'bad-citation'];

function hitOf({ code, text }: Problem): string | null {
  if (code === 'year-unmarked' || code === 'year-misplaced') return /\d{4}/.exec(text)?.[0] ?? null;
  return quoting.includes(code) ? (/「([^」]+)」/.exec(text)?.[1] ?? null) : null;
}

/** Problems by the block they stand in. */
export const problemsOf = (text: string, problems: readonly Problem[]): TextProblem[] =>
  problems.map((p) => ({
    block: blockAt(text, p.line) ?? null,
    severity: p.severity,
    code: p.code,
    text: p.text.replace(/。$/, ''),
    remedy: p.remedy,
    hit: hitOf(p),
  }));

export const checkOf = (text: string, composed: ComposedText): TextCheckDto => ({
  document: composed.document,
  figures: composed.figures,
  chips: composed.chips,
  problems: problemsOf(text, composed.problems),
  findings: composed.findings.map(({ severity, text: said, figures }) => ({ severity, text: said, figures })),
});

const unitName = (platform: Platform, code: string): string => platform.units.get(code)?.name ?? code;

type Names = ReadonlyMap<string, string>;
const namesOf = (platform: Platform, ids: readonly (string | null)[]): Promise<Names> =>
  platform.store.names([...new Set(ids.flatMap((id) => id ?? []))]);

export async function versionsOf(platform: Platform, heads: readonly TextHead[]): Promise<TextVersionDto[]> {
  const names = await namesOf(
    platform,
    heads.map((h) => h.by),
  );
  return heads.map((h) => ({
    version: h.version,
    remark: h.remark,
    by: names.get(h.by) ?? '',
    unit: unitName(platform, h.unit),
    at: h.at,
  }));
}

export async function notesOf(platform: Platform, rows: readonly NoteRow[], who: Signed, power: TextPower): Promise<TextNoteDto[]> {
  const names = await namesOf(
    platform,
    rows.flatMap((r) => [r.by, r.settledBy]),
  );
  const said = (r: NoteRow) => ({ id: r.id, words: r.words, by: names.get(r.by) ?? '', unit: unitName(platform, r.unit), at: r.at });
  return rows
    .filter((r) => r.answers === null)
    .map((r) => ({
      ...said(r),
      kind: r.kind,
      place: r.place,
      quote: r.quote,
      settledBy: r.settledBy && (names.get(r.settledBy) ?? ''),
      settledAt: r.settledAt,
      mine: power.edit || r.by === who.id,
      answers: rows.filter((a) => a.answers === r.id).map(said),
    }));
}

/** Of proposals, those of one's own unit, or all where one decides on them. */
export async function proposalsOf(
  platform: Platform,
  rows: readonly ProposalRow[],
  { who, power, text }: { readonly who: Signed; readonly power: TextPower; readonly text: string },
): Promise<TextProposalDto[]> {
  const shown = rows.filter((r) => power.edit || r.unit === who.actor.unit);
  const names = await namesOf(
    platform,
    shown.flatMap((r) => [r.by, r.settledBy]),
  );
  const manuscript = readManuscript(text);
  return shown.map(({ report: _report, place: _place, by, unit, settledBy, ...r }) => ({
    ...r,
    pieces: pieces(r.before, r.after),
    by: names.get(by) ?? '',
    unit: unitName(platform, unit),
    settledBy: settledBy && (names.get(settledBy) ?? ''),
    place:
      r.result === 'pending'
        ? (insertionPlace(manuscript, { ...r, place: _place }) ?? placeOf(manuscript, { ...r, place: _place }) ?? null)
        : null,
    mine: by === who.id,
  }));
}
