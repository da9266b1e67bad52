import type { CivilDate, HolidayNotice, Json, Policy, Question, Refusal, Tally } from '#kernel';
import type { AuditReading } from './audit-page.ts';
import type { Months } from './calendar-month.ts';
import type { Shifts } from './calendar-shift.ts';
import type { Drafts } from './drafts.ts';
import type { Beginning } from './first-setup.ts';
import type { Identity } from './identity.ts';
import type { Jobs } from './jobs.ts';
import type { Kinds } from './kinds.ts';
import type { Letters } from './letters.ts';
import type { ListEdges, ListSum } from './list-whole.ts';
import type { Notices } from './notices-types.ts';
import type { Overview } from './overview.ts';
import type { Power } from './power-types.ts';
import type { News } from './pulse.ts';
import type { Receipts } from './receipts.ts';
import type { SavedViews } from './saved-views.ts';
import type { Searching } from './search-everywhere.ts';
import type { Shelves } from './shelf.ts';
import type { Surveys } from './surveys.ts';
import type { Texts } from './texts.ts';
import type { Truth } from './truth.ts';
import type {
  AccountRow,
  ActAnswer,
  ActRequest,
  Around,
  AuditEntry,
  AuditRow,
  BulkWriter,
  DueRow,
  EditionRow,
  FileRow,
  Health,
  LinkRow,
  ListAnswer,
  ListQuestion,
  MatterRow,
  OutboxRow,
  Part,
  PostRow,
  RecordsAnswer,
  RootRow,
  SampleAnswer,
  SessionRow,
  SignedIn,
  SplitBy,
  StockRow,
  StoredMatter,
  SweepAnswer,
  TallyRequest,
  UnitRow,
  VerifyAnswer,
} from './types.ts';
import type { Worklists } from './worklist-types.ts';

interface Ledger {
  act(request: ActRequest): Promise<ActAnswer>;
  /** What would stand against an act; nothing is written. Empty: it may be done. */
  tryAct(request: ActRequest): Promise<readonly Refusal[]>;
  /** Folded from its events, values kept apart put back where they still exist. */
  matter(key: string): Promise<StoredMatter | undefined>;
  /** The same with what stands around it, in one question to the database. */
  whole(key: string): Promise<(StoredMatter & { readonly around: Around }) | undefined>;
  around(key: string): Promise<Around>;
  /** Projection rows by key, in the order asked; missing ones left out. */
  rows(keys: readonly string[]): Promise<readonly MatterRow[]>;
  list(question: ListQuestion): Promise<ListAnswer>;
  /** Between which days a list lies: the due dates of what has one, the opening days of the rest. */
  listEdges(question: ListQuestion): Promise<ListEdges>;
  /** How many rows a list has, to the last one: for jobs, which have the time. */
  countAll(question: ListQuestion): Promise<number>;
  /** Adds up a number over a list; undefined when there are more rows than are added up at once. */
  sumOf(question: ListQuestion, field: string): Promise<ListSum | undefined>;
  /** Open matters with a due date in a scope, soonest first, with counts of overdue and soon. */
  desk(
    unitPath: string,
    days: { readonly today: CivilDate; readonly soon: CivilDate },
  ): Promise<{
    readonly due: readonly MatterRow[];
    readonly byProcedure: readonly { readonly procedure: string; readonly overdue: number; readonly soon: number }[];
  }>;
  /** References from and to a matter. */
  links(key: string): Promise<{ readonly from: readonly LinkRow[]; readonly to: readonly LinkRow[] }>;
  /** Who holds these numbers already (for imports). */
  numbersTaken(
    procedure: string,
    numbers: readonly { readonly region: string; readonly number: string }[],
  ): Promise<ReadonlyMap<string, MatterRow>>;
  bulk(options?: { readonly atomic?: boolean }): Promise<BulkWriter>;
  /** Deletes the kept value of a field (lawful erasure); the chain stays intact. */
  erase(key: string, field: string): Promise<number>;
  due(today: CivilDate): Promise<readonly DueRow[]>;
  sweep(today: CivilDate, recordedAt?: string): Promise<SweepAnswer>;
}

interface Figures {
  tally(procedure: string, metric: string, question: Question): Promise<Tally>;
  /** Many at once in one question to the database. */
  tallies(requests: readonly TallyRequest[]): Promise<readonly Tally[]>;
  /** The first month of which each procedure has records. */
  firstMonths(): Promise<ReadonlyMap<string, string>>;
  tallyBy(procedure: string, metric: string, question: Question, by: SplitBy): Promise<readonly Part[]>;
  /** The same by SQL over the ledger alone. */
  recount(procedure: string, metric: string, question: Question): Promise<Tally>;
  /** The rows behind it: their count equals the value. Of a share, those of the numerator. */
  records(procedure: string, metric: string, question: Question, page: { cursor?: string; limit?: number }): Promise<RecordsAnswer>;
  /** Some of the matters behind it, drawn by a seed: the same for the same seed, in the order of the draw. */
  sample(
    procedure: string,
    metric: string,
    question: Question,
    by: { readonly seed: string; readonly size: number },
  ): Promise<SampleAnswer>;
  stock(unitPath: string, procedure?: string): Promise<readonly StockRow[]>;
  /** Number of events in the ledger. */
  events(): Promise<number>;
}

