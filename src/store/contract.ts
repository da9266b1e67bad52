import type { CivilDate, HolidayNotice, Json, Policy, Question, Refusal, Tally } from '#kernel';
import type {
  AccountRow,
  ActAnswer,
  ActRequest,
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

interface Ledger {
  act(request: ActRequest): Promise<ActAnswer>;
  /** Folded from its events, values kept apart put back where they still exist. */
  matter(key: string): Promise<StoredMatter | undefined>;
  /** Projection rows by key, in the order asked; missing ones left out. */
  rows(keys: readonly string[]): Promise<readonly MatterRow[]>;
  list(question: ListQuestion): Promise<ListAnswer>;
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
  tallyBy(procedure: string, metric: string, question: Question, by: SplitBy): Promise<readonly Part[]>;
  /** The same by SQL over the ledger alone. */
  recount(procedure: string, metric: string, question: Question): Promise<Tally>;
  /** The rows behind it: their count equals the value. Of a share, those of the numerator. */
  records(procedure: string, metric: string, question: Question, page: { cursor?: string; limit?: number }): Promise<RecordsAnswer>;
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

export interface Store extends Ledger, Figures, Keeping, Units, People, Papers {
  readonly kind: 'pglite' | 'postgres';
}
