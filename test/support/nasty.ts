/** What nobody should send. */

export const long = 'x'.repeat(5000);
export const nasty: readonly string[] = [
  ...['', ' ', '.', '..', '../../etc/passwd', '%', '*', '-1', '0', '1e309', 'NaN', 'null', 'undefined', '[]', '{}', '9'.repeat(40)],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'],
  ...[
    '\u0000',
    'a\u0000b',
    '\ufffe',
    '\u202e',
    '😀',
    '𠮷',
    '　',
    "' or 1=1 --",
    '"; drop table event; --',
    '<script>alert(1)</script>',
    '${7*7}',
  ],
  ...['2019-02-29', '2019-13-01', '0000-00-00', '99999-01-01', '2099-01-01', long],
];

const deep = (n: number): string => `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`;

export const bodies: readonly string[] = [
  ...['', '{', 'null', '[]', '"text"', '1', 'true', '{"values":null}', '{"values":[]}', '{"values":"x"}', '{"values":{"subject":1}}'],
  ...['{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"admin":true}}}', '{"values":{"__proto__":{"subject":"x"}}}'],
  ...['{"values":{"constructor":"x","toString":"y"}}', '{"act":"__proto__","values":{}}', '{"act":"constructor","values":{}}'],
  ...[
    '{"values":{},"on":"2019-02-29"}',
    '{"values":{},"on":"2099-01-01"}',
    '{"values":{},"on":[]}',
    '{"values":{},"seq":"1"}',
    '{"values":{},"seq":1e400}',
  ],
  ...[
    `{"values":{"subject":"${long}"}}`,
    `{"values":${deep(5000)}}`,
    `{"values":{"applicant":${deep(200)}}}`,
    '{"values":{"subject":"\\ud800"}}',
    '{"values":{"subject":"a\\u0000b"}}',
  ],
  ...['{"account":1,"password":[]}', '{"post":{}}', '{"norm":[],"from":1}', '{"text":null}', '\ufeff{}', '{"values":{}}trailing'],
];

export const wrongValues: readonly unknown[] = [
  0,
  -1,
  1.5,
  1e300,
  true,
  [],
  {},
  [[]],
  [null],
  [{}],
  { a: { b: 1 } },
  'x\u0000y',
  '\ud800',
  '\udc00x',
  long,
  '2019-02-29',
  '2099-12-31',
  ['a', ['b']],
  { kind: [], name: {} },
  { sha256: '../x', name: '/etc/passwd' },
  '411799999',
  '__proto__',
  '411722/00000000-0000-0000-0000-000000000000',
];

/** A form with one file, as a browser sends it. */
export function form(
  name: string,
  content: Buffer | string,
  type = 'application/pdf',
  boundary = 'edge-of-the-form',
): { raw: Buffer; headers: Record<string, string> } {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  const raw = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { raw, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
