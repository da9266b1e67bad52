import type { Liquid } from 'liquidjs';
import type { Field, Instrument } from '#kernel';
import type { Problem } from '../problem.ts';
import type { Declared } from './declared.ts';
import { letterLanguage } from './liquid.ts';
import { type ParsedLetter, parseLetter, refusing, textsOf } from './template.ts';
import { linkedParts, partyParts } from './values.ts';

/** What the names of a template are looked up in. */
export interface LetterWorld {
  declared(procedure: string): Declared | undefined;
  readonly instruments: ReadonlyMap<string, Instrument>;
}

/** A field that the text prints or asks for: of the matter, or (`of`) of the matter that a reference field points to. */
export interface Cited {
  readonly field: string;
  readonly of?: string;
}

export interface CheckedLetter extends ParsedLetter {
  readonly cited: readonly Cited[];
}

const stepParts = ['日期', '名称', '单位', '依据'];
const specials: Readonly<Record<string, readonly string[]>> = {
  办理: stepParts,
  事项: ['标题', '编号', '状态', '单位', '登记日期'],
  机关: [],
  政府: [],
  今日: [],
};
const clockParts = ['届满', '期限'];
const tableParts = ['size', 'first', 'last'];

type Segment = string | number | readonly Segment[];
interface Place {
  readonly line: number;
  readonly path: readonly string[];
}

/** Reads the names of one text against the declarations of a procedure. */
class Lookup {
  readonly problems: Problem[] = [];
  readonly cited = new Map<string, Cited>();
  readonly #declared: Declared;
  readonly #world: LetterWorld;

  constructor(declared: Declared, world: LetterWorld) {
    this.#declared = declared;
    this.#world = world;
  }

  #no(line: number, text: string, remedy: string): void {
    this.problems.push(refusing(line, 'unknown-name', text, remedy));
  }

  place({ line, path }: Place): void {
    const [root = '', first = '', second = ''] = path;
    if (root === '经过') return this.#act(line, first, second);
    if (root === '时限') return this.#clock(line, first, second);
    const parts = specials[root];
    if (parts) return this.#part(line, `${root}.${first}`, first, parts);
    const field = this.#declared.fields[root];
    if (!field)
      return this.#no(
        line,
        `「${this.#declared.title}」没有「${root}」这一字段`,
        `可用字段：${Object.keys(this.#declared.fields).join('、')}`,
      );
    this.cited.set(root, { field: root });
    this.#within(line, root, field, path.slice(1));
  }

  #part(line: number, named: string, part: string, parts: readonly string[]): void {
    if (part !== '' && !parts.includes(part))
      this.#no(line, `没有「${named}」`, parts.length ? `可用：${parts.join('、')}` : '删去点后的部分');
  }

  #act(line: number, act: string, part: string): void {
    if (!this.#declared.acts[act]) return this.#no(line, `没有「${act}」这一动作`, `可用：${Object.keys(this.#declared.acts).join('、')}`);
    this.#part(line, `经过.${act}.${part}`, part, stepParts);
  }

  #clock(line: number, deadline: string, part: string): void {
    const known = Object.keys(this.#declared.deadlines);
    if (!known.includes(deadline)) return this.#no(line, `没有「${deadline}」这一时限`, `可用：${known.join('、') || '无'}`);
    this.#part(line, `时限.${deadline}.${part}`, part, clockParts);
  }

  #within(line: number, name: string, field: Field, rest: readonly string[]): void {
    const [part, ...more] = rest;
    if (part === undefined || part === 'size') return;
    if (field.kind === 'party') return this.#part(line, `${name}.${part}`, part, partyParts);
    if (field.kind === 'reference') return this.#linked(line, name, field, rest);
    if (field.kind === 'rows' && (tableParts.includes(part) || /^\d+$/.test(part))) return this.column(line, field, more);
    this.#no(line, `「${field.title}」没有「${part}」这一部分`, '删去点后的部分');
  }

  #linked(line: number, name: string, reference: Field, [part = '', ...more]: readonly string[]): void {
    if (linkedParts.includes(part)) return;
    const there = this.#world.declared(reference.spec.procedure ?? '');
    const field = there?.fields[part];
    if (!field)
      return this.#no(
        line,
        `「${there?.title ?? reference.title}」没有「${part}」这一字段`,
        `可用：${linkedParts.join('、')}和该事项的字段`,
      );
    this.cited.set(`${name}.${part}`, { field: part, of: name });
    this.#within(line, `${name}.${part}`, field, more);
  }

  /** A column of a table, and what follows it. */
  column(line: number, table: Field, [column, ...more]: readonly string[]): void {
    if (column === undefined) return;
    const field = table.spec.columns?.[column];
    if (field) return this.#within(line, column, field, more);
    this.#no(line, `「${table.title}」没有「${column}」这一列`, `可用：${Object.keys(table.spec.columns ?? {}).join('、')}`);
  }
}

