import { addDays, addMonths, isCivilDate, type Json } from '#kernel';
import { type FoundInText as Found, levelTitles, linesOf, misnumbered, type Recognised, recognise } from '#reports';
import type { RecognisedDto } from '../contract/library.ts';
import type { FileDto } from '../contract.ts';
import type { Platform, RegisteredUnit } from '../platform.ts';
import { refOnly, shelf } from './shelf.ts';

const titles = {
  title: '标题',
  docNo: '文号',
  indexNo: '索引号',
  issuer: '制定机关',
  genre: '文种',
  signedOn: '成文日期',
  publishedOn: '发布日期',
  effectiveOn: '施行日期',
  expiresOn: '有效期届满日',
  validYears: '有效期',
  addressees: '主送',
} as const;
type Id = keyof typeof titles;
const order = Object.keys(titles) as Id[];

/** What a document need not say. */
const optional = new Set<Id>(['indexNo', 'validYears', 'expiresOn', 'addressees']);
/** Shown to the person, not a field of the form. */
const shownOnly = new Set<Id>(['addressees', 'validYears']);

const levelOf: Readonly<Record<string, string>> = {
  city: 'city',
  department: 'city-department',
  county: 'county',
  zone: 'county',
  township: 'township',
  street: 'township',
};

const shortName = (name: string): string =>
  name
    .replace(/^(?:河南省)?驻马店市?(?=.)/, '')
    .replace(/人民政府|管理委员会|办事处$/g, '')
    .replace(/^市/, '');

/** The unit of the register that a signature or the head of a title means; only where one alone fits. */
function unitNamed(platform: Platform, name: string): RegisteredUnit | undefined {
  const exact = platform.units.byName(name);
  if (exact) return exact;
  const city = platform.units.get(platform.cityCode);
  if (city && new RegExp(`^${city.name.replace(/人民政府$/, '')}(人民政府|人民政府办公室)$`).test(name)) return city;
  const wanted = shortName(name);
  const fits = platform.units.all().filter((u) => wanted !== '' && shortName(u.name) === wanted);
  return fits.length === 1 ? fits[0] : undefined;
}

const issuerInTitle = (title: string): string =>
  /^([\u4e00-\u9fa5]{2,24}?(?:人民政府办公室|人民政府|委员会|管理委员会|局|办公室|办事处))/.exec(title)?.[1] ?? '';

interface Issuer {
  readonly unit: RegisteredUnit | undefined;
  readonly found: Found | undefined;
}

function issuerOf(platform: Platform, read: Recognised): Issuer {
  const named = issuerInTitle(read.title?.value ?? '');
  const said = read.issuer ?? (named && read.title ? { value: named, at: read.title.at, sure: false } : undefined);
  const unit = said && unitNamed(platform, said.value);
  if (!said) return { unit, found: undefined };
  return { unit, found: unit ? said : { ...said, sure: false, why: '单位名册中没有对应的单位，请自行选择' } };
}

/** The end of validity told as a length becomes a day, for a person to check. */
function withEnd(read: Recognised): Recognised {
  const { validYears, effectiveOn, expiresOn } = read;
  if (expiresOn || !validYears || !effectiveOn) return read;
  const value = addDays(addMonths(effectiveOn.value, 12 * validYears.value), -1);
  return { ...read, expiresOn: { value, at: validYears.at, sure: false, why: `按施行日期和有效期${validYears.value}年推出` } };
}

const genreTitles: Readonly<Record<string, string>> = {
  ...{ decision: '决定', proclamation: '公告', announcement: '通告', opinion: '意见', notice: '通知（印发规定、办法、细则）' },
};
const printed = (id: Id, value: string | number): string =>
  id === 'genre' ? (genreTitles[String(value)] ?? String(value)) : id === 'validYears' ? `${value}年` : String(value);

function foundDtos(read: Recognised, issuer: Issuer, today: string): RecognisedDto['found'] {
  const all: Partial<Record<Id, Found<string | number>>> = { ...read, ...(issuer.found && { issuer: issuer.found }) };
  return order.flatMap((id) => {
    const one = all[id];
    if (!one) return [];
    const past = id === 'expiresOn' && isCivilDate(String(one.value)) && String(one.value) < today;
    const why = past ? '有效期已经届满，不作为现行有效文件补录' : (one.why ?? null);
    return [{ id, title: titles[id], value: printed(id, one.value), at: one.at, sure: one.sure && !past, why }];
  });
}

/** The form as it starts: every value recognised, the file itself, and the text. */
function startOf(read: Recognised, { unit }: Issuer, file: FileDto): Record<string, Json> {
  const start: Record<string, Json> = {};
  for (const id of order) {
    const one = read[id];
    if (one && !shownOnly.has(id) && id !== 'issuer') start[id] = one.value;
  }
  if (unit) Object.assign(start, { issuer: unit.code, ...(levelOf[unit.kind] && { issuerLevel: levelOf[unit.kind] }) });
  const said = read.addressees ? [`${read.addressees.value}：`] : [];
  return {
    ...start,
    text: [...said, read.body.text].join('\n'),
    textFile: { ...file },
    importNote: `由「${file.name}」识别，经人工核对。`,
  };
}

const plain = (text: string): string => text.replace(/[\s\u3000]/g, '');

/** Reads a text for a person to confirm. Nothing is recorded. */
export async function recognised(platform: Platform, text: string, file: FileDto): Promise<RecognisedDto> {
  const read = withEnd(recognise(text));
  const issuer = issuerOf(platform, read);
  const found = foundDtos(read, issuer, platform.today());
  const have = new Set(found.map((f) => f.id));
  const same = (await shelf(platform)).filter(
    (d) => (read.docNo && d.docNo === read.docNo.value) || (read.title && plain(d.title) === plain(read.title.value)),
  );
  return {
    file,
    lines: linesOf(text),
    found,
    missing: order.filter((id) => !have.has(id) && !optional.has(id)).map((id) => titles[id]),
    levels: read.levels.filter((l) => l.level !== 'paragraph').map((l) => ({ at: l.at, level: levelTitles[l.level], label: l.label })),
    misnumbered: misnumbered(read.levels).map(({ at, said }) => ({ at, said })),
    start: startOf(read, issuer, file),
    names: issuer.unit ? { [issuer.unit.code]: issuer.unit.name } : {},
    held: same.slice(0, 10).map(refOnly),
  };
}
