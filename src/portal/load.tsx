import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { get, OfflineError, ProblemError } from '../web/client.ts';

export interface Loaded<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/** What came in this visit, so that going back shows it at once. */
const held = new Map<string, unknown>();

/** Asks the public side of the server; what it answered before is shown while it is asked again. */
export function useLoad<T>(path: string): Loaded<T> {
  const [state, setState] = useState<{ path: string; data: T | undefined; error: unknown }>();
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  useEffect(() => {
    void turn;
    const gone = new AbortController();
    get<T>(`/public${path}`, gone.signal).then(
      (data) => {
        held.set(path, data);
        if (!gone.signal.aborted) setState({ path, data, error: undefined });
      },
      (error: unknown) => {
        if (!gone.signal.aborted) setState({ path, data: undefined, error });
      },
    );
    return () => gone.abort();
  }, [path, turn]);
  const fresh = state?.path === path ? state : undefined;
  return { data: fresh?.data ?? (held.get(path) as T | undefined), error: fresh?.error, again };
}

/** Says that something is coming, but only when it takes long enough to be noticed. */
function Coming() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="coming" role="status">
      {late ? '正在打开…' : ''}
    </p>
  );
}

/** Why something did not come or was not done, in a sentence. */
export function failureOf(error: unknown): string {
  if (error instanceof OfflineError) return '网络不通，请稍后再试；已经填写的内容还在。';
  if (error instanceof ProblemError) return error.problem.detail || error.problem.title;
  return '没有办成，请再试一次。';
}

export function Failed({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const missing = error instanceof ProblemError && error.problem.status === 404;
  return (
    <div className="said" role="alert">
      <p>{missing ? '没有找到这一页，可能没有公开或者已经移走。' : failureOf(error)}</p>
      {again && !missing ? (
        <button type="button" className="button" onClick={again}>
          再试一次
        </button>
      ) : null}
    </div>
  );
}

/** Shows what came, or that it is coming, or why it did not. */
export function Await<T>({ from, children }: { readonly from: Loaded<T>; readonly children: (data: T) => ReactNode }) {
  if (from.data !== undefined) return <>{children(from.data)}</>;
  return from.error ? <Failed error={from.error} again={from.again} /> : <Coming />;
}
