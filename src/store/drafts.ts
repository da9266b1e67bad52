import type { CivilDate, Json } from '#kernel';
import type { Queryable } from './db.ts';

/** Which form: the act of a procedure, on a matter (`region/uuid`) or opening one (the empty text). */
export interface FormPlace {
  readonly procedure: string;
  readonly act: string;
  readonly matter: string;
}

/** What one person has filled in and not handed in. */
export interface DraftRow extends FormPlace {
  readonly content: Json;
  /** The `seq` of the matter that the form was made from. */
  readonly seq: number | null;
  readonly savedAt: string;
}

/** Words to be put into a long text: a person's own, a unit's, or everybody's (owner `*`). */
export interface PhraseRow {
  readonly id: string;
  readonly scope: 'person' | 'unit' | 'all';
  readonly owner: string;
  readonly words: string;
  readonly position: number;
}

export interface Drafts {
  draft(account: string, at: FormPlace): Promise<DraftRow | undefined>;
  /** Newest first. */
  drafts(account: string, limit: number): Promise<readonly DraftRow[]>;
  putDraft(account: string, draft: DraftRow): Promise<void>;
  /** False when there was none. */
  dropDraft(account: string, at: FormPlace): Promise<boolean>;
  /** Drops the drafts last saved before a day; says how many. */
  sweepDrafts(before: CivilDate): Promise<number>;
  /** What the person chose last time in the same form. */
  habit(account: string, procedure: string, act: string): Promise<Json | undefined>;
  putHabit(account: string, procedure: string, act: string, content: Json): Promise<void>;
  /** Those of a person, of some units, and everybody's, in the order in which they are offered. */
  phrases(account: string, units: readonly string[]): Promise<readonly PhraseRow[]>;
  phrase(id: string): Promise<PhraseRow | undefined>;
  putPhrase(phrase: PhraseRow): Promise<void>;
  dropPhrase(id: string): Promise<void>;
}

const columns = 'procedure, act, matter, content, seq, saved_at as "savedAt"';
const which = 'account = $1 and procedure = $2 and act = $3 and matter = $4';
const placed = (account: string, at: FormPlace) => [account, at.procedure, at.act, at.matter];

function formsOn(db: Queryable) {
  return {
    draft: async (account, at) => (await db.query<DraftRow>(`select ${columns} from draft where ${which}`, placed(account, at)))[0],
    drafts: (account, limit) =>
      db.query<DraftRow>(`select ${columns} from draft where account = $1 order by saved_at desc limit $2`, [account, limit]),
    putDraft: async (account, d) => {
      await db.query(
        `insert into draft (account, procedure, act, matter, content, seq, saved_at, saved_on) values ($1,$2,$3,$4,$5::json,$6,$7,$8::date)
         on conflict (account, procedure, act, matter)
         do update set content = excluded.content, seq = excluded.seq, saved_at = excluded.saved_at, saved_on = excluded.saved_on`,
        [...placed(account, d), JSON.stringify(d.content), d.seq, d.savedAt, d.savedAt.slice(0, 10)],
      );
    },
    dropDraft: async (account, at) => (await db.query(`delete from draft where ${which} returning act`, placed(account, at))).length > 0,
    sweepDrafts: async (before) => (await db.query('delete from draft where saved_on < $1::date returning act', [before])).length,
    habit: async (account, procedure, act) =>
      (
        await db.query<{ content: Json }>('select content from habit where account = $1 and procedure = $2 and act = $3', [
          account,
          procedure,
          act,
        ])
      )[0]?.content,
    putHabit: async (account, procedure, act, content) => {
      await db.query(
        `insert into habit (account, procedure, act, content) values ($1,$2,$3,$4::json)
         on conflict (account, procedure, act) do update set content = excluded.content`,
        [account, procedure, act, JSON.stringify(content)],
      );
    },
  } satisfies Partial<Drafts>;
}

/** Forms under way, habits and phrases over one database. */
export function draftsOn(db: Queryable): Drafts {
  return {
    ...formsOn(db),
    phrases: (account, units) =>
      db.query<PhraseRow>(
        `select id, scope, owner, words, position from phrase
         where (scope = 'person' and owner = $1) or (scope = 'unit' and owner = any($2::text[])) or scope = 'all'
         order by case scope when 'person' then 1 when 'unit' then 2 else 3 end, position, id`,
        [account, units],
      ),
    phrase: async (id) => (await db.query<PhraseRow>('select id, scope, owner, words, position from phrase where id = $1', [id]))[0],
    putPhrase: async (p) => {
      await db.query(
        `insert into phrase (id, scope, owner, words, position) values ($1,$2,$3,$4,$5)
         on conflict (id) do update set words = excluded.words, position = excluded.position`,
        [p.id, p.scope, p.owner, p.words, p.position],
      );
    },
    dropPhrase: async (id) => {
      await db.query('delete from phrase where id = $1', [id]);
    },
  };
}
