import type { CivilDate } from '#kernel';
import type { Db } from './db.ts';
import { newId } from './id.ts';
import { parseKey } from './project.ts';

/** A leader's word to a unit on a matter: kept with the urges, delivered and answered like them. */
export interface NewInstruction {
  /** `region/uuid` of the matter. */
  readonly key: string;
  /** Where the matter stood: a later event of the unit is its answer. */
  readonly seq: number;
  readonly kind: 'instruction' | 'talk';
  readonly toUnit: string;
  readonly fromUnit: string;
  readonly account: string;
  readonly words: string;
  readonly at: string;
}

export interface TalkRow {
  readonly id: string;
  readonly region: string;
  readonly unit: string;
  readonly unitPath: string;
  /** The matter that gave rise to it. */
  readonly key: string;
  readonly words: string;
  readonly account: string;
  readonly fromUnit: string;
  readonly fromPost: string;
  readonly proposedAt: string;
  readonly state: 'proposed' | 'arranged' | 'dropped';
  readonly heldOn: CivilDate | null;
  readonly place: string | null;
  readonly note: string | null;
  readonly settledBy: string | null;
  readonly settledAt: string | null;
}

export type NewTalk = Omit<TalkRow, 'id' | 'state' | 'heldOn' | 'place' | 'note' | 'settledBy' | 'settledAt'>;

/** How a proposal ends: held on a day at a place, or not held, with the reason. */
export interface TalkEnd {
  readonly state: 'arranged' | 'dropped';
  readonly heldOn: CivilDate | null;
  readonly place: string | null;
  readonly note: string;
  readonly by: string;
  readonly at: string;
}

export interface Talks {
  instruct(instruction: NewInstruction): Promise<void>;
  proposeTalk(talk: NewTalk): Promise<TalkRow>;
  /** Proposals about units under a path, those that wait first, then the newest (≤ 50). */
  talks(unitPath: string): Promise<readonly TalkRow[]>;
  talk(id: string): Promise<TalkRow | undefined>;
  /** False when somebody was faster. */
  settleTalk(talk: Pick<TalkRow, 'region' | 'id'>, end: TalkEnd): Promise<boolean>;
}

const columns = `id, region, unit, unit_path as "unitPath", matter_region || '/' || matter as key, words, account, from_unit as "fromUnit",
  from_post as "fromPost", proposed_at as "proposedAt", state, held_on as "heldOn", place, note, settled_by as "settledBy",
  settled_at as "settledAt"`;

async function proposeTalk(db: Db, talk: NewTalk): Promise<TalkRow> {
  const { region = '', id: matter = '' } = parseKey(talk.key) ?? {};
  const id = newId();
  await db.query(
    `insert into talk (region, id, unit, unit_path, matter_region, matter, words, account, from_unit, from_post, proposed_at, state)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,'proposed')`,
    [
      ...[talk.region, id, talk.unit, talk.unitPath, region, matter, talk.words],
      ...[talk.account, talk.fromUnit, talk.fromPost, talk.proposedAt],
    ],
  );
  return { ...talk, id, state: 'proposed', heldOn: null, place: null, note: null, settledBy: null, settledAt: null };
}

/** Instructions and proposals over one database. */
export const talksOn = (db: Db): Talks => ({
  instruct: async ({ key, seq, kind, toUnit, fromUnit, account, words, at }) => {
    const { region = '', id: matter = '' } = parseKey(key) ?? {};
    await db.query(
      `insert into urge (region, matter, id, seq, to_unit, from_unit, account, words, urged_at, kind)
       values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
      [region, matter, newId(), seq, toUnit, fromUnit, account, words, at, kind],
    );
  },
  proposeTalk: (talk) => proposeTalk(db, talk),
  talks: (unitPath) =>
    db.query<TalkRow>(
      `select ${columns} from talk where unit_path >= $1 and unit_path < $2
       order by case state when 'proposed' then 0 else 1 end, proposed_at desc, id desc limit 50`,
      [unitPath, `${unitPath.slice(0, -1)}0`],
    ),
  talk: async (id) => (await db.query<TalkRow>(`select ${columns} from talk where id = $1::uuid`, [id]))[0],
  settleTalk: async ({ region, id }, end) => {
    const rows = await db.query(
      `update talk set state = $3, held_on = $4::date, place = $5, note = $6, settled_by = $7, settled_at = $8
       where region = $1 and id = $2::uuid and state = 'proposed' returning id`,
      [region, id, end.state, end.heldOn, end.place, end.note, end.by, end.at],
    );
    return rows.length > 0;
  },
});