interface Keeping {
  verify(options?: {
    readonly onProgress?: (events: number) => void;
    readonly projections?: boolean;
    readonly allRoots?: boolean;
  }): Promise<VerifyAnswer>;
  dailyRoot(day: CivilDate): Promise<RootRow>;
  roots(from?: CivilDate): Promise<readonly RootRow[]>;
  rebuild(onProgress?: (events: number) => void): Promise<void>;
  backup(file: string): Promise<{ readonly events: number }>;
  restore(file: string): Promise<{ readonly events: number }>;
  health(): Promise<Health>;
  close(): Promise<void>;
}

interface Units {
  upsertUnits(units: readonly UnitRow[]): Promise<void>;
  /** Units under a path on a day; from memory. */
  units(under: string, on?: CivilDate): readonly UnitRow[];
  unit(code: string, on?: CivilDate): UnitRow | undefined;
  /** Reads the register again (another process may have changed it). */
  reloadUnits(): Promise<void>;
}

interface People {
  upsertAccounts(accounts: readonly AccountRow[]): Promise<void>;
  account(login: string): Promise<AccountRow | undefined>;
  accountById(id: string): Promise<AccountRow | undefined>;
  accounts(unitPath: string): Promise<readonly AccountRow[]>;
  upsertPosts(posts: readonly PostRow[]): Promise<void>;
  posts(account: string, on: CivilDate): Promise<readonly PostRow[]>;
  postsOfUnit(unit: string, on: CivilDate): Promise<readonly PostRow[]>;
  /** Names of accounts by id. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  createSession(session: SessionRow): Promise<void>;
  session(id: string): Promise<SessionRow | undefined>;
  /** A session with its person and the posts held on a day, in one question: asked at every request. */
  signedIn(session: string, on: CivilDate): Promise<SignedIn | undefined>;
  touchSession(id: string, change: Partial<Pick<SessionRow, 'post' | 'seenAt' | 'expiresAt' | 'data'>>): Promise<void>;
  deleteSession(id: string): Promise<void>;
  deleteSessionsOf(account: string): Promise<void>;
}

interface Papers {
  audit(entry: AuditEntry): Promise<AuditRow>;
  audits(question: {
    readonly actor?: string;
    readonly from?: string;
    readonly to?: string;
    readonly limit?: number;
  }): Promise<readonly AuditRow[]>;
  /** Content-addressed; a Refusal when larger than `max` bytes. */
  putFile(
    content: AsyncIterable<Uint8Array>,
    about: { readonly name: string; readonly type: string; readonly by: string; readonly at: string; readonly max: number },
  ): Promise<FileRow | Refusal>;
  file(sha256: string): Promise<FileRow | undefined>;
  readFile(sha256: string): Promise<Uint8Array | undefined>;
  /** Path on disk, for streaming; undefined when there is none. */
  filePath(sha256: string): string | undefined;
  /** Folder beside the files where uploads under way lie until they are whole. */
  uploadsDir(): string;
  setPolicy(policy: Policy & { readonly by: string; readonly at: string }): Promise<void>;
  policies(): Promise<readonly Policy[]>;
  putNotice(notice: HolidayNotice): Promise<void>;
  notices(): Promise<readonly HolidayNotice[]>;
  /** The next version of a document; refused (undefined) when `version` is taken by a frozen one. */
  putEdition(edition: Omit<EditionRow, 'version'>): Promise<EditionRow>;
  edition(kind: string, id: string, version?: number): Promise<EditionRow | undefined>;
  editions(kind: string): Promise<readonly Omit<EditionRow, 'content'>[]>;
  enqueue(message: OutboxRow): Promise<void>;
  /** Messages waiting, oldest first. */
  waiting(limit: number): Promise<readonly OutboxRow[]>;
  sent(id: string): Promise<void>;
  setting(name: string): Promise<Json | undefined>;
  setSetting(name: string, value: Json): Promise<void>;
}

export interface Store
  extends Ledger,
    Figures,
    Keeping,
    Power,
    Units,
    People,
    Identity,
    Papers,
    Drafts,
    Overview,
    Searching,
    Months,
    Shifts,
    Notices,
    AuditReading,
    SavedViews,
    Receipts,
    Shelves,
    Surveys,
    Jobs,
    Letters,
    Texts,
    Worklists,
    Truth,
    Kinds,
    Beginning {
  readonly kind: 'pglite' | 'postgres';
  /**
   * An answer that follows from matters of a scope alone (and of one procedure, where one is named): computed once, and
   * again when one of them has changed. What it is asked for must be told by `question` in full.
   */
  remember<T>(
    place: { readonly procedure: string | undefined; readonly unitPath: string },
    question: string,
    compute: () => Promise<T>,
  ): Promise<T>;
  /** Calls back after every committed change, here or in another process on the same database; returns how to stop. */
  changes(listener: (news: News) => void): () => void;
}