const loopSource = /\{%-?\s*for\s+([^\s%]+)\s+in\s+([^\s%|.]+)/g;
const comparing = /([A-Za-z][A-Za-z0-9]*)\s*(?:==|!=|contains)\s*(["'])([^"']*)\2/g;
const switching = /\{%-?\s*case\s+([A-Za-z][A-Za-z0-9]*)\s*-?%\}([\s\S]*?)\{%-?\s*endcase/g;
const whens = /\{%-?\s*when\s+([^%]*?)\s*-?%\}/g;
const provisions = /(["'])([^"']+)\1\s*\|\s*条款/g;

const pathOf = (segments: readonly Segment[]): string[] => segments.map((s) => (typeof s === 'object' ? '' : String(s)));

/** All names in a text, those of loops apart with the table they run over. */
function placesOf(engine: Liquid, text: string, line: number): { globals: Place[]; rows: (Place & { table: string })[] } {
  const analysis = engine.analyzeSync(engine.parse(text));
  const placed = (kind: 'globals' | 'variables'): Place[] =>
    Object.values(analysis[kind]).flatMap((uses) =>
      uses.map((use) => ({ line: line + use.location.row - 1, path: pathOf(use.segments as readonly Segment[]) })),
    );
  const loops = [...text.matchAll(loopSource)].map(([, variable = '', table = ''], i, all) => {
    const before = text.slice(0, all[i]?.index ?? 0).split('\n').length - 1;
    return { variable, table, from: line + before };
  });
  // The same name may run over several tables, one after the other.
  const rows = placed('variables').flatMap((place) => {
    const loop = loops.findLast((one) => one.variable === place.path[0] && one.from <= place.line);
    return loop === undefined ? [] : [{ ...place, table: loop.table }];
  });
  return { globals: placed('globals'), rows };
}

/** Codes that conditions compare a choice with. */
function comparedIn(text: string): readonly (readonly [field: string, code: string])[] {
  const direct = [...text.matchAll(comparing)].map(([, field = '', , code = '']) => [field, code] as const);
  const cases = [...text.matchAll(switching)].flatMap(([, field = '', body = '']) =>
    [...body.matchAll(whens)].flatMap(([, list = '']) =>
      [...list.matchAll(/["']([^"']*)["']/g)].map(([, code = '']) => [field, code] as const),
    ),
  );
  return [...direct, ...cases];
}

function codeProblems(text: string, line: number, declared: Declared): Problem[] {
  return comparedIn(text).flatMap(([name, code]) => {
    const options = declared.fields[name]?.spec.options;
    if (!options || code in options) return [];
    return [
      refusing(
        line,
        'unknown-code',
        `「${declared.fields[name]?.title}」没有「${code}」这一选项`,
        `可用：${Object.keys(options).join('、')}`,
      ),
    ];
  });
}

function provisionProblems(text: string, line: number, { instruments }: LetterWorld): Problem[] {
  return [...text.matchAll(provisions)].flatMap(([, , id = '']) => {
    const found = instruments.get(id);
    if (!found) return [refusing(line, 'unknown-instrument', `没有「${id}」这一依据`, '在「依据与期限」中查找其编号')];
    return found.mark === 'default' ? [refusing(line, 'not-law', `「${found.title}」不是法律依据`, '改引法律、法规、规章或者文件')] : [];
  });
}

function nameProblems(parsed: ParsedLetter, declared: Declared): Problem[] {
  const acts = parsed.acts.filter((act) => !declared.acts[act]);
  const roles = parsed.makers.filter((role) => !declared.roles[role]);
  return [
    ...acts.map((act) =>
      refusing(parsed.lineOf('acts'), 'unknown-act', `没有「${act}」这一动作`, `可用：${Object.keys(declared.acts).join('、')}`),
    ),
    ...roles.map((role) =>
      refusing(parsed.lineOf('makers'), 'unknown-role', `没有「${role}」这一角色`, `可用：${Object.keys(declared.roles).join('、')}`),
    ),
  ];
}

/** What the language itself says of a fault, as a sentence with its line. */
function spoken(error: unknown, line: number): Problem {
  const message = error instanceof Error ? error.message : '';
  const row = Number(/line:(\d+)/.exec(message)?.[1] ?? 1);
  const said = message.split(/, (?:line|file):/)[0] ?? '';
  const filter = /undefined filter: (.+)/.exec(said)?.[1];
  const text = filter === undefined ? `写法有误（${said.slice(0, 80)}）` : `没有「${filter}」这种写法`;
  return refusing(line + row - 1, 'bad-template', text, '核对 {{ }} 和 {% %} 是否成对、名称是否正确');
}

/** Reads a template and looks up every name in it. Everything found comes back together, with lines and remedies. */
export function checkLetter(text: string, procedure: string, world: LetterWorld): CheckedLetter {
  const parsed = parseLetter(text);
  const declared = world.declared(procedure);
  if (!declared) return { ...parsed, cited: [], problems: [refusing(1, 'unknown-procedure', '没有这类事项', '核对模板所在的目录')] };
  const engine = letterLanguage(world.instruments, () => '');
  const lookup = new Lookup(declared, world);
  const problems = [...parsed.problems, ...nameProblems(parsed, declared)];
  for (const { line, text: part } of textsOf(parsed)) {
    problems.push(...codeProblems(part, line, declared), ...provisionProblems(part, line, world));
    try {
      const { globals, rows } = placesOf(engine, part, line);
      for (const place of globals) lookup.place(place);
      for (const { table, line: at, path } of rows) {
        const field = declared.fields[table];
        if (field?.kind === 'rows') lookup.column(at, field, path.slice(1));
      }
    } catch (error) {
      problems.push(spoken(error, line));
    }
  }
  const all = [...problems, ...lookup.problems].sort((a, b) => a.line - b.line);
  return { ...parsed, cited: [...lookup.cited.values()], problems: all };
}
