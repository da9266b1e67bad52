import { isList, type Json } from '../value.ts';
import { type Field, type FieldOptions, type FieldSpec, fieldOf, type Kind, nameIn, plainly, type Read, refused } from './field.ts';
import { cleanText } from './text.ts';

/** The code of a unit of the register; `unitKinds` narrows which. */
export const unit = fieldOf<string>('unit');

/** Another matter, by its public id `region/uuid`. The procedure named must exist: `check()` sees to it. */
export const matterRef = (procedure: string, title: string, options: FieldOptions): Field<string> =>
  fieldOf<string>('reference')(title, { ...options, procedure });
/** Several other matters. */
export const matterRefs = (procedure: string, title: string, options: FieldOptions & FieldSpec): Field<readonly string[]> =>
  fieldOf<readonly string[]>('reference')(title, { ...options, procedure, many: true });

export type FileValue = { readonly sha256: string; readonly name: string; readonly size: number; readonly type: string };
/** An uploaded file; `accept` lists media types. */
export const file = (title: string, options: FieldOptions & { accept?: readonly string[] }): Field<FileValue> =>
  fieldOf<FileValue>('file')(title, options);
/** Several uploaded files. */
export const files = (title: string, options: FieldOptions & FieldSpec): Field<readonly FileValue[]> =>
  fieldOf<readonly FileValue[]>('file')(title, { ...options, many: true });

export const unitKind: Kind = {
  ...plainly,
  id: 'unit',
  column: 'text',
  read: (field, input, ctx) => {
    const code = cleanText(input) ?? '';
    const kind = code.length <= 40 ? ctx.unitKind(code) : undefined;
    if (kind === undefined) return refused(field, 'unit-unknown', `「${field.title}」不在单位名册中`, '请从名册中选择单位');
    const kinds = field.spec.unitKinds;
    if (kinds && !kinds.includes(kind)) return refused(field, 'unit-kind', `「${field.title}」不能选这类单位`, '请从可选单位中选择');
    return { value: code };
  },
};

const matterId = /^\d{6}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads one or many with a reader of one. */
function readEach(field: Field, input: unknown, one: (item: unknown) => Read): Read {
  if (!field.spec.many) return one(input);
  const items = isList(input) ? input : [input];
  const { min = 1, max = 200 } = field.spec;
  if (items.length < min || items.length > max)
    return refused(field, 'list-length', `「${field.title}」应有${min}至${max}项`, '请增减后再提交');
  const values: Json[] = [];
  for (const item of items) {
    const read = one(item);
    if ('refusals' in read) return read;
    values.push(read.value);
  }
  return { value: values };
}

export const referenceKind: Kind = {
  ...plainly,
  id: 'reference',
  column: 'text',
  read: (field, input) =>
    readEach(field, input, (item) => {
      const id = cleanText(item) ?? '';
      return matterId.test(id) ? { value: id } : refused(field, 'reference-shape', `「${field.title}」不是事项编号`, '请从列表中选择事项');
    }),
  print: (_field, value) => (isList(value) ? value.join('、') : String(value)),
  parse: (field, cell) => (field.spec.many ? cell.split(/[、,\uFF0C;\uFF1B\s]+/) : cell),
};

const sha = /^[0-9a-f]{64}$/;

function mediaTypeOf(input: unknown): string {
  const stated = cleanText(input) ?? '';
  return /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(stated) ? stated : 'application/octet-stream';
}

function readFile(field: Field, item: unknown, hasFile: (sha256: string) => boolean): Read {
  const given = (item ?? {}) as Record<string, unknown>;
  const sha256 = cleanText(given.sha256) ?? '';
  const name = (cleanText(given.name) ?? '').split(/[/\\]/).at(-1) ?? '';
  if (!sha.test(sha256) || !hasFile(sha256)) return refused(field, 'file-unknown', `缺少「${field.title}」`, '请先上传文件');
  if (!name || name.length > 200) return refused(field, 'file-name', `「${field.title}」的文件名应为1至200字`, '请改名后重新上传');
  const type = mediaTypeOf(given.type);
  if (field.spec.accept && !field.spec.accept.includes(type)) {
    return refused(field, 'file-type', `「${field.title}」的文件类型不符`, `可用类型：${field.spec.accept.join('、')}`);
  }
  const size = Number.isSafeInteger(given.size) ? Math.max(0, Number(given.size)) : 0;
  return { value: { sha256, name, size, type } };
}

export const fileKind: Kind = {
  ...plainly,
  id: 'file',
  column: 'jsonb',
  read: (field, input, ctx) => readEach(field, input, (item) => readFile(field, item, ctx.hasFile)),
  print: (_field, value) => (isList(value) ? value.map(nameIn).join('、') : nameIn(value)),
  parse: () => undefined,
};
