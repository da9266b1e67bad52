import type { Db, Queryable, Tx } from './db.ts';
import { parseKey } from './project.ts';

/** How often a question of a survey was answered with a score. */
export interface SurveyTally {
  readonly question: string;
  readonly score: number;
  readonly n: number;
}

/** Surveys of the platform itself. `key`: `region/uuid` of the matter; `code`: the digest of what the person holds. */
export interface Surveys {
  putSurveyCodes(key: string, codes: readonly string[]): Promise<void>;
  /** Undefined: no such code. */
  surveyCode(key: string, code: string): Promise<{ readonly used: boolean } | undefined>;
  /** Uses a code and adds to the tallies; false when the code is unknown or was used before. */
  answerSurvey(key: string, code: string, marks: readonly { readonly question: string; readonly score: number }[]): Promise<boolean>;
  surveyTallies(key: string): Promise<readonly SurveyTally[]>;
  surveyCounts(key: string): Promise<{ readonly issued: number; readonly used: number }>;
}

async function addAnswer(tx: Queryable, at: { region: string; id: string }, marks: Parameters<Surveys['answerSurvey']>[2]): Promise<void> {
  // Always in the same order, so that two answers at once never wait for each other in a ring.
  const sorted = marks.toSorted((a, b) => (a.question < b.question ? -1 : 1));
  await tx.query(
    `insert into survey_tally (region, matter, question, score, n)
     select $1, $2::uuid, t.question, t.score, 1 from unnest($3::text[], $4::int[]) as t(question, score)
     on conflict (region, matter, question, score) do update set n = survey_tally.n + 1`,
    [at.region, at.id, sorted.map((m) => m.question), sorted.map((m) => m.score)],
  );
}

export function surveysOn(db: Db): Surveys {
  return {
    putSurveyCodes: async (key, codes) => {
      const at = parseKey(key);
      if (!at || codes.length === 0) return;
      // Put in the order of their digests: nothing tells which was printed first.
      const sql =
        'insert into survey_code (region, matter, code, used) select $1, $2::uuid, c, false from unnest($3::text[]) as c on conflict do nothing';
      await db.query(sql, [at.region, at.id, codes.toSorted()]);
    },
    surveyCode: async (key, code) => {
      const at = parseKey(key);
      if (!at) return undefined;
      const sql = 'select used from survey_code where region = $1 and matter = $2::uuid and code = $3';
      return (await db.query<{ used: boolean }>(sql, [at.region, at.id, code]))[0];
    },
    answerSurvey: async (key, code, marks) => {
      const at = parseKey(key);
      if (!at) return false;
      return db.tx(async (tx: Tx) => {
        const sql = 'update survey_code set used = true where region = $1 and matter = $2::uuid and code = $3 and not used returning used';
        const done = await tx.query<{ used: boolean }>(sql, [at.region, at.id, code]);
        if (done.length === 0) return false;
        await addAnswer(tx, at, marks);
        return true;
      });
    },
    surveyTallies: async (key) => {
      const at = parseKey(key);
      if (!at) return [];
      const sql = 'select question, score, n from survey_tally where region = $1 and matter = $2::uuid order by question, score';
      const rows = await db.query<{ question: string; score: number; n: string | number }>(sql, [at.region, at.id]);
      return rows.map(({ question, score, n }) => ({ question, score, n: Number(n) }));
    },
    surveyCounts: async (key) => {
      const at = parseKey(key);
      if (!at) return { issued: 0, used: 0 };
      const sql =
        'select count(*) as issued, count(*) filter (where used) as used from survey_code where region = $1 and matter = $2::uuid';
      const [row] = await db.query<{ issued: string | number; used: string | number }>(sql, [at.region, at.id]);
      return { issued: Number(row?.issued ?? 0), used: Number(row?.used ?? 0) };
    },
  };
}
