import { Drop, type Liquid } from 'liquidjs';
import { type Basis, type CivilDate, type Clock, type Instrument, isCivilDate, printDate, printLimit, type Step } from '#kernel';
import { markOf, readBlocks } from '../blocks.ts';
import type { Block, OfficialDocument, Run } from '../model.ts';
import { Placing } from '../placing.ts';
import { breakTitle } from '../title.ts';
import type { Declared } from './declared.ts';
import { type Filled, letterLanguage } from './liquid.ts';
import { isSerial, type ParsedLetter } from './template.ts';
import { dayWord, type Holding, heldIn, Said, type Surroundings } from './values.ts';
import { inChinese } from './words.ts';

/** The matter a letter is made of, as its maker may see it. */
export interface LetterSource extends Surroundings {
  readonly declared: Declared;
  readonly holding: Holding;
  readonly history: readonly Step[];
  readonly clocks: readonly Clock[];
  /** The step that occasions the letter. */
  readonly occasion: Step;
  readonly matter: {
    readonly title: string;
    readonly number: string | null;
    readonly state: string;
    readonly unit: string;
    readonly openedOn: CivilDate;
  };
  /** The people's government of the territory. */
  readonly government: string;
  readonly today: CivilDate;
}

export interface ComposedLetter {
  readonly document: OfficialDocument;
  /** What stands against issuing it, as sentences. */
  readonly against: readonly string[];
}

const lawful = (basis: Basis): string => {
  const { title, mark } = basis.instrument;
  if (basis.mark !== 'verified' || mark === 'default') return '';
  return `${title.startsWith('《') ? title : `《${title}》`}${inChinese(basis.provision)}`;
};

/** A step of the matter in a template; false in a condition while it was not taken. */
class StepWord extends Drop {
  readonly #step: Step | undefined;
  readonly #source: LetterSource;
  readonly #act: string;
  constructor(source: LetterSource, act: string, step: Step | undefined) {
    super();
    this.#source = source;
    this.#act = act;
    this.#step = step;
  }
  override liquidMethodMissing(key: string | number): unknown {
    const step = this.#step;
    const decl = this.#source.declared.acts[this.#act];
    const title = `${decl?.title ?? this.#act}的${key}`;
    const parts: Readonly<Record<string, () => Said>> = {
      日期: () => dayWord(title, step?.on),
      名称: () => new Said(title, decl?.title ?? ''),
      单位: () => new Said(title, step ? this.#source.unitName(step.actorUnit) : ''),
      依据: () => new Said(title, decl ? lawful(decl.basis) : ''),
    };
    return parts[String(key)]?.();
  }
  override valueOf(): unknown {
    return this.#step ? this.#step.on : null;
  }
}

/** Finds by name what stands in no field; the name itself is already known to be right. */
class Finder extends Drop {
  readonly #find: (key: string) => unknown;
  constructor(find: (key: string) => unknown) {
    super();
    this.#find = find;
  }
  override liquidMethodMissing(key: string | number): unknown {
    return this.#find(String(key));
  }
}

/** A time limit of the matter in a template; false in a condition while it does not run. */
class ClockWord extends Drop {
  readonly #title: string;
  readonly #clock: Clock | undefined;
  constructor(title: string, clock: Clock | undefined) {
    super();
    this.#title = title;
    this.#clock = clock;
  }
  override liquidMethodMissing(key: string | number): unknown {
    const clock = this.#clock;
    if (key === '届满') return dayWord(`${this.#title}的届满日`, clock?.due);
    return key === '期限' ? new Said(`${this.#title}的期限`, clock?.limit ? printLimit(clock.limit) : '') : undefined;
  }
  override valueOf(): unknown {
    return this.#clock?.due ?? null;
  }
}

function scopeOf(source: LetterSource): Record<string, unknown> {
  const { declared, holding, history, occasion, matter } = source;
  const fields = Object.entries(declared.fields).map(([id, field]) => [id, heldIn(holding, id, field, source)] as const);
  const step = (act: string) =>
    declared.acts[act]
      ? new StepWord(
          source,
          act,
          history.findLast((s) => s.act === act),
        )
      : undefined;
  const clock = (id: string) => {
    const decl = declared.deadlines[id];
    return (
      decl &&
      new ClockWord(
        decl.title,
        source.clocks.find((c) => c.id === id),
      )
    );
  };
  return {
    ...Object.fromEntries(fields),
    办理: new StepWord(source, occasion.act, occasion),
    经过: new Finder(step),
    时限: new Finder(clock),
    事项: {
      标题: new Said('事项标题', matter.title),
      编号: new Said('事项编号', matter.number ?? ''),
      状态: new Said('事项状态', matter.state),
      单位: new Said('事项单位', matter.unit),
      登记日期: dayWord('登记日期', matter.openedOn),
    },
    机关: new Said('办理机关', source.unitName(occasion.actorUnit)),
    政府: new Said('本级人民政府', source.government),
    今日: dayWord('制作日期', source.today),
  };
}

/** A rendering under way: the places filled, and what they lack. */
class Rendering {
  readonly #places: Filled[] = [];
  readonly #engine: Liquid;
  readonly #scope: Record<string, unknown>;
  readonly missing = new Set<string>();
  readonly hidden = new Set<string>();
  readonly faults = new Set<string>();

  constructor(source: LetterSource, instruments: ReadonlyMap<string, Instrument>) {
    this.#engine = letterLanguage(instruments, (filled) => markOf(this.#places.push({ ...filled, text: this.#plain(filled.text) }) - 1));
    this.#scope = scopeOf(source);
  }

