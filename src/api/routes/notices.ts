import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusal } from '#kernel';
import type { ChannelsDto, NoticeCountDto, ReminderRuleDto, WishDto } from '../contract/notices.ts';
import { countDto, inboxOf, noticesDto } from '../notices/present.ts';
import { readRule, ruleOf, saveRule } from '../notices/rule.ts';
import { urge } from '../notices/urge.ts';
import { saveWish, wishDto } from '../notices/wish.ts';
import { kindWords } from '../notices/words.ts';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { audit, type Signed, signed } from '../session.ts';

const kind = z.enum(Object.keys(kindWords) as [keyof typeof kindWords]);
const hour = z.number().int().min(0).max(23);
const listQuery = z.object({
  open: z.enum(['1']).optional(),
  kind: kind.optional(),
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
const readBody = z.object({ ids: z.array(z.uuid()).max(200).optional() });
const wishBody = z.object({
  mail: z.enum(['none', 'each', 'daily']),
  address: z.string().max(200),
  hour,
  quiet: z.object({ from: hour, to: hour }).nullable(),
  kinds: z.array(kind).max(10),
});
const ruleBody = z.object({
  againEvery: z.unknown(),
  steps: z.array(z.unknown()).max(50),
  robots: z.object({ from: z.unknown(), to: z.unknown() }),
});
const urgeBody = z.object({
  matters: z
    .array(z.string().regex(/^\d{6}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))
    .min(1)
    .max(50),
  words: z.string().max(100).default(''),
});

/** The city office that oversees all units says when who is reminded; its head or a section chief. */
const maySet = ({ actor }: Signed): boolean =>
  actor.offices.includes('oversight') && actor.duties.some((d) => d === 'head' || d === 'chief');

function assertMaySet(who: Signed): void {
  if (maySet(who)) return;
  throw new Refused(403, refusal('not-competent', '您的岗位不能设定提醒规则', { remedy: '应由市法治政府建设工作机构负责人设定' }));
}

async function ruleDto(platform: Platform, who: Signed): Promise<ReminderRuleDto> {
  return { ...(await ruleOf(platform)), soonDays: platform.soonDays(), editable: maySet(who) };
}

async function channelsDto(platform: Platform): Promise<ChannelsDto> {
  const counts = await platform.store.letterCounts();
  const sum = (of: 'waiting' | 'failed') => counts.reduce((n, c) => n + c[of], 0);
  const robots = (platform.channels?.robots ?? []).map((r) => ({
    name: r.name,
    kind: r.kind,
    unit: platform.units.get(r.unit)?.name ?? r.unit,
  }));
  return { mail: platform.channels?.mail === true, robots, waiting: sum('waiting'), failed: sum('failed') };
}

/** Messages of the person at work; how they wish to be told; the city's rule of reminding; urging. */
export const noticeRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/notices', { schema: { summary: '消息', querystring: listQuery } }, async (request) => {
      const { open, kind: of, before, limit } = request.query;
      const who = await signed(platform, request);
      return noticesDto(platform, who, { limit, ...(open && { open: true }), ...(of && { kind: of }), ...(before && { before }) });
    });
    app.get('/notices/count', { schema: { summary: '未读消息数' }, config: { quiet: true } }, async (request) =>
      countDto(platform, await signed(platform, request)),
    );
    app.post('/notices/read', { schema: { summary: '标为已读', body: readBody } }, async (request): Promise<NoticeCountDto> => {
      const who = await signed(platform, request);
      await platform.store.readMessages(inboxOf(platform, who), platform.now(), request.body.ids);
      return countDto(platform, who);
    });
    app.post('/notices/urge', { schema: { summary: '催办', body: urgeBody } }, async (request) => {
      const who = await signed(platform, request);
      return urge(platform, who, request.body.matters, request.body.words.trim());
    });
    settingRoutes(platform, plain);
  };

function settingRoutes(platform: Platform, plain: Parameters<FastifyPluginAsync>[0]): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.get('/notices/wish', { schema: { summary: '我的提醒方式' } }, async (request): Promise<WishDto> => {
    const who = await signed(platform, request);
    return wishDto(platform, await platform.store.wish(who.id));
  });
  app.put('/notices/wish', { schema: { summary: '修改我的提醒方式', body: wishBody } }, async (request): Promise<WishDto> => {
    const who = await signed(platform, request);
    return saveWish(platform, who.id, request.body);
  });
  app.get('/notices/rule', { schema: { summary: '提醒规则' } }, async (request) => ruleDto(platform, await signed(platform, request)));
  app.put('/notices/rule', { schema: { summary: '设定提醒规则', body: ruleBody } }, async (request) => {
    const who = await signed(platform, request);
    assertMaySet(who);
    await saveRule(platform, readRule(request.body));
    await audit(platform, who.id, 'reminder-rule', '');
    return ruleDto(platform, who);
  });
  app.get('/notices/channels', { schema: { summary: '提醒的发送情况' } }, async (request) => {
    assertMaySet(await signed(platform, request));
    return channelsDto(platform);
  });
  app.post('/notices/channels/retry', { schema: { summary: '重发没有发出的提醒' } }, async (request) => {
    const who = await signed(platform, request);
    assertMaySet(who);
    await platform.store.retryLetters(new Date().toISOString());
    await audit(platform, who.id, 'reminder-retry', '');
    return channelsDto(platform);
  });
}
