import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { example, linkId, pdf } from '../example.test.fixture.ts';
import {
  applies,
  choices,
  cleanText,
  date,
  docNumber,
  type Field,
  file,
  isAbsent,
  isIdCard,
  isUscc,
  type Json,
  kindOf,
  money,
  normalizeNumber,
  number,
  parseDocNumber,
  party,
  printValue,
  type ReadContext,
  readDate,
  readField,
  rows,
  text,
  unit,
} from '../index.ts';

const open = { publicity: 'public' } as const;
const ctx: ReadContext = {
  today: '2019-06-30',
  unitKind: (code) => (code === 'U1' ? 'department' : undefined),
  hasFile: (sha) => sha === pdf.sha256,
};
const read = (field: Field, input: unknown) => readField('it', field, input, ctx);
const valueOf = (field: Field, input: unknown): Json | undefined => {
  const result = read(field, input);
  return 'value' in result ? result.value : undefined;
};
const codes = (field: Field, input: unknown): readonly string[] => {
  const result = read(field, input);
  return 'value' in result ? [] : result.refusals.map((r) => r.code);
};

describe('every kind', () => {
  const every = Object.entries(example.fields as Readonly<Record<string, Field>>);

  test('answers any JSON with a value or with refusals at the field, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...every), fc.jsonValue(), ([id, field], input) => {
        const result = readField(id, field, input, ctx);
        if ('value' in result) {
          expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value);
          expect(typeof printValue(field, result.value)).toBe('string');
          expect(typeof kindOf(field).searchText(field, result.value)).toBe('string');
          expect(readField(id, field, result.value, ctx)).toEqual(result);
        } else {
          expect(result.refusals.length).toBeGreaterThan(0);
          expect(result.refusals.every((r) => r.field === id && r.text.includes(field.title))).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('reads any cell of a sheet without throwing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...every), fc.string({ unit: 'grapheme' }), ([id, field], cell) => {
        const input = kindOf(field).parse(field, cell);
        expect(readField(id, field, input, ctx)).toBeDefined();
      }),
      { numRuns: 1000 },
    );
  });

  test('what is printed reads back as the same value', () => {
    const word = fc.stringMatching(/^[一-龥A-Za-z0-9]{1,12}$/);
    const { fields } = example;
    const someone = word.map((name): Json => ({ kind: 'person', name }));
    const values: readonly (readonly [Field, fc.Arbitrary<Json>])[] = [
      [fields.subject, word],
      [fields.question, word],
      [fields.hours, fc.integer({ min: 0, max: 1000 })],
      [fields.fee, fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100)],
      [fields.urgent, fc.boolean()],
      [fields.kind, fc.constantFrom('plain', 'simple')],
      [fields.topics, fc.constantFrom(['land'], ['tax'], ['land', 'tax'])],
      [fields.promisedOn, fc.integer({ min: 0, max: 9999 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))],
      [fields.requester, someone],
      [fields.agency, fc.constant('U1')],
      [fields.parent, fc.constant(linkId)],
      [fields.others, fc.constant([linkId, linkId])],
      [fields.replyNumber, fc.integer({ min: 1, max: 99_999 }).map((n) => `示政文〔2019〕${n}号`)],
      [fields.persons, fc.array(fc.record({ who: someone, task: word }), { minLength: 1, maxLength: 4 })],
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...values).chain(([field, value]) => fc.tuple(fc.constant(field), value)),
        ([field, value]) => {
          expect(valueOf(field, kindOf(field).parse(field, printValue(field, value)))).toEqual(value);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('what is withheld prints as withheld, whatever the kind', () => {
    for (const [, field] of every) expect(printValue(field, '（不公开）')).toBe('（不公开）');
  });

  test('nothing, null and the empty text are not given', () => {
    expect([undefined, null, ''].every(isAbsent)).toBe(true);
    expect([0, false, ' ', []].some(isAbsent)).toBe(false);
  });

  test('an unknown kind is a fault', () => {
    expect(() => kindOf({ kind: 'constructor2' })).toThrow('no field kind');
  });
});

describe('text', () => {
  test('is trimmed, composed, and free of control characters, lone surrogates and line ends', () => {
    expect(cleanText('  a\u0000b\ud800\r\n \r c\u0301 ')).toBe('ab ć');
    expect(cleanText('a\r\n\r\nb\rc', true)).toBe('a\n\nb\nc');
    expect(cleanText(12)).toBe('12');
  });
  test('counts characters, not code units', () => {
    const two = text('名称', { ...open, min: 2, max: 2 });
    expect(codes(two, '𠮷')).toEqual(['text-short']);
    expect(valueOf(two, '𠮷𠮷')).toBe('𠮷𠮷');
    expect(codes(two, '一二三')).toEqual(['text-long']);
    expect(codes(text('代码', { ...open, pattern: '^[A-Z]+$' }), 'a')).toEqual(['text-pattern']);
    expect(codes(two, true)).toEqual(['text-shape']);
  });
});

