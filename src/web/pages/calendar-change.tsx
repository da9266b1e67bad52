import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { printInstant } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { Moves } from './calendar-moves.tsx';
import { changeQuery } from './calendar-query.ts';
import './calendar.css';

/** What a notice or a local value moved when it was put in force. */
export function CalendarChangePage() {
  const { id = '', version = '' } = useParams({ strict: false });
  const change = useQuery(changeQuery(id, version));
  useTitle('期限变动');
  return (
    <div className="page">
      <Await query={change}>
        {(data) => (
          <>
            <header className="page-head">
              <div>
                <h1>期限变动</h1>
                <p className="grey">
                  {data.change.title}　{data.change.by}于{printInstant(data.change.at)}办理。只列出您职责范围内的事项。
                </p>
              </div>
              <Link to="/calendar/notices" className="button">
                放假安排
              </Link>
            </header>
            <Moves moves={data.moves} done />
          </>
        )}
      </Await>
    </div>
  );
}