  /** A text with its places filled; what was captured in the text has places within places. */
  #plain(text: string): string {
    const mark = markOf(0).charAt(0);
    return text
      .split(mark)
      .map((part, i) => (i % 2 === 1 ? (this.#places[Number(part)]?.text ?? '') : part))
      .join('');
  }

  /** The text with its places marked; a template that cannot be read says nothing, and is noted. */
  #marked(template: string): string {
    try {
      return String(this.#engine.parseAndRenderSync(template, this.#scope));
    } catch (error) {
      this.faults.add((error instanceof Error ? error.message : '').split('\n')[0]?.slice(0, 120) ?? '');
      return '';
    }
  }

  #note({ missing, hidden }: Filled): void {
    if (missing !== undefined) this.missing.add(missing);
    if (hidden !== undefined) this.hidden.add(hidden);
  }

  holds(condition: string): boolean {
    return condition === '' || this.#marked(`{% if ${condition} %}1{% endif %}`) === '1';
  }

  /** A line of the head; what it lacks is noted. */
  line(template: string): string {
    const from = this.#places.length;
    const marked = this.#marked(template);
    for (const place of this.#places.slice(from)) this.#note(place);
    return this.#plain(marked).trim();
  }

  /** Lines of a list; an entry whose value is not there is left out. */
  lines(templates: readonly string[]): readonly string[] {
    return templates.flatMap((template) => {
      const from = this.#places.length;
      const text = this.#plain(this.#marked(template)).trim();
      const places = this.#places.slice(from);
      if (text === '' || places.some((p) => p.missing !== undefined)) return [];
      for (const place of places) this.#note(place);
      return [text];
    });
  }

  blocks(body: string): readonly Block[] {
    const marked = this.#marked(body);
    const placing = new Placing<Filled>((filled, bold): Run => {
      this.#note(filled);
      return { kind: bold ? 'bold' : 'text', text: filled.text };
    });
    return readBlocks(marked, 1, { citations: this.#places, problems: [], level: 0 }).flatMap((b) => laidOut(placing.block(b).block));
  }
}

/** Stretches of the same kind as one. */
function merged(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last?.kind === run.kind) out[out.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== '') out.push(run);
  }
  return out;
}

const joined = (runs: readonly Run[]): Run[] => merged(runs.map((run) => ({ ...run, text: run.text.replace(/\s*\n\s*/g, '') })));

/** A value of several lines is several paragraphs; a paragraph without words is none. */
function laidOut(block: Block): Block[] {
  if (block.kind === 'heading') return [{ ...block, runs: joined(block.runs) }];
  if (block.kind === 'table') return [{ ...block, head: block.head.map(joined), rows: block.rows.map((row) => row.map(joined)) }];
  const paragraphs: Run[][] = [[]];
  for (const run of block.runs) {
    const [first = '', ...more] = run.text.split(/\s*\n\s*/);
    paragraphs.at(-1)?.push({ ...run, text: first });
    for (const text of more) paragraphs.push([{ ...run, text }]);
  }
  const said = paragraphs.map(merged).filter((runs) => runs.some((run) => run.text.trim() !== ''));
  return said.map((runs) => ({ kind: 'paragraph', runs }));
}

/** 2019年3月4日 or 2019-03-04 → the civil date. */
function dayIn(text: string): CivilDate | undefined {
  const m = /^(\d{4})(?:年|-)(\d{1,2})(?:月|-)(\d{1,2})日?$/.exec(text);
  const day = m ? `${m[1]}-${m[2]?.padStart(2, '0')}-${m[3]?.padStart(2, '0')}` : '';
  return isCivilDate(day) ? day : undefined;
}

const dateText = (date: CivilDate | undefined): string => (date === undefined ? '　　年　月　日' : printDate(date));
const marks = { decision: (organ: string) => organ, letter: (organ: string) => organ, document: (organ: string) => `${organ}文件` };

/** Whether the template is for this matter at all. */
export function isFor(parsed: ParsedLetter, source: LetterSource, instruments: ReadonlyMap<string, Instrument>): boolean {
  return new Rendering(source, instruments).holds(parsed.condition);
}

/**
 * Composes a letter. `number`: the serial it was given, or the empty text while it has none; a number of the matter itself
 * is read from the matter. Always returns a document to look at.
 */
export function composeLetter(
  parsed: ParsedLetter,
  source: LetterSource,
  instruments: ReadonlyMap<string, Instrument>,
  number: string,
): ComposedLetter {
  const rendering = new Rendering(source, instruments);
  const organ = rendering.line(parsed.organ);
  const addressees = rendering.lines(parsed.addressees);
  const date = dayIn(rendering.line(parsed.date));
  const document: OfficialDocument = {
    form: parsed.form,
    head: {
      issuerMark: marks[parsed.form](organ),
      docNo: isSerial(parsed.number) ? number : rendering.line(parsed.number),
      signatories: [],
      upward: false,
    },
    title: breakTitle(rendering.line(parsed.title)),
    addressees,
    blocks: rendering.blocks(parsed.body),
    attachments: rendering.lines(parsed.attachments),
    signature: organ,
    sealed: parsed.sealed,
    ...(date !== undefined && { date }),
    dateText: dateText(date),
    ...(parsed.note && { annotation: rendering.line(parsed.note) }),
    cc: rendering.lines(parsed.cc),
    printing: parsed.form === 'document' ? { office: organ, dateText: dateText(date) } : { office: '', dateText: '' },
  };
  const against = [
    ...[...rendering.faults].map((said) => `文书范本有误（${said}）`),
    ...[...rendering.missing].map((title) => `「${title}」还没有填写`),
    ...[...rendering.hidden].map((title) => `您不能查看「${title}」的全部内容`),
    ...(parsed.addressees.length > 0 && addressees.length === 0 ? ['主送对象还没有填写'] : []),
  ];
  return { document, against };
}
