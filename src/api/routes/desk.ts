import type { FastifyPluginAsync } from 'fastify';
import { addDays, addMonths, addWorkingDays, type Figure, isOpen } from '#kernel';
import type { DeskDto } from '../contract.ts';
import { presentLines } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { handlesMatters, reachOf } from '../scope.ts';
import { type Signed, signed, unitDto } from '../session.ts';
import { worklistRoutes } from '../worklist/routes.ts';
import { unitInReach } from './figures.ts';

/** The unit's dashboard: what is due, what stands where, what the quarter says. */
export const deskRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (app) => {
    await app.register(worklistRoutes(platform));
    app.get('/desk', { schema: { summary: '工作台' } }, async (request, reply) => {
      const { systems, ...own } = await desk(platform, await signed(platform, request));
      return reply.type('application/json; charset=utf-8').send(`${JSON.stringify(own).slice(0, -1)},"systems":${textOf(systems)}}`);
    });
  };

/** What stands where is most of the answer and the same for a whole unit until something changes: it is written out once. */
const written = new WeakMap<DeskDto['systems'], string>();
function textOf(systems: DeskDto['systems']): string {
  const text = written.get(systems) ?? JSON.stringify(systems);
  written.set(systems, text);
  return text;
}

/** The quarter before today's while it has hardly begun, else the running one. */
function quarter(today: string): DeskDto['period'] {
  const month = Number(today.slice(5, 7));
  const start = `${today.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
  const from = today <= addDays(start, 15) ? addMonths(start, -3) : start;
  return { from, to: addDays(addMonths(from, 3), -1), label: `${from.slice(0, 4)}年第${Math.ceil(Number(from.slice(5, 7)) / 3)}季度` };
}

async function desk(platform: Platform, who: Signed): Promise<DeskDto> {
  const period = quarter(platform.today());
  if (!handlesMatters(who.actor)) return { unit: who.post.unit, period, due: [], overdue: 0, soon: 0, open: 0, systems: [] };
  const path = reachOf(who.actor);
  const unit = unitInReach(platform, who, undefined);
  const [held, systems] = await Promise.all([
    platform.store.desk(path, daysOf(platform)),
    // The same for everybody of a unit, until one of its matters changes.
    platform.store.remember({ procedure: undefined, unitPath: path }, `desk ${unit.code} ${period.from} ${platform.today()}`, () =>
      systemsOf(platform, path, { ...period, unit: unit.code }),
    ),
  ]);
  return {
    unit: unitDto(unit),
    period,
    due: presentLines(platform, held.due, who.actor),
    overdue: held.byProcedure.reduce((n, p) => n + p.overdue, 0),
    soon: held.byProcedure.reduce((n, p) => n + p.soon, 0),
    open: systems.reduce((n, s) => n + s.open, 0),
    systems,
  };
}

const daysOf = (platform: Platform) => {
  const today = platform.today();
  return { today, soon: addWorkingDays(platform.law().calendar, today, platform.soonDays()) };
};

/** Of every kind of matter that the scope holds any of: what stands where, and those of the period's head figures that tell something. */
async function systemsOf(platform: Platform, path: string, ask: { from: string; to: string; unit: string }): Promise<DeskDto['systems']> {
  const [held, stock, figures] = await Promise.all([
    platform.store.desk(path, daysOf(platform)),
    platform.store.stock(path),
    headFigures(platform, ask),
  ]);
  const late = new Map(held.byProcedure.map((p) => [p.procedure, p.overdue]));
  return platform.registry.all.flatMap((p) => {
    const states = stock.filter((s) => s.procedure === p.id && s.n > 0 && p.states[s.state]);
    if (states.length === 0) return [];
    return {
      procedure: p.id,
      title: p.title,
      open: states.filter((s) => isOpen(p.states[s.state])).reduce((n, s) => n + s.n, 0),
      overdue: late.get(p.id) ?? 0,
      states: states.map((s) => ({ id: s.state, title: p.states[s.state]?.title ?? s.state, n: s.n })),
      figures: (figures.get(p.id) ?? []).filter((f) => f.value !== null && f.value !== 0),
    };
  });
}

/** The first metrics of a declaration are its headline: three of them; all declarations in one question. */
async function headFigures(
  platform: Platform,
  ask: { from: string; to: string; unit: string },
): Promise<ReadonlyMap<string, readonly Figure[]>> {
  const heads = platform.registry.all.map((p) => ({ id: p.id, metrics: Object.keys(p.metrics).slice(0, 3) }));
  const answers = await platform.figures.figures(heads.flatMap((h) => h.metrics.map((m) => ({ id: `${h.id}.${m}`, ...ask }))));
  let at = 0;
  return new Map(
    heads.map((h) => {
      const own = answers.slice(at, at + h.metrics.length);
      at += h.metrics.length;
      return [h.id, own.flatMap((f) => f ?? [])];
    }),
  );
}
