import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { cleanText, type Json } from '#kernel';
import type { ContactDto, HelpDto, TourId } from '../contract/help.ts';
import type { Platform } from '../platform.ts';
import { keeperOf, note } from '../power/guard.ts';
import { malformed } from '../problem.ts';
import { type Signed, signed } from '../session.ts';

const tourIds = [
  'clerk',
  'department',
  'county',
  'reviewer',
  'office',
  'leader',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const satisfies readonly TourId[];
const word = z.string().max(200);
const contactsBody = z.object({ contacts: z.array(z.object({ about: word, name: word, phone: word })).max(60) });
const tourParams = z.object({ tour: z.enum(tourIds) });

/** A city's own list; what it is not sure of it leaves empty. */
const settingName = 'help-contacts';
const most = 12;
const longest = 40;
/** Kept with what the person chose in forms: the same kind of memory, dropped with it. */
const [help, tour] = ['help', 'tour'];

const texts = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

function contactsFrom(held: Json | undefined): readonly ContactDto[] {
  return texts(held).flatMap((one) => {
    const { about, name, phone } = (one ?? {}) as Readonly<Record<string, unknown>>;
    return typeof about === 'string' && typeof name === 'string' && typeof phone === 'string' ? [{ about, name, phone }] : [];
  });
}

const seenBy = async (platform: Platform, who: Signed): Promise<readonly TourId[]> => {
  const held = texts(await platform.store.habit(who.id, help, tour));
  return tourIds.filter((id) => held.includes(id));
};

const keepsHelp = ({ actor }: Signed): boolean => actor.duties.length === 1 && actor.duties[0] === 'system-administrator';

async function helpDto(platform: Platform, who: Signed): Promise<HelpDto> {
  const [seen, held] = await Promise.all([seenBy(platform, who), platform.store.setting(settingName)]);
  return { seen, contacts: contactsFrom(held), mayChange: keepsHelp(who) };
}

/** A line as it is kept: what for and whom are needed. Lines that name nobody fall out. */
function cleaned(contacts: readonly ContactDto[]): readonly ContactDto[] {
  const lines = contacts
    .map(({ about, name, phone }) => ({ about: cleanText(about) ?? '', name: cleanText(name) ?? '', phone: cleanText(phone) ?? '' }))
    .filter((c) => c.name || c.phone);
  for (const [i, c] of lines.entries()) {
    if (!c.about || !c.name) throw malformed(`第${i + 1}行没有写全`, '请写明问什么、问谁，或者把这一行留空', 'contacts');
    const long = [c.about, c.name, c.phone].find((text) => [...text].length > longest);
    if (long) throw malformed(`第${i + 1}行有一项超过${longest}字`, '请精简', 'contacts');
    if (c.phone && !/^[\d\s+()（）\-转、,，]{3,}$/.test(c.phone))
      throw malformed(`第${i + 1}行的电话有误`, '请填办公电话，例：0396-1234567', 'contacts');
  }
  if (lines.length > most) throw malformed(`联系人超过${most}行`, '请合并', 'contacts');
  return lines;
}

/** 帮助: what was seen of the tours, whom to ask. */
export const helpRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/help', { schema: { summary: '帮助：看过的导览、联系人' } }, async (request) =>
      helpDto(platform, await signed(platform, request)),
    );
    app.put('/help/tours/:tour', { schema: { summary: '记住导览已看过', params: tourParams } }, async (request, reply) => {
      const who = await signed(platform, request);
      const seen = await seenBy(platform, who);
      if (!seen.includes(request.params.tour)) await platform.store.putHabit(who.id, help, tour, [...seen, request.params.tour]);
      return reply.code(204).send();
    });
    app.put('/help/contacts', { schema: { summary: '设定联系人', body: contactsBody } }, async (request): Promise<HelpDto> => {
      const keeper = await keeperOf(platform, request, 'system-administrator');
      const contacts = cleaned(request.body.contacts);
      await platform.store.setSetting(settingName, contacts as unknown as Json);
      await note(keeper, settingName, '', { rows: contacts.length });
      return helpDto(platform, keeper.who);
    });
  };
