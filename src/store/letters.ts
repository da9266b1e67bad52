import type { CivilDate, Json } from '#kernel';
import type { Db, Tx } from './db.ts';
import { parseKey } from './project.ts';

/** Which letter on which matter, for which event. */
export interface LetterPlace {
  /** `region/uuid` of the matter. */
  readonly key: string;
  readonly letter: string;
  readonly seq: number;
}

/** A letter as it was issued; it never changes. */
export interface LetterRow extends LetterPlace {
  readonly procedure: string;
  readonly number: string | null;
  readonly title: string;
  readonly templateVersion: number;
  /** Where the matter stood when it was made. */
  readonly matterSeq: number;
  readonly datedOn: CivilDate;
  readonly madeBy: string;
  /** Code of the unit whose post made it. */
  readonly madeFor: string;
  readonly madeAt: string;
  readonly sha256: string;
  readonly document: Json;
  /** Fields it prints or asks for: who may not see them may not open it. */
  readonly cited: Json;
}

/** Who makes a letter, when, of what. */
type Making = Pick<LetterRow, 'templateVersion' | 'matterSeq' | 'madeBy' | 'madeFor' | 'madeAt'>;

/** What is known of a letter before it is made. `series` and `number`: a serial of its own. */
export interface LetterReservation extends LetterPlace, Making {
  readonly procedure: string;
  readonly series?: string;
  number(n: number): string | null;
}

export type LetterContent = Making & Pick<LetterRow, 'title' | 'datedOn' | 'sha256' | 'document' | 'cited' | 'number'>;

export interface Letters {
  /** The letters issued on a matter. */
  letters(key: string): Promise<readonly LetterRow[]>;
  /**
   * Takes the place of a letter, and its number where it has a serial: once, however often it is asked. The number is kept when
   * the letter could not be made then. Undefined when the letter is already issued.
   */
  reserveLetter(reservation: LetterReservation): Promise<{ readonly number: string | null } | undefined>;
  /** Freezes a reserved letter; false when somebody was faster. */
  issueLetter(place: LetterPlace, content: LetterContent): Promise<boolean>;
}

const columns = `region || '/' || matter as key, letter, seq, procedure, number, title, template_version as "templateVersion",
  matter_seq as "matterSeq", dated_on as "datedOn", made_by as "madeBy", made_for as "madeFor", made_at as "madeAt", sha256, document, cited`;

function placed({ key, letter, seq }: LetterPlace): [region: string, matter: string, letter: string, seq: number] {
  const { region = '', id = '' } = parseKey(key) ?? {};
  return [region, id, letter, seq];
}

async function nextNumber(tx: Tx, series: string): Promise<number> {
  const rows = await tx.query<{ n: number }>(
    'insert into serial (series, n) values ($1, 1) on conflict (series) do update set n = serial.n + 1 returning n',
    [series],
  );
  return rows[0]?.n ?? 1;
}

async function reserve(tx: Tx, asked: LetterReservation): Promise<{ number: string | null } | undefined> {
  const place = placed(asked);
  const made = [asked.procedure, asked.templateVersion, asked.matterSeq, asked.madeBy, asked.madeFor, asked.madeAt];
  const [row] = await tx.query<{ number: string | null }>(
    `insert into letter (region, matter, letter, seq, procedure, template_version, matter_seq, made_by, made_for, made_at)
     values ($1,$2::uuid,$3,$4,$5,$6,$7,$8,$9,$10)
     on conflict (region, matter, letter, seq) do update set made_at = excluded.made_at where letter.sha256 is null returning number`,
    [...place, ...made],
  );
  if (row === undefined) return undefined;
  if (row.number !== null || asked.series === undefined) return { number: row.number };
  const number = asked.number(await nextNumber(tx, asked.series));
  await tx.query('update letter set number = $5 where region = $1 and matter = $2::uuid and letter = $3 and seq = $4', [...place, number]);
  return { number };
}

/** Letters over one database. */
export const lettersOn = (db: Db): Letters => ({
  letters: async (key) => {
    const at = parseKey(key);
    if (!at) return [];
    const sql = `select ${columns} from letter where region = $1 and matter = $2::uuid and sha256 is not null order by made_at, letter`;
    return db.query<LetterRow>(sql, [at.region, at.id]);
  },
  reserveLetter: (reservation) => db.tx((tx) => reserve(tx, reservation)),
  issueLetter: async (place, c) => {
    const rows = await db.query(
      `update letter set title = $5, dated_on = $6::date, sha256 = $7, document = $8::json, cited = $9::json, number = $10,
         template_version = $11, matter_seq = $12, made_by = $13, made_for = $14, made_at = $15
       where region = $1 and matter = $2::uuid and letter = $3 and seq = $4 and sha256 is null returning seq`,
      [
        ...[...placed(place), c.title, c.datedOn, c.sha256, JSON.stringify(c.document), JSON.stringify(c.cited), c.number],
        ...[c.templateVersion, c.matterSeq, c.madeBy, c.madeFor, c.madeAt],
      ],
    );
    return rows.length > 0;
  },
});
