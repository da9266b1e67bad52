import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { addDays, addMonths, type CivilDate, type Counted, type Figure, isCivilDate, type Procedure, refusal, valueOf } from '#kernel';
import type { Part, SplitBy } from '#store';
import type { FigureDetail, ListDto, SampleDto } from '../contract.ts';
import { presentRows } from '../matters.ts';
import type { Platform, RegisteredUnit } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { handlesMatters, reachOf } from '../scope.ts';
import { audit, type Signed, signed } from '../session.ts';

const askQuery = z.object({
  year: z.coerce.number().int().min(1949).max(2199).optional(),
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  unit: z.string().max(40).optional(),
  units: z.enum(['then', 'now']).optional(),
});
/** Counted ones by default; those that are worked out are asked for apart. */
const listQuery = askQuery.extend({ kind: z.enum(['counted', 'worked']).default('counted') });
const recordsQuery = askQuery.extend({
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const sampleQuery = askQuery.extend({
  seed: z
    .string()
    .min(8)
    .max(64)
    .regex(/^[A-Za-z0-9-]+$/),
  size: z.coerce.number().int().min(1).max(1000),
});
const params = z.object({ id: z.string().max(300) });

interface Asked {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly unit: RegisteredUnit;
  readonly units?: 'now';
}

/** The unit whose figures are asked for: within reach of the person's post. */
export function unitInReach(platform: Platform, who: Signed, code: string | undefined): RegisteredUnit {
  const reach = reachOf(who.actor);
  const unit = code ? platform.units.get(code) : (platform.units.all().find((u) => u.path === reach) ?? platform.units.get(who.actor.unit));
  if (!unit) throw malformed('单位名册中没有这个单位', '请从名册中选择单位', 'unit');
  if (unit.path.startsWith(reach) && handlesMatters(who.actor)) return unit;
  throw new Refused(403, refusal('out-of-scope', '该单位的数字不在您的查看范围内', { remedy: '请查看本单位和下级单位的数字' }));
}

function asked(platform: Platform, who: Signed, query: z.infer<typeof askQuery>): Asked {
  const year = query.year ?? reportYear(platform);
  const [from, to] = [query.from ?? `${year}-01-01`, query.to ?? `${year}-12-31`];
  if (!isCivilDate(from) || !isCivilDate(to) || from > to) throw malformed('期间不正确', '起止日期应存在，且先后有序', 'from');
  return { from, to, unit: unitInReach(platform, who, query.unit), ...(query.units === 'now' && { units: query.units }) };
}

/** The last full year: what the demonstration and the annual report are about. */
export const reportYear = (platform: Platform): number => Number(platform.today().slice(0, 4)) - 1;

/** The counted metric behind a figure. A share's records are those of its numerator. */
function counted(
  platform: Platform,
  id: string,
): { procedure: Procedure; metric: string; decl: Counted; where: Readonly<Record<string, string>> } | undefined {
  const found = platform.figures.counted(id);
  const procedure = found && platform.registry.latest(found.procedure);
  const decl = found && procedure?.metrics[found.metric];
  return procedure && decl && decl.kind !== 'share' ? { procedure, metric: found.metric, decl, where: found.where } : undefined;
}

/** Figures, their passport, and the records behind them. */
export const figureRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/figures', { schema: { summary: '全部数字', querystring: listQuery } }, async (request): Promise<Figure[]> => {
      const ask = asked(platform, await signed(platform, request), request.query);
      const { figures } = platform;
      const asks = (request.query.kind === 'worked' ? figures.workedIds() : figures.ids()).map((id) => ({
        ...ask,
        id,
        unit: ask.unit.code,
      }));
      return (await platform.figures.figures(asks)).flatMap((f) => f ?? []);
    });
    app.get('/figures/:id', { schema: { summary: '一个数字的来历', params, querystring: askQuery } }, async (request) => {
      const ask = asked(platform, await signed(platform, request), request.query);
      return detail(platform, request.params.id, ask);
    });
    app.get(
      '/figures/:id/records',
      { schema: { summary: '数字背后的记录', params, querystring: recordsQuery } },
      async (request): Promise<ListDto> => {
        const who = await signed(platform, request);
        const { from, to, unit, units } = asked(platform, who, request.query);
        const { cursor, limit } = request.query;
        const behind = await platform.figures.behind({ id: request.params.id, to, unit: unit.code });
        if (behind) {
          await audit(platform, who.id, 'records', request.params.id);
          return pageOf(platform, who, behind, { cursor, limit });
        }
        const found = counted(platform, request.params.id);
        if (!found) throw notFound();
        const question = { from, to, unitPath: unit.path, where: found.where, ...(units && { units }) };
        const answer = await platform.store.records(found.procedure.id, found.metric, question, { limit, ...(cursor && { cursor }) });
        await audit(platform, who.id, 'records', request.params.id);
        return { rows: presentRows(platform, answer.rows, who.actor), next: answer.next, total: answer.total, totalCapped: false };
      },
    );
    app.get(
      '/figures/:id/sample',
      { schema: { summary: '从数字背后的记录中随机抽样', params, querystring: sampleQuery } },
      async (request): Promise<SampleDto> => {
        const who = await signed(platform, request);
        const { from, to, unit, units } = asked(platform, who, request.query);
        const found = counted(platform, request.params.id);
        if (!found) throw notFound();
        const { seed, size } = request.query;
        const question = { from, to, unitPath: unit.path, where: found.where, ...(units && { units }) };
        const { rows, population } = await platform.store.sample(found.procedure.id, found.metric, question, { seed, size });
        await audit(platform, who.id, 'sample', `${request.params.id} ${seed}`);
        return { seed, size, population, keys: rows.map((row) => row.key), rows: presentRows(platform, rows, who.actor) };
      },
    );
  };

