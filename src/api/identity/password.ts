import { randomInt } from 'node:crypto';
import { type Refusal, refusal } from '#kernel';
import type { SignInRules } from './rules.ts';

/** Fragments of the passwords that are guessed first. */
const common = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'admin',
  'qwerty',
  '1qaz',
  'abc123',
  'abc@123',
  'woaini',
  '12345',
  '54321',
  '11111',
  '00000',
  '66666',
  '88888',
];
const longest = 128;

const classesIn = (password: string): number =>
  [/\p{Lowercase_Letter}/u, /\p{Uppercase_Letter}/u, /\p{Number}/u, /[^\p{Lowercase_Letter}\p{Uppercase_Letter}\p{Number}]/u].filter(
    (one) => one.test(password),
  ).length;

/** What a new password must satisfy, one sentence each, for the reader of the form. */
export function passwordSentences(rules: SignInRules): readonly string[] {
  return [
    `至少${rules.minLength}位，含大写字母、小写字母、数字、其他符号中的${rules.minClasses}种`,
    '不含账号，也不是 123456、admin 一类常见的密码',
    `不与最近${rules.history}次用过的密码相同`,
    ...(rules.maxAgeDays > 0 ? [`每${rules.maxAgeDays}天更换一次`] : []),
  ];
}

interface Person {
  readonly login: string;
  readonly name: string;
}

function namesIts(password: string, { login, name }: Person): boolean {
  const low = password.toLowerCase();
  const backwards = [...login.toLowerCase()].reverse().join('');
  if (login.length >= 3 && (low.includes(login.toLowerCase()) || low.includes(backwards))) return true;
  return name.length >= 2 && low.includes(name.toLowerCase());
}

/** Everything that stands against a new password, save its history; empty: it may be taken. */
export function passwordRefusals(password: string, person: Person, rules: SignInRules): readonly Refusal[] {
  const field = 'password';
  const found: Refusal[] = [];
  const length = [...password].length;
  if (length < rules.minLength) {
    found.push(refusal('password-short', `新密码只有${length}位`, { remedy: `请用至少${rules.minLength}位`, field }));
  }
  if (length > longest) found.push(refusal('password-long', '新密码太长', { remedy: `请不要超过${longest}位`, field }));
  if (classesIn(password) < rules.minClasses) {
    const remedy = `请用大写字母、小写字母、数字、其他符号中的至少${rules.minClasses}种`;
    found.push(refusal('password-plain', '新密码的字符种类太少', { remedy, field }));
  }
  if (namesIts(password, person)) {
    found.push(refusal('password-name', '新密码里含有账号或者姓名', { remedy: '请换一个与本人无关的密码', field }));
  }
  if (common.some((one) => password.toLowerCase().includes(one))) {
    found.push(refusal('password-common', '新密码里含有最常被猜到的字样', { remedy: '请避开 12345、admin、password 之类', field }));
  }
  return found;
}

const upper = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const lower = 'abcdefghjkmnpqrstuvwxyz';
const digits = '23456789';
const pick = (from: string): string => from[randomInt(from.length)] ?? '';

/** A password to hand over: groups of four that cannot be misread, every class among them. */
export function drawPassword({ minLength }: SignInRules): string {
  const groups = Math.max(3, Math.ceil((minLength + 1) / 5));
  const group = () => [pick(upper), pick(lower), pick(digits), pick(lower + digits)].join('');
  return Array.from({ length: groups }, group).join('-');
}
