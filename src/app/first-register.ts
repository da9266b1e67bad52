import { assessing, cityOffices, kindTitle, officesIn, officeTitle, oversight, unitKinds } from '#api';
import type { Sheet, SheetRow, TableTroubles } from '#cli';
import { type Refusal, type Registry, refusal } from '#kernel';
import type { UnitRow } from '#store';

export interface City {
  /** Six digits, the last two 00. */
  readonly code: string;
  readonly name: string;
}
/** A unit as the table, or the usual case, gives it. */
interface Line {
  readonly row: number | null;
  /** Blank for a department: the next free one is given. */
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string;
  readonly offices: readonly string[];
}

/** The day from which the register holds: early enough for the old records that a city brings along. */
const registerFrom = '2000-01-01';
const columns = ['代码', '名称', '类别', '上级代码', '职能'] as const;
type Column = (typeof columns)[number];

/** How kinds are written in a table, besides their own titles. */
const kindWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(unitKinds).map(([kind, { title }]) => [title.normalize('NFKC'), kind])),
  ...{ 县: 'county', 区: 'county', 县区: 'county', 市辖区: 'county', 县级市: 'county', 开发区: 'zone' },
  ...{ 乡: 'township', 镇: 'township', 乡镇: 'township', 街道办事处: 'street' },
};
const codeShapes: Readonly<Record<string, readonly [shape: RegExp, words: string]>> = {
  county: [/^\d{6}$/, '六位区划代码，如 411722'],
  zone: [/^\d{6}$/, '六位代码，如 411771'],
  township: [/^\d{9}$/, '九位区划代码，如 411722001'],
  street: [/^\d{9}$/, '九位区划代码，如 411722001'],
  department: [/^\d{6}-D\d{2,3}$/, '上级代码加 -D 和序号，如 411700-D05；不填的自动编号'],
};
const plain = (text: string | undefined): string => (text ?? '').normalize('NFKC').trim();
/** Whoever watches for the whole city also assesses, where the table gives that to nobody. */
const assessedBy = (lines: readonly Line[]): readonly Line[] =>
  lines.some((l) => l.offices.includes(assessing))
    ? lines
    : lines.map((l) => (l.offices.includes(oversight) ? { ...l, offices: [...l.offices, assessing] } : l));

const isGovernment = (kind: string): boolean => kind === 'city' || kind === 'county' || kind === 'zone';

/** The offices of a city's government and who usually holds them, for a city that brings no table. */
const usual: readonly (readonly [name: string, offices: readonly string[]])[] = [
  ['人民政府办公室', ['government-office']],
  ['司法局', ['justice', oversight, assessing]],
  ['市场监督管理局', ['market-regulation']],
  ['财政局', ['finance']],
];

/** The departments without which nobody could do the city's own acts. */
const usualLines = (city: City): readonly Line[] =>
  usual.map(([name, offices]) => ({ row: null, code: '', name: `${city.name}${name}`, kind: 'department', parent: city.code, offices }));

/** Builds a register, keeping all that is wrong: a table is mended in one go. */
class Draft {
  readonly troubles: TableTroubles['troubles'][number][] = [];
  readonly #city: City;
  readonly #offices: readonly string[];

  constructor(city: City, registry: Pick<Registry, 'all'>) {
    this.#city = city;
    this.#offices = [...new Set([...officesIn(registry), oversight])];
  }