describe('numbers', () => {
  const hours = number('工时', { ...open, unit: '小时', max: 2000 });
  test.each([
    ['1,234', 1234],
    ['１２', 12],
    ['12小时', 12],
    [-0, 0],
    ['+3', 3],
  ])('%j reads as %d', (input, value) => {
    expect(Object.is(valueOf(hours, input), value)).toBe(true);
  });
  test.each([
    ['十二', 'number-shape'],
    ['1e3', 'number-shape'],
    [1.5, 'number-digits'],
    [-1, 'number-range'],
    [2001, 'number-range'],
  ])('%j is refused: %s', (input, code) => {
    expect(codes(hours, input)).toEqual([code]);
  });
  test('money has two decimals and its unit', () => {
    const fee = money('费用', open);
    expect(printValue(fee, 1234567.5)).toBe('1,234,567.5元');
    expect(codes(fee, 0.001)).toEqual(['number-digits']);
  });
});

describe('dates', () => {
  test.each(['2019-6-3', '2019/06/03', '2019.6.3', '2019年6月3日', '20190603', '２０１９－６－３', '2019-06-03T10:00:00Z', 43619])(
    '%j is 2019-06-03',
    (input) => {
      expect(readDate(input)).toBe('2019-06-03');
    },
  );
  test('one that does not exist or lies ahead is refused, unless plans are allowed', () => {
    expect(codes(date('日期', open), '2019-02-29')).toEqual(['date-shape']);
    expect(codes(date('日期', open), '2019-07-01')).toEqual(['future-date']);
    expect(valueOf(date('日期', { ...open, future: true }), '2019-07-01')).toBe('2019-07-01');
  });
});

describe('choices', () => {
  test('are read by code or title, in the order of the list, each once', () => {
    const several = choices('主题', { a: '土地', b: '税收' }, open);
    expect(valueOf(several, ['税收', 'a', 'b'])).toEqual(['a', 'b']);
    expect(valueOf(several, kindOf(several).parse(several, '税收,土地'))).toEqual(['a', 'b']);
    expect(codes(several, [])).toEqual(['choice-unknown']);
    expect(codes(several, ['a', 'toString'])).toEqual(['choice-unknown']);
  });
});

describe('numbers of persons and organisations (GB 11643, GB 32100)', () => {
  test.each(['411799199001010015', '411799200002290034'])('%s is a valid identity number', (id) => {
    expect(isIdCard(id)).toBe(true);
  });
  test.each(['411799198502300016', '411799199002290039', '411799199001010016', '41179919900101001', ''])('%s is none', (id) => {
    expect(isIdCard(id)).toBe(false);
  });
  test.each(['114117000000000198', '91411700MA0000015N', '52411700MJ0000018H'])('%s is a valid credit code', (code) => {
    expect(isUscc(code)).toBe(true);
  });
  test.each(['114117000000000199', '91411700MA000001IN', '91411700MA00000O5N', ''])('%s is none', (code) => {
    expect(isUscc(code)).toBe(false);
  });
  test('any single changed sign is found', () => {
    const signs = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const variants = (number: string) =>
      [...number].flatMap((old, i) => signs.filter((sign) => sign !== old).map((sign) => number.slice(0, i) + sign + number.slice(i + 1)));
    expect(variants('411799199001010015').filter(isIdCard)).toEqual([]);
    expect(variants('91411700MA0000015N').filter(isUscc)).toEqual([]);
  });
  test('are normalised before they are checked', () => {
    expect(normalizeNumber(' ９１４１１７００ ma0000015n ')).toBe('91411700MA0000015N');
  });
});

describe('parties', () => {
  const anyone = party('当事人', open);
  const firm = party('单位', { ...open, partyKinds: ['organization'] });
  test('a name is enough; a number decides nothing silently', () => {
    expect(valueOf(anyone, '王小明')).toEqual({ kind: 'person', name: '王小明' });
    expect(valueOf(firm, '某某公司')).toEqual({ kind: 'organization', name: '某某公司' });
    expect(valueOf(anyone, kindOf(anyone).parse(anyone, '某某公司/91411700MA0000015N'))).toMatchObject({
      kind: 'organization',
      idKind: 'uscc',
    });
    expect(valueOf(anyone, kindOf(anyone).parse(anyone, '甲/乙'))).toEqual({ kind: 'person', name: '甲/乙' });
  });
  test('all that is wrong comes back together', () => {
    const wrong = {
      kind: 'organization',
      name: '',
      idKind: 'id-card',
      idNumber: '411799199001010016',
      phone: 'x',
      address: '路'.repeat(201),
    };
    const persons = party('当事人', { ...open, partyKinds: ['person'] });
    expect(codes(persons, wrong)).toEqual(['id-checksum', 'party-name', 'party-kind', 'phone-shape', 'party-address']);
    expect(codes(anyone, { name: '甲', idKind: 'other', idNumber: '12' })).toEqual(['paper-shape']);
    expect(codes(anyone, { kind: 'organization', name: '甲', idNumber: '12' })).toEqual(['uscc-checksum']);
    const unborn = [...'0123456789X'].map((sign) => `41179920200101001${sign}`).find(isIdCard);
    expect(codes(anyone, { name: '甲', idNumber: unborn })).toEqual(['id-future']);
    expect(codes(anyone, 5)).toEqual(['party-shape']);
  });
});

