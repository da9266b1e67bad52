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
  naturalDays,
  policyRefusal,
  printLimit,
  refusal,
  resolve,
  workingDays,
} from '#kernel';
import type { DueDto, LawDto } from '../contract.ts';
import type { Platform } from '../platform.ts';
import { basisDto, malformed, notFound, Refused } from '../problem.ts';
import { audit, type Signed, signed } from '../session.ts';

const dueQuery = z.object({
  from: z.string().max(10),
  working: z.coerce.number().int().min(1).max(2000).optional(),
  natural: z.coerce.number().int().min(1).max(10_000).optional(),
});
const policyBody = z.object({ norm: z.string().max(100), from: z.string().max(10), value: z.unknown() });

const printValue = (value: Json | Limit): string =>
  isLimit(value) ? printLimit(value) : Array.isArray(value) ? value.map(String).join('、') : String(value);

function lawDto(platform: Platform): LawDto {
  const today = platform.today();
  const { policies } = platform.law();
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
    norms: platform.norms.map((n) => {
      const [law, now] = [resolve(n, today), resolve(n, today, policies)];
      const local = now.local ? printValue(now.value) : null;
      return { id: n.id, title: n.title, value: printValue(law.value), basis: basisDto(law.basis), adjustable: n.adjustable, local };
    }),
  };
}

/** Only the chief of the city's justice bureau sets local values. */
function maySet(platform: Platform, { actor }: Signed): boolean {
  return actor.territory === cityPath(platform) && actor.offices.includes('justice') && actor.duties.includes('chief');
}

async function setPolicy(platform: Platform, who: Signed, body: z.infer<typeof policyBody>): Promise<LawDto> {
  if (!maySet(platform, who))
    throw new Refused(403, refusal('not-competent', '您的岗位不能设定本地数值', { remedy: '应由市司法行政部门负责人设定' }));
  const norm = platform.norms.find((n) => n.id === body.norm);
  if (!norm) throw notFound();
  if (!isCivilDate(body.from)) throw malformed('生效日期不是存在的日期', '请按 2019-06-30 的格式填写', 'from');
  const policy = { norm: norm.id, from: body.from, value: body.value as Json };
  const refused = policyRefusal(norm, policy);
  if (refused) throw new Refused(422, refused);
  await platform.store.setPolicy({ ...policy, by: who.id, at: platform.now() });
  await audit(platform, who.id, 'policy', norm.id);
  return lawDto(platform);
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
      await signed(platform, request);
      return lawDto(platform);
    });
    app.put('/law/policies', { schema: { summary: '设定本地数值', body: policyBody } }, async (request) =>
      setPolicy(platform, await signed(platform, request), request.body),
    );
    app.get('/calendar/due', { schema: { summary: '推算届满日', querystring: dueQuery } }, async (request) => {
      await signed(platform, request);
      return dueDto(platform, request.query);
    });
  };

const cityPath = (platform: Platform): string => platform.units.get(platform.cityCode)?.path ?? '';
