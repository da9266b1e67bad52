import type { CivilDate, Figure } from '#kernel';
import { isCivilDate, monthOf, printDate } from '#kernel';
import type { Period } from '../catalogue.ts';
import { checkEquation, equationIds, type Finding } from '../consistency.ts';
import { recordsQuery } from '../figure.ts';
import type { FrontMatter } from '../front-matter.ts';
import { type Block, figureRuns, type OfficialDocument, type Run } from '../model.ts';
import { Placing } from '../placing.ts';
import type { Problem } from '../problem.ts';
import type { Template } from '../template.ts';
import { breakTitle } from '../title.ts';
import {
  type BulletinCitation,
  baseSpan,
  type Change,
  cellChange,
  changeValue,
  isRefused,
  type UnitGroup,
  wordChange,
  wordValue,
} from './citation.ts';
import { periodOf, type Quarter, type Span } from './quarter.ts';
import { type Cell, exactValue, leaders, type Ranking, rank, type UnitRow } from './ranking.ts';
import { type ParsedBulletin, parseBulletin } from './template.ts';

/** A figure of a unit in a period. */
export interface BulletinAsk {
  readonly id: string;
  readonly period: Period;
  readonly unit: string;
}
export type BulletinReader = (asks: readonly BulletinAsk[]) => Promise<readonly (Figure | undefined)[]>;

export interface BulletinUnit {
  readonly code: string;
  readonly name: string;
}

export interface BulletinRequest {
  readonly template: Template;
  readonly quarter: Quarter;
  readonly scope: BulletinUnit;
  readonly figures: BulletinReader;
  /** Units of a group below the scope, in the order of the register on the quarter's last day. */
  units(group: UnitGroup): readonly BulletinUnit[];
  /** The first month of which a procedure has records; a period that begins before it is not compared with. */
  since(procedure: string): string | undefined;
  readonly signing?: { readonly docNo?: string; readonly date?: CivilDate };
}

/** A figure of the bulletin under the key by which its words refer to it. */
export interface KeyedFigure {
  readonly key: string;
  readonly figure: Figure;
}

export interface ComposedBulletin {
  readonly system: string;
  readonly document: OfficialDocument;
  readonly figures: readonly KeyedFigure[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly template: { readonly id: string; readonly version: number };
}

/** `id@span#unit`; the plain id for the bulletin's own quarter and scope. */
const keyOf = (id: string, span: Span, unit?: string): string =>
  `${id}${span === 'quarter' ? '' : `@${span}`}${unit === undefined ? '' : `#${unit}`}`;

/** What must be asked to show a citation: its own figure, and what it is compared with. */
const spansOf = ({ span, showing }: BulletinCitation): readonly Span[] =>
  showing.kind === 'change' ? [span, baseSpan(span, showing.against)] : [span];

/** All figures of a bulletin, asked at once. */
class Figures {
  readonly #asks = new Map<string, BulletinAsk>();
  readonly #found = new Map<string, Figure>();
  readonly #request: BulletinRequest;

  constructor(request: BulletinRequest) {
    this.#request = request;
  }

