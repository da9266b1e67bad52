/** A text that the platform keeps apart from matters: a template, a question of an examination. */
export interface KeptText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/**
 * Which procedures make up the library of normative documents, told by app: below it no file knows their names. Fields
 * are those of the documents' declaration (title, docNo, text, …).
 */
export interface LibraryKind {
  readonly document: string;
  /** The act that enters an existing document. */
  readonly importAct: string;
  /** States in force. */
  readonly alive: readonly string[];
  /** States after the end. */
  readonly ended: readonly string[];
  readonly filing: { readonly procedure: string; readonly pending: string };
  /** Opinions on a draft: the state in which they are gathered and the act that ends it. */
  readonly opinion: {
    readonly procedure: string;
    readonly while: string;
    readonly closes: string;
    readonly answered: readonly string[];
    readonly adopted: readonly string[];
  };
  readonly campaign: { readonly procedure: string; readonly item: string; readonly listAct: string; readonly listing: string };
  readonly book: string;
  /** Months before the end of validity at which one is reminded, the longest first. */
  reminders(): readonly number[];
  /** Roles told of an end to come: these, or the others where nobody fills these. */
  readonly expiryTold: { readonly first: readonly string[]; readonly otherwise: readonly string[] };
  /** Texts of the platform's templates, as the city has them now. */
  templates(): Promise<readonly KeptText[]>;
  /** Questions of examinations, where there are any. */
  questions(): Promise<readonly KeptText[]>;
}
