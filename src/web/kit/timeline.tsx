import { Link } from '@tanstack/react-router';
import type { MatterDto, ProcedureDetail, StepDto } from '../../api/contract.ts';
import { Files } from '../evidence/viewer.tsx';
import { printInstant } from './format.ts';
import { Provision } from './provision.tsx';
import { filesOf } from './values.ts';
import './timeline.css';

/** Acts down the page: what, who in which post, when it happened and when it was entered, evidence, seal. */
export function Timeline({ matter, detail }: { readonly matter: MatterDto; readonly detail: ProcedureDetail }) {
  return (
    <ol className="timeline">
      {matter.steps.map((step) => (
        <TimelineStep key={step.seq} step={step} matter={matter} detail={detail} />
      ))}
    </ol>
  );
}

interface StepProps {
  readonly step: StepDto;
  readonly matter: MatterDto;
  readonly detail: ProcedureDetail;
}

function TimelineStep({ step, matter, detail }: StepProps) {
  const files = detail.fields.filter((f) => f.kind === 'file').flatMap((f) => filesOf(step.values[f.id]));
  const entered = printInstant(step.recordedAt);
  return (
    <li className={step.late ? 'late' : ''}>
      <div className="timeline-head">
        <time dateTime={step.on}>{step.on}</time>
        <h3>{step.title}</h3>
        <span className="timeline-state">{step.state}</span>
      </div>
      <p className="timeline-who">
        {step.actor ? [step.actor.name, step.actor.post].filter(Boolean).join('，') : '平台按期限自动办理'}
        {step.unit ? <span className="grey"> {step.unit}</span> : null}
      </p>
      {entered.slice(0, 10) === step.on ? null : (
        <p className={step.late ? 'timeline-late' : 'grey small'}>
          {entered} 登记{step.late ? '，超过5个工作日' : ''}
        </p>
      )}
      {files.length ? <Files files={files} matter={matter.key} /> : null}
      <p className="timeline-foot">
        <Provision basis={step.basis} />
        <span className="timeline-seal" title="本步的封存码前12位，用于核对台账是否被改动">
          封 {step.seal}
        </span>
      </p>
    </li>
  );
}

/** So many matters that refer to this one in the same field are named; more are one line with the way to their list. */
const namedLinks = 12;

type Linked = MatterDto['links'][number];

/** Those that refer to it in great numbers, by kind and field, and all the others one by one. */
function crowds(links: readonly Linked[]): { readonly few: readonly Linked[]; readonly many: readonly (readonly Linked[])[] } {
  const kinds = Map.groupBy(links, (l) => `${l.direction} ${l.procedure} ${l.field}`);
  const many = [...kinds.values()].filter(([first, ...more]) => first?.direction === 'from' && more.length >= namedLinks);
  const crowded = new Set(many.flat());
  return { few: links.filter((l) => !crowded.has(l)), many };
}

/** Matters this one refers to, and those that refer to it. */
export function Links({ matter }: { readonly matter: MatterDto }) {
  const { few, many } = crowds(matter.links);
  return (
    <ul className="links">
      {many.map(([first, ...more]) =>
        first ? (
          <li key={`${first.procedure}.${first.field}`}>
            <span className="grey small">被「{first.procedureTitle}」引用</span>
            <Link to="/m/$procedure" params={{ procedure: first.procedure }} search={{ [`f.${first.field}`]: matter.key }}>
              {more.length + 1}件，看列表
            </Link>
          </li>
        ) : null,
      )}
      {few.map((link) => {
        const [region = '', id = ''] = link.key.split('/');
        return (
          <li key={`${link.direction}${link.field}${link.key}`}>
            <span className="grey small">{link.direction === 'to' ? link.title : `被「${link.procedureTitle}」引用`}</span>
            <Link to="/m/$procedure/$region/$id" params={{ procedure: link.procedure, region, id }}>
              {link.label}
            </Link>
            <span className="grey small">
              {link.procedureTitle} · {link.state}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
