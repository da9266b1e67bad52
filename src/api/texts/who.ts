import { refusal } from '#kernel';
import type { Platform, RegisteredUnit } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import { handlesMatters } from '../scope.ts';
import type { Signed } from '../session.ts';

/** A text by its id, with the unit that reports. */
export interface TextPlace {
  readonly id: string;
  readonly template: string;
  readonly year: number;
  readonly unit: RegisteredUnit;
}

/** What a person may do with a text; nothing at all where they may not even read it. */
export interface TextPower {
  readonly edit: boolean;
  readonly propose: boolean;
}

/** The office that drafts for a government: its justice bureau. */
const drafting = 'justice';
const drafters = ['chief', 'reviewer', 'head'];
const writers = ['clerk', 'reviewer', 'chief', 'head'];
const ownReport = ['department', 'township', 'street'];

const holds = (who: Signed, duties: readonly string[]): boolean => who.actor.duties.some((d) => duties.includes(d));

/** Governments' reports are drafted by their justice office, those of departments and townships by their own people. */
function edits(who: Signed, unit: RegisteredUnit): boolean {
  if (ownReport.includes(unit.kind)) return who.actor.unit === unit.code && holds(who, writers);
  return who.actor.offices.includes(drafting) && who.actor.territory === unit.path && holds(who, drafters);
}

/** Who is asked for an opinion: the unit's own people, and the units directly below it. */
const isAsked = (who: Signed, unit: RegisteredUnit): boolean => who.actor.unit === unit.code || who.post.unit.parent === unit.code;

/** The text a request is about, and what the person may do with it; «not found» where they may not read it. */
export function placeFor(
  platform: Platform,
  who: Signed,
  at: { readonly template: string; readonly year: number; readonly unit: string },
): TextPlace & { readonly power: TextPower } {
  const unit = platform.units.get(at.unit);
  if (!unit || !handlesMatters(who.actor)) throw notFound();
  const edit = edits(who, unit);
  if (!edit && !isAsked(who, unit)) throw notFound();
  return { id: `${at.template}/${at.year}/${at.unit}`, template: at.template, year: at.year, unit, power: { edit, propose: !edit } };
}

const shut = (text: string, remedy: string): Refused => new Refused(403, refusal('not-competent', text, { remedy }));

/** Refuses who may not change the text, now or at all. */
export async function mustEdit(platform: Platform, { id, power }: { readonly id: string; readonly power: TextPower }): Promise<void> {
  if (!power.edit) throw shut('您的岗位不能直接修改报告文本', '可以提出修改建议，由起草单位决定是否采纳');
  const standing = await platform.texts.standing(id);
  if (!standing.edit) throw shut(standing.why ?? '报告已经定稿，文本不能再改', '确需修改的，按报告办理程序退回修改');
}

/** Refuses who may not propose or remark, now or at all. */
export async function mustPropose(platform: Platform, { id }: { readonly id: string }): Promise<void> {
  const standing = await platform.texts.standing(id);
  if (!standing.propose && !standing.edit) throw shut(standing.why ?? '现在不在征求意见期间', '请等起草单位征求意见');
}
