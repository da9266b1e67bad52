import type { TaskResults } from '../../api/contract/tasks.ts';

/** What came of many acts in one go: how many were done, and why the others were not. */
export function Results({ results, done }: { readonly results: TaskResults; readonly done: string }) {
  const refused = results.rows.filter((row) => row.key === null);
  return (
    <div role="status" className="task-results">
      <p>
        {done}
        {results.done}项{refused.length > 0 ? `，${refused.length}项没有办成：` : '。'}
      </p>
      {refused.length > 0 ? (
        <ul className="findings">
          {refused.map((row) => (
            <li key={row.title}>
              {row.title}：{row.refusals.join('；')}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
