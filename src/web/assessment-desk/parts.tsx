import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EvidenceDto } from '../../api/contract/assessment-desk.ts';
import { assessmentsQuery } from '../assessment/queries.ts';
import { OfflineError, ProblemError } from '../client.ts';
import { useSession } from '../frame/session.ts';
import './assessment-desk.css';

/** Why something was not done, in the words of the refusal. */
export function Told({ error }: { readonly error: unknown }) {
  if (!error) return null;
  const said =
    error instanceof ProblemError
      ? error.problem.detail || error.problem.title
      : error instanceof OfflineError
        ? '连不上服务器，网络恢复后再试；已经填写的内容还在。'
        : '没有办成，请再试一次。';
  return (
    <div className="summary" role="alert">
      <p className="desk-told">{said}</p>
    </div>
  );
}

interface Door {
  readonly to: '/assessment' | '/assessment/self' | '/assessment/review' | '/assessment/work';
  readonly title: string;
}

/** The pages of an assessment that the post can use. */
function useDoors(): readonly Door[] {
  const { duties, unit } = useSession().post;
  const oversees = useQuery(assessmentsQuery).data?.overseesAll === true;
  const assessed = ['county', 'zone', 'department'].includes(unit.kind) && duties.some((d) => ['clerk', 'reviewer', 'head'].includes(d));
  const doors: (Door | undefined)[] = [
    { to: '/assessment', title: '得分和排名' },
    assessed ? { to: '/assessment/self', title: '本单位自评' } : undefined,
    duties.includes('rater') ? { to: '/assessment/review', title: '材料评分' } : undefined,
    oversees ? { to: '/assessment/work', title: '考核进度' } : undefined,
  ];
  return doors.filter((door) => door !== undefined);
}

/** The pages of an assessment beside each other. */
export function AssessmentDoors() {
  const doors = useDoors();
  if (doors.length < 2) return null;
  return (
    <p className="desk-doors no-print">
      {doors.map(({ to, title }) => (
        <Link key={to} to={to} activeOptions={{ exact: true }}>
          {title}
        </Link>
      ))}
    </p>
  );
}

interface EvidenceProps {
  readonly evidence: readonly EvidenceDto[];
  /** Where a file is fetched. */
  readonly urlOf: (sha256: string) => string;
}

export function EvidenceList({ evidence, urlOf }: EvidenceProps) {
  if (evidence.length === 0) return <p className="grey">没有附材料。</p>;
  return (
    <ul className="desk-evidence">
      {evidence.map((one, at) => (
        <li key={`${at} ${one.title}`}>
          {one.file ? (
            <a href={urlOf(one.file.sha256)} target="_blank" rel="noreferrer">
              {one.title}
            </a>
          ) : (
            one.title
          )}
          <span className="grey small">
            {one.docNo ? `　${one.docNo}` : ''}　形成于{one.signedOn}
            {one.reused ? '　同一材料用于几项' : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
