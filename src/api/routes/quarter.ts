import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { refusal } from '#kernel';
import type { MatterRow } from '#store';
import type { QuarterResults } from '../contract/quarter.ts';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { mayManage, quarterBoard, quarterDoorOf, quarterUnit, roundAt } from '../quarter-reading.ts';
import type { QuarterBy } from '../quarters.ts';
import { audit } from '../session.ts';
import { idempotencyKey } from './matters.ts';
import { keyOf, place, typed, workerOf } from './place.ts';

/** What the platform does for all units of a round in one go. */
const works = {
  open: '列入应考评的单位',
  take: '平台取数',
  draw: '抽取现场核查的单位',
  settle: '汇总得分',
  rank: '组内排名',
} as const;
const work = z.object({ work: z.enum(['open', 'take', 'draw', 'settle', 'rank']) });

const worker = workerOf('考评');

/** The quarterly board, one unit's page, and the four things that only the platform does. */
export const quarterRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    if (!platform.quarters) return;
    const app = typed(plain);
    app.get('/quarter', { schema: { summary: '季度考评' } }, async (request) =>
      quarterBoard(platform, await worker(platform, request), undefined),
    );
    app.get('/quarter/:region/:id', { schema: { summary: '一轮季度考评', params: place } }, async (request) =>
      quarterBoard(platform, await worker(platform, request), keyOf(request.params)),
    );
    app.get('/quarter/unit/:region/:id', { schema: { summary: '一个单位的季度考评', params: place } }, async (request) =>
      quarterUnit(platform, await worker(platform, request), keyOf(request.params)),
    );
    app.post('/quarter/:region/:id/work', { schema: { summary: '考评的平台办理', params: place, body: work } }, async (request) => {
      const who = await worker(platform, request);
      const { work: name } = request.body;
      const row = await roundAt(platform, who, keyOf(request.params));
      if (!mayManage(platform, who, row))
        throw new Refused(403, refusal('not-competent', `您的岗位无权「${works[name]}」`, { remedy: '应由本级目标考评机构办理' }));
      const by = { actor: who.actor, on: platform.today(), at: platform.now(), idempotency: idempotencyKey(request) };
      await audit(platform, who.id, 'quarter', `${name} ${row.key}`);
      return perform(platform, name, row, by);
    });
  };

function perform(platform: Platform, name: keyof typeof works, row: MatterRow, by: QuarterBy): Promise<QuarterResults> {
  return quarterDoorOf(platform)[name](row, by);
}
