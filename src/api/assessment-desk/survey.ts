/**
 * Satisfaction of the public. A code opens one answer; of the code only its digest is kept and that it was used, of the answer
 * only what it added to the tallies: nobody, the platform included, can say later who answered what.
 */
import { createHash, randomInt } from 'node:crypto';
import { encode } from 'uqr';
import { refusal } from '#kernel';
import type { SurveyTally } from '#store';
import type { SurveyCodesDto, SurveyFormDto } from '../contract/assessment-desk.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import type { Signed } from '../session.ts';
import { kindIn, machineFor, matterFor, perform } from './common.ts';
import { textIn } from './kind.ts';

export const questions = [
  { id: 'efficiency', title: '办事效率' },
  { id: 'fairness', title: '依法办事、公平公正' },
  { id: 'openness', title: '政务公开、告知清楚' },
  { id: 'attitude', title: '服务态度' },
  { id: 'integrity', title: '廉洁自律' },
] as const;
export const answers = [
  { score: 100, title: '很满意' },
  { score: 80, title: '满意' },
  { score: 60, title: '基本满意' },
  { score: 30, title: '不满意' },
  { score: 0, title: '很不满意' },
] as const;
/** The sum of one answer over all questions: kept as a tally too, so that the spread between people is known. */
const whole = 'whole';

const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codeLength = 12;
const drawCode = (): string => Array.from({ length: codeLength }, () => signs[randomInt(signs.length)]).join('');
/** As people type it: small letters and strokes between do not matter. */
const cleaned = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');
const digestOf = (key: string, code: string): string =>
  createHash('sha256')
    .update(`${key} ${cleaned(code)}`)
    .digest('hex');

const refuse = (status: number, code: string, text: string, remedy: string): Refused =>
  new Refused(status, refusal(code, text, { remedy }));

export interface IssueAsk {
  readonly issued: number;
  /** Where the public reaches the platform, as the person who prints sees it. */
  readonly origin: string;
}

function qrOf(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { border: 2 });
  return { size, path: data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('') };
}

/** New codes of a survey: told once, to be printed; the platform keeps only their digests. */
export async function issueCodes(platform: Platform, who: Signed, key: string, { issued, origin }: IssueAsk): Promise<SurveyCodesDto> {
  const { survey: procedure } = kindIn(platform);
  const stored = await matterFor(platform, who, { key, procedure, roles: ['organizer'] });
  await perform(platform, { procedure, key, act: 'issue-codes', actor: who.actor, values: { issued } });
  const codes = Array.from({ length: issued }, drawCode);
  await platform.store.putSurveyCodes(
    key,
    codes.map((code) => digestOf(key, code)),
  );
  const { values } = stored.matter;
  return {
    ...{ title: textIn(values, 'title'), unitName: platform.units.get(textIn(values, 'unit'))?.name ?? '' },
    // Behind the sign #, which no browser sends: the code stands in no log.
    codes: codes.map((code) => ({ code: code.replace(/(.{4})(?=.)/g, '$1-'), qr: qrOf(`${origin}/p/survey/${key}#${code}`) })),
  };
}

async function running(platform: Platform, key: string) {
  const { survey } = kindIn(platform);
  const stored = await platform.store.matter(key);
  if (stored?.matter.procedure !== survey || stored.matter.values.channel !== 'platform') throw notFound();
  return stored;
}

export async function surveyForm(platform: Platform, key: string, code: string): Promise<SurveyFormDto> {
  const { matter } = await running(platform, key);
  const held = await platform.store.surveyCode(key, digestOf(key, code));
  if (!held) throw refuse(404, 'code-unknown', '没有这个答卷码', '请核对纸面上的答卷码，或者重新扫码');
  const until = textIn(matter.values, 'openTo');
  const today = platform.today();
  if (matter.state !== 'answering' || today > until) throw refuse(422, 'survey-over', '这次调查已经结束', '感谢您的关注');
  if (today < textIn(matter.values, 'openFrom')) throw refuse(422, 'survey-early', '这次调查还没有开始', '请在调查开始后答卷');
  return {
    ...{ title: textIn(matter.values, 'title'), unitName: platform.units.get(textIn(matter.values, 'unit'))?.name ?? '', until },
    ...{ used: held.used, questions: questions.map((q) => ({ ...q })), answers: answers.map((a) => ({ ...a })) },
  };
}

/** Takes one answer to every question; a code answers once. */
export async function takeAnswer(platform: Platform, key: string, code: string, given: Readonly<Record<string, number>>): Promise<void> {
  await surveyForm(platform, key, code);
  const allowed = new Set<number>(answers.map((a) => a.score));
  const marks = questions.map(({ id, title }) => {
    const score = given[id];
    if (score === undefined || !allowed.has(score)) throw refuse(422, 'answer-missing', `「${title}」没有选择`, '请每题选一项');
    return { question: id as string, score };
  });
  const sum = marks.reduce((all, mark) => all + mark.score, 0);
  const taken = await platform.store.answerSurvey(key, digestOf(key, code), [...marks, { question: whole, score: sum }]);
  if (!taken) throw refuse(409, 'code-used', '这个答卷码已经答过', '一码只答一次，感谢参与');
}

export interface SurveyResult {
  readonly sampleSize: number;
  readonly score: number;
  readonly scoreLow: number;
  readonly scoreHigh: number;
}

const cents = (n: number): number => Math.round(n * 100) / 100;

/** Mean of the people's means, with the interval in which it lies with 95 % of certainty (normal approximation, finite spread). */
export function resultOfTallies(tallies: readonly SurveyTally[], z: number): SurveyResult {
  const sums = tallies.filter((t) => t.question === whole);
  const n = sums.reduce((all, t) => all + t.n, 0);
  if (n === 0) return { sampleSize: 0, score: 0, scoreLow: 0, scoreHigh: 0 };
  const mean = sums.reduce((all, t) => all + (t.score / questions.length) * t.n, 0) / n;
  const spread = sums.reduce((all, t) => all + t.n * (t.score / questions.length - mean) ** 2, 0) / Math.max(1, n - 1);
  const half = z * Math.sqrt(spread / n);
  return { sampleSize: n, score: cents(mean), scoreLow: cents(Math.max(0, mean - half)), scoreHigh: cents(Math.min(100, mean + half)) };
}

/** Closes a survey of the platform: the platform counts, and enters what it counted. */
export async function closeSurvey(platform: Platform, who: Signed, key: string): Promise<SurveyResult> {
  const { survey: procedure, confidence } = kindIn(platform);
  const stored = await matterFor(platform, who, { key, procedure, roles: ['organizer'] });
  const result = resultOfTallies(await platform.store.surveyTallies(key), confidence());
  await perform(platform, { procedure, key, act: 'close-by-count', actor: machineFor(stored.matter), values: { ...result } });
  return result;
}
