import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  dueOf,
  explain,
  isCivilDate,
  isLimit,
  type Json,
  type Limit,
  type Norm,
  naturalDays,
  policyRefusal,
  printDate,
  printLimit,
  type Refusal,
  refusal,
  resolve,
  workingDays,
} from '#kernel';
import type { MovesDto } from '../contract/calendar.ts';
import type { DueDto, LawDto } from '../contract.ts';
import { assertMayGovern, mayGovern } from '../govern.ts';
import { movesDto } from '../moves.ts';
import { tellMoved } from '../notices/moved.ts';
import type { Platform } from '../platform.ts';
import { basisDto, malformed, notFound, Refused } from '../problem.ts';
import { audit, type Signed, signed } from '../session.ts';

const dueQuery = z.object({
  from: z.string().max(10),
  working: z.coerce.number().int().min(1).max(2000).optional(),
  natural: z.coerce.number().int().min(1).max(10_000).optional(),
});
const policyBody = z.object({ norm: z.string().max(100), from: z.string().max(10), value: z.unknown() });

/** A pattern is for the machine; what it says stands in the provision. */
const isPattern = (value: Json | Limit): boolean => typeof value === 'string' && value.startsWith('^');
const monthDay = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A value as it is read: 06-30 → 6月30日; a limit with its unit; several one after the other. */
export function printValue(value: Json | Limit): string {
  if (isLimit(value)) return printLimit(value);
  if (Array.isArray(value)) return value.map((one: Json) => printValue(one)).join('、');
  if (isPattern(value)) return '按公文格式标准';
  const day = typeof value === 'string' ? value.match(monthDay) : null;
  return day ? `${Number(day[1])}月${Number(day[2])}日` : String(value);
}

function normDto(platform: Platform, n: Norm<Json | Limit>): LawDto['norms'][number] {
  const today = platform.today();
  const { policies } = platform.law();
  const [law, now] = [resolve(n, today), resolve(n, today, policies)];
  return {
    id: n.id,
    title: n.title,
    value: printValue(law.value),
    held: now.value,
    basis: basisDto(law.basis),
    adjustable: n.adjustable,
    stricter: n.stricter,
    editions: n.values.map((v) => ({ from: v.from, value: printValue(v.value), basis: basisDto(v.basis) })),
    local: now.local ? printValue(now.value) : null,
    localFrom: now.local ? now.from : null,
    locals: policies
      .filter((p) => p.norm === n.id)
      .map((p) => ({ from: p.from, value: printValue(p.value) }))
      .toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

function lawDto(platform: Platform, who: Signed): LawDto {
  return {
    instruments: platform.instruments.map((i) => ({
      id: i.id,
      title: i.title,
      number: i.number ?? null,
      from: i.from ?? null,
      to: i.to ?? null,
      mark: i.mark,
      note: i.note ?? null,
    })),
    may: mayGovern(platform, who),
    norms: platform.norms.map((n) => normDto(platform, n)),
  };
}

/** The value asked for, with the norm it is a value of; refused when the law leaves no room for it. */
function policyAsked(platform: Platform, who: Signed, body: z.infer<typeof policyBody>) {
  assertMayGovern(platform, who);
  const norm = platform.norms.find((n) => n.id === body.norm);
  if (!norm) throw notFound();
  if (!isCivilDate(body.from)) throw malformed('生效日期不是存在的日期', '请按 2019-06-30 的格式填写', 'from');
  const policy = { norm: norm.id, from: body.from, value: body.value as Json };
  const refused = shapeRefusal(norm, policy.value, body.from) ?? policyRefusal(norm, policy);
  if (refused) throw new Refused(422, refused);
  return { norm, policy };
}

/** A free norm takes any value, but of the kind it has: a date stays a date, a list a list. */
function shapeRefusal(norm: Norm<Json | Limit>, value: unknown, on: string): Refusal | undefined {
  const { value: now } = resolve(norm, on);
  const fits = isLimit(now) ? isLimit(value) : Array.isArray(now) ? isLike(now, value) : isOne(now, value);
  if (fits) return undefined;
  const remedy = `现为${printValue(now)}，请按同样的形式填写`;
  return refusal('policy-shape', `「${norm.title}」的数值形式不对`, { remedy, field: 'value' });
}

const isLike = (now: readonly unknown[], value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.length <= 20 && value.every((one) => isOne(now[0], one));

/** Of the same kind; a day of the year stays one, and a pattern is nobody's to type. */
function isOne(now: unknown, value: unknown): boolean {
  // What takes points away stays below nothing, and what gives them above.
  if (typeof now === 'number') return typeof value === 'number' && (now < 0 ? value <= 0 : value >= 0) && Math.abs(value) <= 1e12;
  if (typeof now !== 'string') return typeof value === typeof now;
  if (typeof value !== 'string' || value === '' || value.length > 200 || isPattern(now)) return false;
  return !monthDay.test(now) || (monthDay.test(value) && isCivilDate(`2020-${value}`));
}

async function previewPolicy(platform: Platform, who: Signed, body: z.infer<typeof policyBody>): Promise<MovesDto> {
  const { policy } = policyAsked(platform, who, body);
  return movesDto(platform, who, await platform.lawDoor.preview({ policy }));
}

async function setPolicy(platform: Platform, who: Signed, body: z.infer<typeof policyBody>): Promise<LawDto> {
  const { norm, policy } = policyAsked(platform, who, body);
  const title = `${norm.title}：自${printDate(policy.from)}起${printValue(policy.value)}`;
  const done = await platform.lawDoor.adopt({ policy }, { actor: who.id, at: platform.now(), title });
  await audit(platform, who.id, 'policy', norm.id);
  await tellMoved(platform, done.moved);
  return lawDto(platform, who);
}

function dueDto(platform: Platform, { from, working, natural }: z.infer<typeof dueQuery>): DueDto {
  if (!isCivilDate(from)) throw malformed('起算日不是存在的日期', '请按 2019-06-30 的格式填写', 'from');
  if ((working === undefined) === (natural === undefined)) throw malformed('请填写一种期限', '工作日或者自然日，填一种', 'working');
  const limit = working === undefined ? naturalDays(natural ?? 1) : workingDays(working);
  const { calendar } = platform.law();
  const ends = dueOf(calendar, { start: from, limit });
  return { due: ends.due, strip: explain(calendar, { start: from, limit, pauses: [], ...ends }) };
}

/** The law that the platform applies, the city's own values, and the due-date calculator. */
export const lawRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/law', { schema: { summary: '依据和期限' } }, async (request) => {
      const who = await signed(platform, request);
      return lawDto(platform, who);
    });
    app.post('/law/policies/preview', { schema: { summary: '设定本地数值前查看变动', body: policyBody } }, async (request) =>
      previewPolicy(platform, await signed(platform, request), request.body),
    );
    app.put('/law/policies', { schema: { summary: '设定本地数值', body: policyBody } }, async (request) =>
      setPolicy(platform, await signed(platform, request), request.body),
    );
    app.get('/calendar/due', { schema: { summary: '推算届满日', querystring: dueQuery } }, async (request) => {
      await signed(platform, request);
      return dueDto(platform, request.query);
    });
  };
