import type { DescribedField } from '#kernel';
import type { MatterDto, ProcedureDetail } from '../../api/contract.ts';
import { BasisRows } from '../help/basis-rows.tsx';
import { FieldWhy } from '../help/field-why.tsx';
import { Why } from '../help/why.tsx';
import { ValueView } from '../kit/value-view.tsx';

interface Group {
  readonly title: string;
  readonly fields: readonly DescribedField[];
}

const filled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Values by the step that gave them last, in the order of the steps; what the platform gave comes first. */
export function groupsOf(matter: MatterDto, detail: ProcedureDetail): readonly Group[] {
  const given = new Map<string, string>();
  for (const step of matter.steps) for (const id of Object.keys(step.values)) given.set(id, headOf(step));
  const groups = new Map<string, DescribedField[]>();
  const first = matter.steps[0];
  if (first) groups.set(headOf(first), []);
  for (const field of detail.fields) {
    if (!filled(matter.values[field.id])) continue;
    const title = given.get(field.id) ?? '登记';
    groups.set(title, [...(groups.get(title) ?? []), field]);
  }
  return [...groups].map(([title, fields]) => ({ title, fields })).filter((g) => g.fields.length > 0);
}

const headOf = (step: { readonly title: string; readonly on: string }): string => `${step.title}（${step.on}）`;

/** The provision of the step that gave a group of values. */
function StepWhy({ matter, title }: { readonly matter: MatterDto; readonly title: string }) {
  const step = matter.steps.find((s) => headOf(s) === title);
  if (!step) return null;
  return (
    <Why about={step.title} mark={step.basis.mark}>
      <BasisRows basis={step.basis} />
    </Why>
  );
}

const wide = new Set(['long-text', 'rows', 'file']);

export function MatterValues({ matter, detail }: { readonly matter: MatterDto; readonly detail: ProcedureDetail }) {
  return (
    <>
      {groupsOf(matter, detail).map((group) => (
        <section key={group.title} className="section">
          <h2>
            {group.title}
            <StepWhy matter={matter} title={group.title} />
          </h2>
          <dl className="values">
            {group.fields.map((field) => (
              <div key={field.id} className={wide.has(field.kind) ? 'values-wide' : ''}>
                <dt>
                  {field.title}
                  {field.basis || field.help ? <FieldWhy field={field} by={detail} fields={detail.fields} /> : null}
                </dt>
                <dd>
                  <ValueView field={field} value={matter.values[field.id]} names={matter.names} matter={matter.key} />
                  {matter.masked.includes(field.id) ? <span className="grey small">　已遮蔽</span> : null}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
