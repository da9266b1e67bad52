import {
  type Field,
  type FieldOptions,
  type FieldSpec,
  fieldOf,
  type Kind,
  nameIn,
  type PartyKind,
  type Read,
  type ReadContext,
  refused,
} from './field.ts';
import { bornOn, isIdCard, isUscc, normalizeNumber } from './identity.ts';
import { cleanText } from './text.ts';

export type Party = {
  readonly kind: PartyKind;
  readonly name: string;
  /** 身份证 or 统一社会信用代码 carry check signs; other papers are checked for length only. */
  readonly idKind?: 'id-card' | 'uscc' | 'other';
  readonly idNumber?: string;
  readonly phone?: string;
  readonly address?: string;
};

/** A natural person or an organisation. Personal data: always kept apart. */
export const party = (title: string, options: FieldOptions & FieldSpec): Field<Party> =>
  fieldOf<Party>('party')(title, { ...options, personal: true });

type Wrong = readonly [code: string, said: string, remedy: string] | undefined;

function wrongId(kind: Party['idKind'], number: string, today: string): Wrong {
  if (kind === 'id-card' && !isIdCard(number)) return ['id-checksum', '身份证号码有误', '请核对日期和末位'];
  if (kind === 'id-card' && bornOn(number) > today) return ['id-future', '身份证号码出生日期晚于今天', '请核对号码'];
  if (kind === 'uscc' && !isUscc(number)) return ['uscc-checksum', '统一社会信用代码有误', '请核对末位'];
  if (kind === 'other' && !paper.test(number)) return ['paper-shape', '证件号码长度不符', '请核对号码'];
  return undefined;
}

const paper = /^[0-9A-Z()]{5,30}$/;
const idKinds = ['id-card', 'uscc', 'other'] as const;
const length = (text: string | undefined): number => [...(text ?? '')].length;

/** A person unless said otherwise, or unless the field takes only the other. */
function partyKindOf(field: Field, given: unknown): PartyKind {
  if (given === 'organization' || given === 'person') return given;
  const [only, ...more] = field.spec.partyKinds ?? [];
  return only !== undefined && more.length === 0 ? only : 'person';
}

/** What was given, cleaned; nothing is judged yet. */
function draftOf(field: Field, from: Record<string, unknown>): Party {
  const kind = partyKindOf(field, from.kind);
  const idNumber = normalizeNumber(cleanText(from.idNumber) ?? '');
  const idKind = idKinds.find((k) => k === from.idKind) ?? (kind === 'person' ? 'id-card' : 'uscc');
  const phone = cleanText(from.phone)?.normalize('NFKC').replace(/[\s-]/g, '');
  const address = cleanText(from.address);
  return {
    kind,
    name: cleanText(from.name) ?? '',
    ...(idNumber && { idKind, idNumber }),
    ...(phone && { phone }),
    ...(address && { address }),
  };
}

function read(field: Field, input: unknown, ctx: ReadContext): Read {
  const given = typeof input === 'string' ? { name: input } : input;
  if (given === null || typeof given !== 'object')
    return refused(field, 'party-shape', `「${field.title}」应为个人或者单位`, '请填写姓名或名称');
  const draft = draftOf(field, given as Record<string, unknown>);
  const { kind, name, idKind, idNumber = '', phone, address } = draft;
  const kinds = field.spec.partyKinds ?? [kind];
  const wrongs: readonly (Wrong | false)[] = [
    wrongId(idKind, idNumber, ctx.today),
    (length(name) < 1 || length(name) > 100) && ['party-name', '姓名或名称应为1至100字', '请填写姓名或名称'],
    !kinds.includes(kind) && ['party-kind', `当事人不能是${kind === 'person' ? '个人' : '单位'}`, '请更正当事人类型'],
    phone !== undefined && !/^\+?\d{5,15}$/.test(phone) && ['phone-shape', '电话有误', '请填写数字'],
    length(address) > 200 && ['party-address', '地址不得超过200字', '请精简'],
  ];
  const refusals = wrongs.flatMap((wrong) => (wrong ? refused(field, wrong[0], `「${field.title}」的${wrong[1]}`, wrong[2]).refusals : []));
  return refusals.length ? { refusals } : { value: draft };
}

export const partyKind: Kind = {
  id: 'party',
  column: 'jsonb',
  read,
  print: (_field, value) => nameIn(value),
  parse: (_field, cell) => {
    const at = Math.max(cell.lastIndexOf('/'), cell.lastIndexOf('|'));
    const idNumber = normalizeNumber(cell.slice(at + 1));
    if (at < 1 || !paper.test(idNumber)) return { name: cell };
    return { name: cell.slice(0, at), idNumber, ...(isUscc(idNumber) && { kind: 'organization' }) };
  },
  searchText: (_field, value) => nameIn(value),
};