  #no(row: number | null, text: string): void {
    this.troubles.push({ row, text });
  }

  /** One line of the table; undefined where it says nothing to go on with. */
  read({ line: row, cells, refused }: SheetRow, at: ReadonlyMap<Column, number>): Line | undefined {
    if (refused) this.#no(row, refused);
    const cell = (column: Column): string => cells[at.get(column) ?? -1]?.trim() ?? '';
    const kind = kindWords[plain(cell('类别'))];
    if (kind === undefined) {
      const known = Object.values(unitKinds).map((k) => k.title);
      this.#no(row, `类别“${cell('类别').slice(0, 20)}”不对。可填：${known.join('、')}`);
      return undefined;
    }
    const name = cell('名称');
    if (name.length < 2 || name.length > 40) this.#no(row, '名称应为2至40个字。请填写全称');
    const [code, parent] = [plain(cell('代码')).toUpperCase(), plain(cell('上级代码'))];
    return {
      row,
      code,
      name,
      kind,
      parent: parent || (kind === 'city' ? '' : this.#city.code),
      offices: this.#officesOf(row, cell('职能')),
    };
  }

  #officesOf(row: number, text: string): readonly string[] {
    const words = text.split(/[\s,、;\uFF0C\uFF1B]+/).filter(Boolean);
    return [...new Set(words)].flatMap((word) => {
      const office = this.#offices.find((o) => officeTitle(o) === word || o === word);
      if (office !== undefined) return [office];
      this.#no(row, `职能“${word.slice(0, 20)}”不对。可填：${this.#offices.map(officeTitle).join('、')}；没有的不填`);
      return [];
    });
  }

  /** The units of the lines under the city; whatever is wrong is in `troubles`. */
  units(lines: readonly Line[]): readonly UnitRow[] {
    const { code, name } = this.#city;
    for (const line of lines) if (line.kind === 'city') this.#assertCity(line);
    const below = assessedBy(this.#coded(lines.filter((l) => l.kind !== 'city')));
    const city: Line = { row: null, code, name, kind: 'city', parent: '', offices: [] };
    const byCode = new Map([city, ...below].map((l) => [l.code, l]));
    for (const line of below) this.#assertPlace(line, byCode.get(line.parent));
    this.#assertApart(below);
    this.#assertOffices(below);
    if (this.troubles.length > 0) return [];
    return [city, ...below].map((line, position) => this.#unit(line, byCode, below, position));
  }

  #assertCity({ row, code, name, parent }: Line): void {
    if (code === this.#city.code && name === this.#city.name && parent === '') return;
    this.#no(row, `本市应为“${this.#city.name}”（${this.#city.code}），没有上级代码。请改成一致，或者删去这一行`);
  }

  /** The lines with the codes of those departments that came without. */
  #coded(lines: readonly Line[]): readonly Line[] {
    const next = new Map<string, number>();
    for (const { code } of lines) {
      const [, parent, n] = /^(\d{6})-D(\d+)$/.exec(code) ?? [];
      if (parent !== undefined) next.set(parent, Math.max(next.get(parent) ?? 0, Number(n)));
    }
    return lines.map((line) => {
      if (line.code !== '' || line.kind !== 'department') return line;
      const n = (next.get(line.parent) ?? 0) + 1;
      next.set(line.parent, n);
      return { ...line, code: `${line.parent}-D${String(n).padStart(2, '0')}` };
    });
  }

  #assertPlace({ row, code, kind, parent, offices }: Line, above: Line | undefined): void {
    const [shape, words] = codeShapes[kind] ?? [/^$/, ''];
    if (!shape.test(code)) this.#no(row, `代码“${code.slice(0, 20)}”不对。${kindTitle(kind)}的代码应为${words}`);
    else if (kind === 'department' && !code.startsWith(`${parent}-D`)) this.#no(row, `代码“${code}”应以上级代码${parent}开头`);
    if (above === undefined) this.#no(row, `上级代码“${parent.slice(0, 20)}”不在表中。请补上这个单位，或者改正代码；不填的是本市直属`);
    else if (!unitKinds[kind]?.under.includes(above.kind)) {
      this.#no(row, `${kindTitle(kind)}不能设在${kindTitle(above.kind)}之下。请核对类别和上级代码`);
    }
    if (offices.length > 0 && kind !== 'department' && !isGovernment(kind)) {
      this.#no(row, `${kindTitle(kind)}不承担这些职能。请填给县区或者部门`);
    }
  }

  #assertApart(lines: readonly Line[]): void {
    const [codes, names] = [new Map<string, Line>([[this.#city.code, { row: null } as Line]]), new Map<string, Line>()];
    for (const line of lines) {
      const twin = codes.get(line.code);
      if (twin) this.#no(line.row, twin.row === null ? '代码与本市相同' : `代码“${line.code}”与第${twin.row}行重复`);
      const namesake = names.get(`${line.parent} ${line.name}`);
      if (namesake) this.#no(line.row, `名称“${line.name}”与第${namesake.row}行重复`);
      codes.set(line.code, line);
      names.set(`${line.parent} ${line.name}`, line);
    }
  }

  /** One holder of an office in each government; in the city's own none may be missing, for nobody could add it later. */
  #assertOffices(lines: readonly Line[]): void {
    const byGovernment = Map.groupBy(
      lines.filter((l) => l.kind === 'department'),
      (l) => l.parent,
    );
    for (const departments of byGovernment.values()) for (const office of this.#offices) this.#assertOne(office, departments);
    const own = byGovernment.get(this.#city.code) ?? [];
    // Assessing goes with watching over all, whose lack is told.
    for (const office of this.#offices.filter((o) => o !== assessing && !own.some((l) => l.offices.includes(o)))) {
      this.#no(null, `没有市直部门承担“${officeTitle(office)}”。请在“职能”列写给一个部门`);
    }
  }

  #assertOne(office: string, departments: readonly Line[]): void {
    const [first, ...more] = departments.filter((l) => l.offices.includes(office));
    for (const { row } of more) this.#no(row, `职能“${officeTitle(office)}”已由第${first?.row}行的单位承担。请只留一个`);
  }

  #unit({ code, name, kind, parent, offices }: Line, byCode: ReadonlyMap<string, Line>, lines: readonly Line[], position: number): UnitRow {
    const ways: string[] = [];
    for (let at = byCode.get(code); at; at = byCode.get(at.parent)) ways.unshift(at.code);
    const government = ways.findLast((c) => isGovernment(byCode.get(c)?.kind ?? '')) ?? this.#city.code;
    return {
      ...{ code, name, kind, path: `${ways.join('/')}/`, parent: parent || null, region: government },
      offices: kind === 'county' || kind === 'zone' ? this.#countyOffices(code, offices, lines) : offices,
      ...{ from: registerFrom, to: null, position },
    };
  }

  /** A county's government holds itself whatever none of its departments holds. */
  #countyOffices(code: string, own: readonly string[], lines: readonly Line[]): readonly string[] {
    const given = new Set(lines.filter((l) => l.parent === code).flatMap((l) => l.offices));
    return this.#offices.filter((o) => own.includes(o) || (!cityOffices.includes(o) && !given.has(o)));
  }
}

