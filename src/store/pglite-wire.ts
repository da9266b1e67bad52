import type { Param } from './db.ts';

/** What is asked of the thread that holds the embedded database. */
export interface LiteRequest {
  readonly id: number;
  readonly sql: string;
  readonly params?: readonly Param[];
  /** Lines for a COPY. */
  readonly lines?: string;
  /** Several statements without parameters. */
  readonly many?: true;
  readonly close?: true;
}

/** Its answer; id 0 says that the database is open (or why not). */
export interface LiteAnswer {
  readonly id: number;
  readonly rows?: readonly unknown[];
  readonly error?: {
    readonly message: string;
    readonly code: string | undefined;
    readonly constraint: string | undefined;
    readonly detail: string | undefined;
    readonly table: string | undefined;
  };
}
