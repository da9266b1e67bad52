import { type Basis, type Json, type Limit, type Norm, type Procedure, printBasis, resolve } from '#kernel';
import { citationsIn, type Known, sameInstrument } from '#reports';
import type { RadarDto } from '../contract/library.ts';
import type { Platform } from '../platform.ts';
import { printValue } from '../routes/law.ts';
import type { KeptText } from './kind.ts';
import { lawChanges, named } from './law-changes.ts';
import { libraryOf, refOnly, shelf } from './shelf.ts';

/** The instrument asked about: a name, a number, or both. */
export interface RadarAsk {
  readonly title: string;
  readonly number?: string | undefined;
}

type Names = Pick<Known, 'title' | 'number'>;

/** Where a procedure rests on the instrument, in the words of its declaration. */
function placesOf(p: Procedure, rests: (basis: Basis | undefined) => boolean): string[] {
  const found: string[] = [];
  const note = (kind: string, title: string, basis: Basis | undefined): void => {
    if (basis && rests(basis)) found.push(`${kind}「${title}」${basis.provision}`);
  };
  note('事项类型', p.title, p.basis);
  for (const act of Object.values(p.acts)) note('动作', act.title, act.basis);
  for (const deadline of Object.values(p.deadlines)) note('期限', deadline.title, deadline.basis);
  for (const field of Object.values(p.fields)) note('栏目', field.title, field.basis);
  for (const serial of Object.values(p.serials)) note('编号', p.title, serial?.basis);
  for (const metric of Object.values(p.metrics)) note('统计指标', metric.title, 'basis' in metric ? metric.basis : undefined);
  return [...new Set(found)];
}

const normsOf = (platform: Platform, rests: (basis: Basis) => boolean): RadarDto['norms'] =>
  platform.norms.flatMap((n: Norm<Json | Limit>) => {
    const hit = n.values.filter((v) => rests(v.basis));
    if (hit.length === 0) return [];
    const now = resolve(n, platform.today(), platform.law().policies);
    return [
      {
        id: n.id,
        title: n.title,
        value: printValue(now.value),
        provision: hit.map((v) => `${v.from}起：${printBasis(v.basis)}`).join('；'),
      },
    ];
  });

/** Lines of a kept text that name the instrument, in 《》 or by its bare name. */
function linesNaming(text: string, asked: Names): string[] {
  const bare = asked.title.replace(/^中华人民共和国/, '');
  const names = (line: string): boolean =>
    (bare.length >= 4 && line.includes(bare)) || citationsIn(line).some((c) => sameInstrument({ title: c.name, number: c.number }, asked));
  return text
    .split('\n')
    .filter(names)
    .map((line) => line.trim().slice(0, 160));
}

const textsNaming = (texts: readonly KeptText[], asked: Names) =>
  texts.flatMap(({ id, title, text }) => {
    const lines = linesNaming(text, asked);
    return lines.length > 0 ? [{ id, title, lines: lines.slice(0, 5) }] : [];
  });

/** Everything that cites an instrument: documents in force, procedures, limits, questions, templates. */
export async function radar(platform: Platform, ask: RadarAsk): Promise<RadarDto> {
  const kind = libraryOf(platform);
  const asked: Names = { title: ask.title, number: ask.number };
  const rests = (basis: Basis | undefined): boolean => basis !== undefined && sameInstrument(basis.instrument, asked);
  const [documents, changes, templates, questions] = await Promise.all([
    shelf(platform),
    lawChanges(platform),
    kind.templates(),
    kind.questions(),
  ]);
  const citing = documents
    .filter((d) => kind.alive.includes(d.stateId))
    .flatMap((d) => {
      const words = [...new Set(d.cites.filter((c) => sameInstrument(c, asked)).map((c) => c.words))];
      return words.length > 0 ? [{ ...refOnly(d), words }] : [];
    });
  return {
    title: ask.title,
    number: ask.number ?? null,
    changes: changes.filter((c) => sameInstrument(named(c), asked)),
    known: platform.instruments
      .filter((i) => sameInstrument(i, asked))
      .map((i) => ({ title: i.title, number: i.number ?? null, from: i.from ?? null, to: i.to ?? null })),
    documents: { n: citing.length, rows: citing.slice(0, 200) },
    procedures: platform.registry.all.flatMap((p) => {
      const places = placesOf(p, rests);
      return places.length > 0 ? [{ id: p.id, title: p.title, places }] : [];
    }),
    norms: normsOf(platform, rests),
    questions: textsNaming(questions, asked).map(({ id, title }) => ({ id, title })),
    templates: textsNaming(templates, asked),
  };
}