  want(id: string, span: Span, unit?: string): void {
    const period = periodOf(this.#request.quarter, span);
    this.#asks.set(keyOf(id, span, unit), { id, period, unit: unit ?? this.#request.scope.code });
  }

  wantCited(citation: BulletinCitation, unit?: string): void {
    for (const span of spansOf(citation)) this.want(citation.id, span, unit);
  }

  async load(): Promise<void> {
    const keys = [...this.#asks.keys()];
    const answers = await this.#request.figures([...this.#asks.values()]);
    for (const [i, key] of keys.entries()) {
      const figure = answers[i];
      if (figure) this.#found.set(key, figure);
    }
  }

  get(id: string, span: Span, unit?: string): Figure | undefined {
    return this.#found.get(keyOf(id, span, unit));
  }

  change(citation: BulletinCitation, unit?: string): Change | undefined {
    const { id, span, showing } = citation;
    if (showing.kind !== 'change') return undefined;
    const basis = baseSpan(span, showing.against);
    const [now, base] = [this.get(id, span, unit), this.get(id, basis, unit)];
    const since = this.#request.since(id.split('.')[0] ?? '');
    const whole = since !== undefined && since <= monthOf(periodOf(this.#request.quarter, basis).from);
    return now && base && { now, base, against: showing.against, as: showing.as, whole };
  }

  /** Those that the document's words refer to, in order. */
  cited(document: OfficialDocument): readonly KeyedFigure[] {
    const keys = new Set(document.blocks.flatMap(figureRuns).map((run) => run.id));
    return [...keys].flatMap((key) => {
      const figure = this.#found.get(key);
      return figure ? [{ key, figure }] : [];
    });
  }
}

/** Units of several groups, in the order of the groups. */
const unitsOf = (request: BulletinRequest, groups: readonly UnitGroup[]): readonly BulletinUnit[] =>
  groups.flatMap((g) => request.units(g));

function wantAll(figures: Figures, parsed: ParsedBulletin, request: BulletinRequest): void {
  for (const citation of parsed.citations) {
    figures.wantCited(citation);
    if (citation.showing.kind !== 'leaders') continue;
    for (const unit of unitsOf(request, citation.showing.groups)) figures.want(citation.id, citation.span, unit.code);
  }
  for (const id of parsed.sums.flatMap(equationIds)) figures.want(id, 'quarter');
  for (const block of parsed.blocks) if (block.kind === 'ranking') wantRanked(figures, block, request);
}

function wantRanked(figures: Figures, ranking: Ranking, request: BulletinRequest): void {
  for (const unit of unitsOf(request, ranking.groups)) {
    for (const { citation } of ranking.columns) figures.wantCited(citation, unit.code);
  }
}

/** Puts the words to the figures of a bulletin. */
class Composition {
  readonly problems: Problem[] = [];
  readonly #figures: Figures;
  readonly #request: BulletinRequest;
  readonly #placing: Placing<BulletinCitation>;

  constructor(figures: Figures, request: BulletinRequest) {
    this.#figures = figures;
    this.#request = request;
    this.#placing = new Placing<BulletinCitation>((citation, bold) => this.#runs(citation, bold));
  }

  #refuse(line: number, code: string, text: string, remedy: string): void {
    this.problems.push({ line, severity: 'refusal', code, text, remedy });
  }

  #missing({ id, line }: BulletinCitation): string {
    this.#refuse(line, 'unknown-figure', `没有「${id}」这一数据`, '核对数据编号，或待该事项有记录后再引用');
    return '〔缺数据〕';
  }

  #runs(citation: BulletinCitation, bold: boolean): Run[] {
    const { showing, line } = citation;
    const text = (words: string): Run => ({ kind: bold ? 'bold' : 'text', text: words });
    const door = (words: string, unit?: string): Run => ({
      ...{ kind: 'figure', id: keyOf(citation.id, citation.span, unit), text: words },
      ...(bold && { bold: true }),
    });
    if (showing.kind === 'leaders') return this.#leaders(citation, showing, text, door);
    if (showing.kind === 'change') {
      const change = this.#figures.change(citation);
      if (!change) return [text(this.#missing(citation))];
      const { before, number, after } = wordChange(change);
      return [text(before), ...(number === undefined ? [] : [door(number)]), ...(after === undefined ? [] : [text(after)])];
    }
    const figure = this.#figures.get(citation.id, citation.span);
    if (!figure) return [text(this.#missing(citation))];
    const wording = wordValue(figure, showing.format);
    if (isRefused(wording)) this.#refuse(line, wording.code, wording.why, wording.remedy);
    return [door(wording.text)];
  }

  /** Each unit by name, its number a door of its own. */
  #leaders(
    citation: BulletinCitation,
    showing: Extract<BulletinCitation['showing'], { kind: 'leaders' }>,
    text: (words: string) => Run,
    door: (words: string, unit: string) => Run,
  ): Run[] {
    const found = unitsOf(this.#request, showing.groups).flatMap(({ code, name }) => {
      const figure = this.#figures.get(citation.id, citation.span, code);
      return figure ? [{ code, name, figure, value: exactValue(figure) }] : [];
    });
    if (found.length === 0) return [text(this.#missing(citation))];
    const named = leaders(found, showing.end, showing.n);
    if (named.length === 0) return [text('无')];
    return named.flatMap(({ code, name, figure }, i) => {
      const unit = figure.unit === '%' ? '' : figure.unit;
      const number = wordValue(figure, { kind: 'plain' }).text;
      return [text(`${i > 0 ? '、' : ''}${name}（`), door(number, code), text(`${unit}）`)];
    });
  }

  #cell(citation: BulletinCitation, unit?: string): Cell {
    const id = keyOf(citation.id, citation.span, unit);
    const { showing } = citation;
    if (showing.kind === 'change') {
      const change = this.#figures.change(citation, unit);
      return { run: { kind: 'figure', id, text: change ? cellChange(change) : '—' }, value: change ? changeValue(change) : null };
    }
    const figure = this.#figures.get(citation.id, citation.span, unit);
    if (!figure || showing.kind === 'leaders') return { run: { kind: 'text', text: '—' }, value: null };
    return { run: { kind: 'figure', id, text: wordValue(figure, showing.format).text }, value: exactValue(figure) };
  }

  #ranking(ranking: Ranking): Block[] {
    const text = (words: string): Run[] => [{ kind: 'text', text: words }];
    const units = unitsOf(this.#request, ranking.groups);
    const rows = units.map(({ code, name }): UnitRow => ({ name, cells: ranking.columns.map((c) => this.#cell(c.citation, code)) }));
    for (const { citation } of ranking.columns) if (!this.#figures.get(citation.id, citation.span)) this.#missing(citation);
    const { ranked, none } = rank(rows, ranking);
    const line = (place: string, name: string, cells: readonly Cell[]): Run[][] => [
      ...(ranking.places ? [text(place)] : []),
      text(name),
      ...cells.map((cell) => [cell.run]),
    ];
    const body = ranked.map(({ place, row }) => line(place === undefined ? '—' : String(place), row.name, row.cells));
    const whole = ranking.total
      ? [
          line(
            '',
            '合计',
            ranking.columns.map((c) => this.#cell(c.citation)),
          ),
        ]
      : [];
    const head = [...(ranking.places ? [text('名次')] : []), text('单位'), ...ranking.columns.map((c) => text(c.heading))];
    const table: Block = { kind: 'table', head, rows: [...body, ...whole] };
    if (ranking.none !== 'note' || none.length === 0) return [table];
    const note = `${none.map((row) => row.name).join('、')}本期没有相应数据，未列入表中。`;
    return [table, { kind: 'paragraph', runs: text(note) }];
  }

  blocks(parsed: ParsedBulletin): readonly Block[] {
    return parsed.blocks.flatMap((block) => (block.kind === 'ranking' ? this.#ranking(block) : [this.#placing.block(block).block]));
  }
}

const blank = (year: number): string => `${year}年　月　日`;

function documentOf(head: FrontMatter, blocks: readonly Block[], { quarter, signing = {} }: BulletinRequest): OfficialDocument {
  const { date = isCivilDate(head.date) ? head.date : undefined } = signing;
  const following = quarter.n === 4 ? quarter.year + 1 : quarter.year;
  const dateText = date === undefined ? blank(following) : printDate(date);
  return {
    head: {
      issuerMark: head.issuer.endsWith('文件') ? head.issuer : `${head.issuer}文件`,
      docNo: signing.docNo ?? head.docNo.replace(/〕号$/, '〕　　号'),
      signatories: [],
      upward: false,
      ...(head.secrecy && { secrecy: head.secrecy }),
      ...(head.urgency && { urgency: head.urgency }),
    },
    title: breakTitle(head.title),
    addressees: head.addressees,
    blocks,
    attachments: head.attachments,
    signature: head.issuer.replace(/文件$/, ''),
    sealed: head.sealed,
    ...(date !== undefined && { date }),
    dateText,
    ...(head.annotation && { annotation: head.annotation }),
    cc: head.cc,
    printing: { office: head.printingOffice || head.issuer.replace(/文件$/, ''), dateText },
  };
}

/** Composes the bulletin of a system for a quarter. Always returns a document to look at. */
export async function composeBulletin(request: BulletinRequest): Promise<ComposedBulletin> {
  const { template, quarter } = request;
  const parsed = parseBulletin(template, quarter);
  const figures = new Figures(request);
  wantAll(figures, parsed, request);
  await figures.load();
  const composition = new Composition(figures, request);
  const document = documentOf(parsed.head, composition.blocks(parsed), request);
  const own = new Map(
    parsed.sums.flatMap(equationIds).flatMap((id) => {
      const figure = figures.get(id, 'quarter');
      return figure ? [[id, figure] as const] : [];
    }),
  );
  return {
    system: parsed.system,
    document,
    figures: figures.cited(document),
    findings: parsed.sums.flatMap((equation) => checkEquation(equation, own)),
    problems: [...parsed.problems, ...composition.problems].sort((a, b) => a.line - b.line),
    template: { id: template.id, version: template.version },
  };
}

/** Why a bulletin may not be issued: refusals of its template, and totals that do not add up. */
export function againstBulletin({ problems, findings }: Pick<ComposedBulletin, 'problems' | 'findings'>): readonly string[] {
  const refused = problems.filter((p) => p.severity === 'refusal').map((p) => `第${p.line}行：${p.text}。${p.remedy}`);
  return [...refused, ...findings.filter((f) => f.severity === 'error').map((f) => f.text)];
}

/** The figures as kept beside the bulletin: what each is, how it was worded, and the query that opens its records. */
export function bulletinFigures(document: OfficialDocument, figures: readonly KeyedFigure[]) {
  const runs = document.blocks.flatMap(figureRuns);
  return figures.map(({ key, figure }) => ({
    key,
    ...figure,
    records: recordsQuery(figure),
    citedAs: runs.filter((run) => run.id === key).map((run) => run.text),
  }));
}