export type FirstRegister = { readonly units: readonly UnitRow[] } | TableTroubles | Refusal;

/** The register that a table gives, or the usual departments without one; whatever is wrong, all at once. */
export function firstRegister(city: City, registry: Pick<Registry, 'all'>, sheet: Sheet | undefined): FirstRegister {
  const draft = new Draft(city, registry);
  const headers = sheet?.headers.map(plain) ?? [];
  const missing = sheet ? columns.filter((c) => !headers.includes(c)) : [];
  const foreign = headers.find((h) => h !== '' && !(columns as readonly string[]).includes(h));
  const remedy = `列名应为：${columns.join('、')}`;
  if (missing.length > 0) return refusal('column-missing', `缺少列：${missing.join('、')}`, { remedy });
  if (foreign !== undefined) return refusal('column-unknown', `没有“${foreign.slice(0, 40)}”这一列`, { remedy });
  const at = new Map(columns.map((c) => [c, headers.indexOf(c)]));
  const lines = sheet ? sheet.rows.flatMap((row) => draft.read(row, at) ?? []) : usualLines(city);
  const units = draft.units(lines);
  if (draft.troubles.length === 0) return { units };
  return { troubles: draft.troubles.toSorted((a, b) => (a.row ?? Number.MAX_SAFE_INTEGER) - (b.row ?? Number.MAX_SAFE_INTEGER)) };
}
