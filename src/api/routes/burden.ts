import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { printBasis, refusal } from '#kernel';
import { comingWords, defaultSeconds, type FieldLine, kindWords, type Reuse, reuseWords, type Seconds } from '#reports';
import type { BurdenDoor } from '../burden/door.ts';
import { levelTitle } from '../burden/words.ts';
import type { BurdenDto, BurdenFieldDto, SecondsDto } from '../contract/burden.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import { audit, type Signed, signed } from '../session.ts';
import { isOffice } from '../truth/office.ts';
import { periodOf, periodsOf } from '../truth/period.ts';
import { unitInReach } from './figures.ts';

const query = z.object({ period: z.string().max(10).optional(), unit: z.string().max(40).optional() });
const second = z.number().int().min(0).max(3600);
const secondsBody = z.object({ kinds: z.record(z.string().max(20), second), prefilled: second, act: second });

function burdenOf(platform: Platform): BurdenDoor {
  if (!platform.burden) throw notFound();
  return platform.burden;
}

const fieldDto = (platform: Platform, f: FieldLine): BurdenFieldDto => ({
  procedure: { id: f.procedure, title: platform.registry.latest(f.procedure)?.title ?? f.procedure },
  id: f.field,
  title: f.title,
  kind: kindWords[f.kind] ?? f.kind,
  acts: f.acts,
  comings: f.comings.map((c) => comingWords[c]),
  basis: { text: printBasis(f.basis), mark: f.basis.mark },
  ownBasis: f.ownBasis,
  uses: Object.entries(reuseWords).flatMap(([id, word]) => {
    const n = f.reuse[id as keyof Reuse];
    return n > 0 ? [{ word, n }] : [];
  }),
  ...{ reused: f.reused, n: f.n, times: f.times, minutes: f.minutes },
});

const secondsDto = (s: Seconds): SecondsDto => ({
  kinds: Object.entries(kindWords).map(([kind, title]) => ({ kind, title, seconds: s.kinds[kind] ?? 0 })),
  prefilled: s.prefilled,
  act: s.act,
});

async function burdenDto(platform: Platform, who: Signed, ask: z.infer<typeof query>): Promise<BurdenDto> {
  const door = burdenOf(platform);
  const unit = unitInReach(platform, who, ask.unit);
  const period = periodOf(platform, ask.period);
  const [burden, seconds] = await Promise.all([door.of(period.span, unit.path), door.seconds()]);
  const given = burden.fields.filter((f) => f.times > 0);
  return {
    period: period.id,
    periods: periodsOf(platform).map(({ id, title }) => ({ id, title })),
    ...period.span,
    unit: { code: unit.code, name: unit.name },
    ...{ minutes: burden.minutes, acts: burden.acts, values: burden.values },
    levels: burden.levels.map((l) => ({ ...l, title: levelTitle(l.level) })),
    units: burden.units.map(({ unit: code, ...u }) => ({ code, name: platform.units.get(code)?.name ?? code, ...u })),
    procedures: burden.procedures.map(({ procedure: id, ...p }) => ({ id, ...p })),
    fields: given.map((f) => fieldDto(platform, f)),
    asked: {
      all: burden.fields.length,
      given: given.length,
      unused: burden.unused.length,
      withOwnBasis: burden.fields.filter((f) => f.ownBasis).length,
    },
    seconds: secondsDto(seconds),
    maySet: isOffice(who.actor),
  };
}

/** The burden budget: what the units fill in, on which basis, what becomes of it, and what it costs. */
export const burdenRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/burden', { schema: { summary: '填报负担', querystring: query } }, async (request) =>
      burdenDto(platform, await signed(platform, request), request.query),
    );
    app.get('/burden.xlsx', { schema: { summary: '填报负担表', querystring: query } }, async (request, reply) => {
      const who = await signed(platform, request);
      const unit = unitInReach(platform, who, request.query.unit);
      const period = periodOf(platform, request.query.period);
      const bytes = await burdenOf(platform).xlsx(period.span, unit.path);
      await audit(platform, who.id, 'export', `burden ${unit.code} ${period.id}`);
      const name = encodeURIComponent(`${unit.name}${period.title}填报负担.xlsx`);
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(Buffer.from(bytes));
    });
    app.put('/burden/seconds', { schema: { summary: '设定填报用时', body: secondsBody } }, async (request): Promise<SecondsDto> => {
      const who = await signed(platform, request);
      if (!isOffice(who.actor))
        throw new Refused(403, refusal('not-competent', '您的岗位不能设定填报用时', { remedy: '请由法治督导机构设定' }));
      const { kinds, prefilled, act } = request.body;
      const known = Object.keys(defaultSeconds.kinds).map((kind) => [kind, kinds[kind] ?? defaultSeconds.kinds[kind] ?? 0] as const);
      const seconds: Seconds = { kinds: Object.fromEntries(known), prefilled, act };
      await burdenOf(platform).saveSeconds(seconds);
      await audit(platform, who.id, 'burden-seconds', '');
      return secondsDto(seconds);
    });
  };
