/**
 * 不得申报的情形: what the records of a unit say of it. Those of the list that a record can tell refuse the application, the
 * recommendation and the naming; what is only near to them is shown beside the application, for people to weigh.
 */
import type { StandingFact } from '#api';
import { type CivilDate, refusal } from '#kernel';
import { platformDefaults } from '#law';
import type { ActAnswer, ActRequest, MatterRow, Store } from '#store';

interface Rule {
  readonly procedure: string;
  readonly said: string;
  /** Whether it is one of the cases in which a unit may not apply. */
  readonly veto: boolean;
  readonly states?: readonly string[];
  /** The field that must hold this value, and the one that says of which year it is. */
  readonly field?: string;
  readonly is?: string | boolean;
  readonly year?: string;
}

type Records = Pick<Store, 'unit' | 'list' | 'rows'>;

const told = ['published', 'rectifying', 'rectified', 'closed', 'corrected', 'archived'];
const rules: readonly Rule[] = [
  { procedure: 'litigation-case', said: '生效裁判逾期未履行', veto: true, states: ['enforcement'] },
  { procedure: 'unit-assessment', said: '依法行政考核不合格', veto: true, states: told, field: 'grade', is: 'poor', year: 'year' },
  {
    procedure: 'unit-quarter',
    said: '季度考评经核实数据不实',
    veto: true,
    states: ['published'],
    field: 'falsified',
    is: true,
    year: 'year',
  },
  { procedure: 'supervision-task', said: '任务证据核查不实，尚未整改', veto: false, field: 'evidenceFalse', is: true },
  { procedure: 'rectification', said: '问题整改逾期', veto: false, states: ['overdue'] },
  { procedure: 'data-question', said: '数据核对未能说明', veto: false, field: 'outcome', is: 'unresolved' },
];
/** So many years back. */
const years = 2;

const fits = (rule: Rule, { values }: MatterRow, today: CivilDate): boolean => {
  if (rule.field !== undefined && values[rule.field] !== rule.is) return false;
  return rule.year === undefined || Number(values[rule.year]) >= Number(today.slice(0, 4)) - years;
};

/** All that the records say of a unit, the refusing ones first. */
export async function vetoFacts(store: Records, unit: string, today: CivilDate): Promise<readonly StandingFact[]> {
  const unitPath = store.unit(unit)?.path;
  if (unitPath === undefined) return [];
  const found = await Promise.all(
    rules.map(async (rule) => {
      const shows = [rule.field, rule.year].filter((field) => field !== undefined);
      const asked = { procedure: rule.procedure, unitPath, unit, limit: 100, count: 'none' as const, shows };
      const { rows } = await store.list({ ...asked, ...(rule.states && { state: rule.states }) });
      return rows.filter((row) => fits(rule, row, today)).map((row) => ({ row, said: rule.said, veto: rule.veto }));
    }),
  );
  return found.flat();
}

const judged: Readonly<Record<string, string>> = { apply: '申报', recommend: '推荐', name: '命名' };

/** Refuses an application, recommendation or naming that the records forbid; names the record. */
export async function vetoedByRecords(store: Records, request: ActRequest): Promise<Extract<ActAnswer, { ok: false }> | undefined> {
  const what = request.procedure === 'demonstration-application' ? judged[request.act] : undefined;
  if (what === undefined) return undefined;
  const [row] = request.key === undefined ? [] : await store.rows([request.key]);
  const unit = row?.values.applicant ?? request.values.applicant;
  const facts = typeof unit === 'string' ? await vetoFacts(store, unit, request.on) : [];
  const basis = platformDefaults('不得申报的情形');
  const refusals = facts
    .filter((fact) => fact.veto)
    .slice(0, 10)
    .map(({ said, row: record }) => {
      const text = `存在不得申报情形：${said}（${record.number ?? record.title}）`;
      return refusal('veto-recorded', text, { remedy: `情形消除前不得${what}；记录有误的，先更正记录`, basis });
    });
  return refusals.length > 0 ? { ok: false, refusals } : undefined;
}
