import type { SchemeProblemDto } from '../../api/contract/assessments.ts';
import { OfflineError, ProblemError } from '../client.ts';

interface Props {
  readonly problems: readonly SchemeProblemDto[] | undefined;
  readonly error?: unknown;
  /** Said when nothing stood against it. */
  readonly done?: string;
  /** What groups are called: a problem of a group is told by its name. */
  readonly titles?: ReadonlyMap<string, string>;
  /** Opens the indicator that a problem is about. */
  readonly onOpen?: (code: string) => void;
}

const errorText = (error: unknown): string => {
  if (error instanceof ProblemError) return [error.problem.title, error.problem.detail].filter(Boolean).join('。');
  return error instanceof OfflineError ? '连不上服务器，没有办成。请网络恢复后再试' : '没有办成，请再试一次';
};

/** What stands against something, in plain sentences, refusals first. */
export function Problems({ problems, error, done, titles, onOpen }: Props) {
  if (error) {
    return (
      <p className="problem-line problem-refusal" role="alert">
        {errorText(error)}
      </p>
    );
  }
  if (!problems) return null;
  if (problems.length === 0) return done ? <p role="status">{done}</p> : null;
  const sorted = problems.toSorted((a, b) => Number(a.severity === 'question') - Number(b.severity === 'question'));
  return (
    <ul className="problem-list" aria-label="需要改正或者核实">
      {sorted.map((p) => (
        <li key={`${p.at ?? ''} ${p.text}`} className={`problem-line problem-${p.severity}`}>
          {p.at && titles?.has(p.at) ? (
            <a href={`#group-${p.at}`}>{titles.get(p.at) || '未命名的组'}</a>
          ) : p.at && onOpen ? (
            <button type="button" className="link-button" onClick={() => onOpen(p.at ?? '')}>
              {p.at}
            </button>
          ) : (
            <span>{p.at ?? ''}</span>
          )}
          <span>
            {p.text}。<span className="grey">{p.remedy}。</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The text of a chosen file; the box is emptied so that the same file can be chosen again. */
export async function readText(input: HTMLInputElement): Promise<string | undefined> {
  const file = input.files?.[0];
  const text = await file?.text();
  input.value = '';
  return text;
}

/** A chosen file in base64. */
export async function readBytes(input: HTMLInputElement): Promise<{ name: string; content: string } | undefined> {
  const file = input.files?.[0];
  if (!file) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  input.value = '';
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { name: file.name, content: btoa(text) };
}