/** One page of the matters behind a worked-out figure. */
async function pageOf(platform: Platform, who: Signed, keys: readonly string[], at: { cursor: string | undefined; limit: number }) {
  const { limit } = at;
  const from = /^\d{1,9}$/.test(at.cursor ?? '') ? Number(at.cursor) : 0;
  const page = keys.slice(from, from + limit);
  const held = new Map((await platform.store.rows(page)).map((row) => [row.key, row]));
  const rows = presentRows(
    platform,
    page.flatMap((key) => held.get(key) ?? []),
    who.actor,
  );
  const next = from + limit < keys.length ? String(from + limit) : null;
  return { rows, next, total: keys.length, totalCapped: false };
}

async function detail(platform: Platform, id: string, ask: Asked): Promise<FigureDetail> {
  const [figure] = await platform.figures.figures([{ ...ask, id, unit: ask.unit.code }]);
  if (!figure) throw notFound();
  const found = counted(platform, id);
  const units = ask.units && { units: ask.units };
  const question = { from: ask.from, to: ask.to, unitPath: ask.unit.path, where: found?.where ?? {}, ...units };
  const split = async (by: SplitBy): Promise<readonly Part[]> =>
    found ? platform.store.tallyBy(found.procedure.id, found.metric, question, by) : [];
  const [trend, below, dimensions] = await Promise.all([
    trendOf(platform, id, ask),
    unitsOf(platform, id, ask),
    Promise.all(
      (found?.decl.by ?? []).map(async (field) => ({ field, ...(await dimension(platform, found, field, await split({ field }))) })),
    ),
  ]);
  const share = figure.denominator !== undefined;
  return {
    figure,
    trend,
    units: below,
    dimensions,
    numerator: share ? String(figure.numerator) : null,
    denominator: share ? String(figure.denominator) : null,
    sampled: found !== undefined,
  };
}

const countedNow = ({ units }: Asked): Pick<Asked, 'units'> => (units ? { units } : {});

/** Eight quarters up to the one in which the period ends. */
async function trendOf(platform: Platform, id: string, ask: Asked): Promise<FigureDetail['trend']> {
  const month = Number(ask.to.slice(5, 7));
  const first = `${ask.to.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
  const starts = Array.from({ length: 8 }, (_none, i) => addMonths(first, (i - 7) * 3));
  const asks = starts.map((from) => ({ id, from, to: addDays(addMonths(from, 3), -1), unit: ask.unit.code, ...countedNow(ask) }));
  const figures = await platform.figures.figures(asks);
  const label = (from: CivilDate) => `${from.slice(0, 4)}年${Math.ceil(Number(from.slice(5, 7)) / 3)}季度`;
  return asks.map((one, i) => ({ label: label(one.from), value: figures[i]?.value ?? null }));
}

/** The units one level down that stood in the period, or stand now, where the figure is counted so; largest first, at most 80. */
async function unitsOf(platform: Platform, id: string, ask: Asked): Promise<FigureDetail['units']> {
  const standing = ask.units
    ? platform.units.all()
    : platform.store.register().filter((u) => u.from <= ask.to && (u.to === null || ask.from < u.to));
  const byCode = new Map(standing.filter((u) => u.parent === ask.unit.code).map((u) => [u.code, u]));
  const below = [...byCode.values()].slice(0, 80);
  const figures = await platform.figures.figures(below.map((u) => ({ id, from: ask.from, to: ask.to, unit: u.code, ...countedNow(ask) })));
  return below
    .map((u, i) => ({ code: u.code, name: u.name, value: figures[i]?.value ?? null }))
    .filter((u) => u.value !== null && u.value !== 0)
    .sort((x, y) => (y.value ?? 0) - (x.value ?? 0));
}

type CountedFigure = NonNullable<ReturnType<typeof counted>>;

async function dimension(platform: Platform, found: CountedFigure | undefined, field: string, parts: readonly Part[]) {
  const declared = found?.procedure.fields[field];
  const titleOf = (value: string) =>
    declared?.spec.options?.[value] ??
    platform.units.get(value)?.name ??
    (value === 'true' ? '是' : value === 'false' ? '否' : value || '未填');
  const rows = parts.map((p) => ({ value: p.key, title: titleOf(p.key), n: found ? (valueOf(found.decl, p.tally) ?? 0) : 0 }));
  return { title: declared?.title ?? field, parts: rows.sort((a, b) => b.n - a.n) };
}
