import type { Db, Queryable } from './db.ts';

/** Who did something, for which unit, when. */
export interface Made {
  readonly by: string;
  /** Code of the unit whose post it was done in. */
  readonly unit: string;
  readonly at: string;
}

/** One version of the text of a report. */
export interface TextHead extends Made {
  readonly id: string;
  readonly version: number;
  /** What was done, in a few words. */
  readonly remark: string;
}
export interface TextRow extends TextHead {
  readonly text: string;
}

/** A remark beside the text, or the answer to one; `source`: where quoted words come from. */
export interface NoteRow extends Made {
  readonly id: string;
  readonly report: string;
  readonly kind: 'remark' | 'source';
  /** The note it answers. */
  readonly answers: string | null;
  /** Number of the block, when it was written. */
  readonly place: number;
  /** The words it holds on to. */
  readonly quote: string;
  readonly words: string;
  readonly settledBy: string | null;
  readonly settledAt: string | null;
}

export type ProposalResult = 'pending' | 'adopted' | 'partly' | 'refused' | 'withdrawn';

/** What somebody would put in the place of some blocks of a version. */
export interface ProposalRow extends Made {
  readonly id: string;
  readonly report: string;
  readonly version: number;
  readonly place: number;
  readonly heading: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly result: ProposalResult;
  /** What is answered to it. */
  readonly answer: string;
  readonly settledBy: string | null;
  readonly settledAt: string | null;
  /** The version that it is part of since. */
  readonly settledVersion: number | null;
}

export interface Settling {
  readonly id: string;
  readonly report: string;
  readonly result: Exclude<ProposalResult, 'pending'>;
  readonly answer: string;
  readonly made: Made;
  /** The text that carries it out: made from version `from`. */
  readonly text?: { readonly from: number; readonly text: string; readonly remark: string };
}

export interface Texts {
  /** The newest version, or one of them. */
  text(id: string, version?: number): Promise<TextRow | undefined>;
  /** All versions without their words, newest first. */
  textVersions(id: string): Promise<readonly TextHead[]>;
  /** Keeps the version after `from` (0: the first); undefined when somebody was faster. */
  saveText(from: number, text: Omit<TextRow, 'version'>): Promise<number | undefined>;
  notes(report: string): Promise<readonly NoteRow[]>;
  putNote(note: NoteRow): Promise<void>;
  /** False when there is no such note, or it is settled already. */
  settleNote(report: string, id: string, made: Made): Promise<boolean>;
  proposals(report: string): Promise<readonly ProposalRow[]>;
  putProposals(proposals: readonly ProposalRow[]): Promise<void>;
  /** With its text in one: `gone` when it is settled already, `late` when the text has a newer version. */
  settleProposal(settling: Settling): Promise<'done' | 'gone' | 'late'>;
}

const made = 'made_by as by, made_for as unit, made_at as at';
const settled = 'settled_by as "settledBy", settled_at as "settledAt"';
const headColumns = `id, version, remark, ${made}`;
const noteColumns = `id, report, kind, answers, place, quote, words, ${made}, ${settled}`;
const proposalColumns = `id, report, version, place, heading, before, after, reason, ${made}, result, answer, ${settled},
  settled_version as "settledVersion"`;

async function save(
  db: Queryable,
  from: number,
  { id, text, remark, by, unit, at }: Omit<TextRow, 'version'>,
): Promise<number | undefined> {
  const rows = await db.query<{ version: number }>(
    `insert into report_text (id, version, content, remark, made_by, made_for, made_at)
     select $1, $2::integer + 1, $3, $4, $5, $6, $7
     where coalesce((select max(version) from report_text where id = $1), 0) = $2::integer
     on conflict do nothing returning version`,
    [id, from, text, remark, by, unit, at],
  );
  return rows[0]?.version;
}

/** Undoes a transaction whose text came too late. */
class Late extends Error {}

async function settle(db: Db, { id, report, result, answer, made: who, text }: Settling): Promise<'done' | 'gone' | 'late'> {
  try {
    return await db.tx<'done'>(async (tx) => {
      const version = text ? await save(tx, text.from, { id: report, ...text, ...who }) : null;
      if (version === undefined) throw new Late();
      const rows = await tx.query(
        `update report_proposal set result = $3, answer = $4, settled_by = $5, settled_at = $6, settled_version = $7::integer
         where id = $1::uuid and report = $2 and result = 'pending' returning id`,
        [id, report, result, answer, who.by, who.at, version],
      );
      if (rows.length === 0) throw new Late('gone');
      return 'done';
    });
  } catch (error) {
    if (error instanceof Late) return error.message === 'gone' ? 'gone' : 'late';
    throw error;
  }
}

function notesOn(db: Db) {
  return {
    notes: (report) => db.query<NoteRow>(`select ${noteColumns} from report_note where report = $1 order by made_at, id`, [report]),
    putNote: async (n) => {
      await db.query(
        `insert into report_note (id, report, kind, answers, place, quote, words, made_by, made_for, made_at)
         values ($1::uuid, $2, $3, $4::uuid, $5, $6, $7, $8, $9, $10)`,
        [n.id, n.report, n.kind, n.answers, n.place, n.quote, n.words, n.by, n.unit, n.at],
      );
    },
    settleNote: async (report, id, { by, at }) => {
      const sql = `update report_note set settled_by = $3, settled_at = $4
        where report = $1 and id = $2::uuid and settled_at is null and answers is null returning id`;
      return (await db.query(sql, [report, id, by, at])).length > 0;
    },
  } satisfies Partial<Texts>;
}

/** The texts of reports over one database. */
export const textsOn = (db: Db): Texts => ({
  text: async (id, version) => {
    const which = version === undefined ? '' : 'and version = $2';
    const sql = `select ${headColumns}, content as text from report_text where id = $1 ${which} order by version desc limit 1`;
    return (await db.query<TextRow>(sql, version === undefined ? [id] : [id, version]))[0];
  },
  textVersions: (id) => db.query<TextHead>(`select ${headColumns} from report_text where id = $1 order by version desc`, [id]),
  saveText: (from, text) => save(db, from, text),
  ...notesOn(db),
  proposals: (report) =>
    db.query<ProposalRow>(`select ${proposalColumns} from report_proposal where report = $1 order by made_at, place, id`, [report]),
  putProposals: (proposals) =>
    db.tx(async (tx) => {
      for (const p of proposals) {
        await tx.query(
          `insert into report_proposal (id, report, version, place, heading, before, after, reason, made_by, made_for, made_at, result, answer)
           values ($1::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
          [p.id, p.report, p.version, p.place, p.heading, p.before, p.after, p.reason, p.by, p.unit, p.at, p.result, p.answer],
        );
      }
    }),
  settleProposal: (settling) => settle(db, settling),
});