describe('document numbers (GB/T 9704-2012 7.2.5)', () => {
  const field = docNumber('文号', open);
  test('are taken apart', () => {
    expect(parseDocNumber('驻政文〔2020〕22号')).toEqual({ sign: '驻政文', year: 2020, serial: 22 });
  });
  test.each([
    '驻政文[2020]22号',
    '驻政文(2020)22号',
    '驻政文（2020）22号',
    '驻政文【2020】22号',
    '驻政文﹝2020﹞22号',
    '驻政文〔2020〕第22号',
    '驻政文〔2020〕022号',
  ])('%s is refused with the probable form, never changed silently', (input) => {
    const result = read(field, input);
    expect('refusals' in result && result.refusals[0]).toMatchObject({ code: 'doc-number-form', remedy: '是否为 驻政文〔2020〕22号' });
  });
  test('one without year or sign is refused with the form', () => {
    for (const input of ['22号', '〔2020〕22号', '驻政文〔20〕22号', '驻政文〔2020〕0号'])
      expect(codes(field, input)).toEqual(['doc-number-form']);
  });
});

describe('units, files, references', () => {
  test('a unit must be in the register and of the right kind', () => {
    expect(codes(unit('单位', open), 'U9')).toEqual(['unit-unknown']);
    expect(codes(unit('单位', { ...open, unitKinds: ['county'] }), 'U1')).toEqual(['unit-kind']);
  });
  test('a file must have been uploaded; its name is a name, its type a type, its size a size', () => {
    const it = file('文书', open);
    expect(codes(it, { ...pdf, sha256: 'b'.repeat(64) })).toEqual(['file-unknown']);
    expect(codes(it, { ...pdf, name: '' })).toEqual(['file-name']);
    expect(codes(file('文书', { ...open, accept: ['image/png'] }), pdf)).toEqual(['file-type']);
    const odd = { ...pdf, name: '../../a/b.pdf', size: Number('1e999'), type: 'x\ny' };
    expect(valueOf(it, odd)).toEqual({ ...pdf, name: 'b.pdf', size: 0, type: 'application/octet-stream' });
  });
  test('references are public ids, as many as asked for', () => {
    expect(codes(example.fields.parent, 'x')).toEqual(['reference-shape']);
    expect(codes(example.fields.others, [])).toEqual(['list-length']);
    expect(valueOf(example.fields.others, linkId)).toEqual([linkId]);
  });
});

describe('tables', () => {
  const table = rows(
    '清单',
    {
      item: text('项目', open),
      isOther: { ...text('类别', open) },
      note: text('说明', { ...open, when: { field: 'isOther', in: ['其他'] } }),
      extra: text('备注', { ...open, min: 0 }),
    },
    { ...open, min: 1, max: 2 },
  );
  test('a column is required unless it may be empty or does not apply in its row', () => {
    expect(valueOf(table, [{ item: '甲', isOther: '一般' }])).toEqual([{ item: '甲', isOther: '一般' }]);
    expect(codes(table, [{ item: '甲', isOther: '其他' }])).toEqual(['row-missing']);
    expect(valueOf(table, [{ item: '甲', isOther: '其他', note: '见附件' }])).toEqual([{ item: '甲', isOther: '其他', note: '见附件' }]);
    expect(valueOf(table, [{ item: '甲', isOther: '一般', note: '多余' }])).toEqual([{ item: '甲', isOther: '一般' }]);
    expect(codes(table, [{ isOther: '一般' }])).toEqual(['row-missing']);
    expect(codes(table, [])).toEqual(['list-length']);
    expect(codes(table, [1, 2, 3])).toEqual(['list-length']);
    expect(codes(table, [null])).toEqual(['row-missing']);
  });
  test('are written line by line, empty cells kept in their place', () => {
    const value = [{ item: '甲', isOther: '一般', extra: '尾' }];
    expect(printValue(table, value)).toBe('甲|一般||尾');
    expect(valueOf(table, kindOf(table).parse(table, '甲|一般||尾'))).toEqual(value);
  });
});

test('a field applies when the field it hangs on holds, or has among its values, one of those named', () => {
  const hangs = { when: { field: 'x', in: ['a', true] } };
  expect([{ x: 'a' }, { x: true }, { x: ['b', 'a'] }].every((values) => applies(hangs, values))).toBe(true);
  expect([{}, { x: 'b' }, { x: null }, { x: ['b'] }, { x: 'true' }].some((values) => applies(hangs, values))).toBe(false);
  expect(applies({}, {})).toBe(true);
});
