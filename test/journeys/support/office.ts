/** People of several offices, each at a browser of their own, who fill in the forms of one matter after another. */
import type { Locator, Page } from 'playwright-core';
import type { Stage, Visitor } from './visit.ts';

/** How one box of a form is filled: its kind, its label, what is put in. `in`: the boxes of a group, such as a row of a table. */
export type Entry =
  | readonly ['text' | 'day' | 'choose' | 'pick', string, string]
  | readonly ['tick', string, readonly string[]]
  | readonly ['file', string, Buffer]
  | readonly ['in', string, readonly Entry[]]
  | readonly ['rows', string, readonly (readonly Entry[])[]];

/** What is done: the act, the day on which it happened, what is filled in. */
export type Doing = readonly [act: string | RegExp, on: string, ...entries: Entry[]];

/** A label, also where the form adds that the box may stay empty. */
const labelled = (label: string): RegExp => new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( ?选填)?$`);

async function choose(within: Locator | Page, label: string, value: string): Promise<void> {
  const group = within.getByRole('group', { name: label, exact: true }).or(within.getByRole('radiogroup', { name: label, exact: true }));
  // Few options lie open, many are folded.
  if ((await group.count()) > 0) return group.getByLabel(value, { exact: true }).check();
  await within.getByLabel(label, { exact: true }).selectOption({ label: value });
}

async function enter(visitor: Visitor, [how, label, value]: Entry, within: Locator | Page = visitor.page): Promise<void> {
  switch (how) {
    case 'text':
      return within.getByRole('textbox', { name: labelled(label) }).fill(value);
    case 'day':
      return within.getByLabel(label, { exact: true }).fill(value);
    case 'choose':
      return choose(within, label, value);
    case 'pick':
      return visitor.pick(label, value, within);
    case 'tick':
      for (const one of value) await choose(within, label, one);
      return;
    case 'in':
      for (const entry of value) await enter(visitor, entry, within.getByRole('group', { name: labelled(label) }));
      return;
    case 'rows':
      return enterRows(visitor, within.getByRole('group', { name: labelled(label) }), value);
    default:
      return visitor.attach(label, `${label}.pdf`, value, within);
  }
}

/** Line by line of a table that begins with one empty line. */
async function enterRows(visitor: Visitor, table: Locator, lines: readonly (readonly Entry[])[]): Promise<void> {
  for (const [at, line] of lines.entries()) {
    if (at > 0) await table.getByRole('button', { name: '加一行' }).click();
    for (const entry of line) await enter(visitor, entry, table.getByRole('listitem').nth(at));
  }
}

async function fillIn(visitor: Visitor, on: string, entries: readonly Entry[]): Promise<void> {
  await enter(visitor, ['day', '发生日期', on]);
  for (const entry of entries) await enter(visitor, entry);
}

const pathOf = ({ page }: Visitor): string => new URL(page.url()).pathname;

/** Whoever is needed, signed in once. */
export class Office {
  readonly #stage: Stage;
  readonly #people = new Map<string, Promise<Visitor>>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  who(account: string): Promise<Visitor> {
    const known = this.#people.get(account) ?? this.#stage.signedIn(account);
    this.#people.set(account, known);
    return known;
  }

  /** Opens a matter of a kind by an act (`procedure/act`); answers where it lies. */
  async opens(account: string, place: `${string}/${string}`, [act, on, ...entries]: Doing, heading: string | RegExp): Promise<string> {
    const visitor = await this.who(account);
    const [procedure, id] = place.split('/');
    await visitor.go(`/m/${procedure}/new/${id}`, act);
    await fillIn(visitor, on, entries);
    await visitor.click('button', act, visitor.page.getByRole('main'));
    await visitor.at(heading);
    return pathOf(visitor);
  }

  /** Does one act after another on the matter at this path. */
  async does(account: string, path: string, ...acts: readonly Doing[]): Promise<Visitor> {
    const visitor = await this.who(account);
    await visitor.go(path, /./);
    for (const [act, on, ...entries] of acts) {
      await visitor.act(act);
      await fillIn(visitor, on, entries);
      await visitor.submit(act);
    }
    return visitor;
  }
}
