/** The office's view of a year's assessment: every unit, where it stands, and the next step. */
import { rolesOf } from '#kernel';
import type { MatterRow, StoredMatter } from '#store';
import type { BoardDto, BoardLineDto, SurveyLineDto } from '../contract/assessment-desk.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import type { Signed } from '../session.ts';
import { declared, kindIn, mattersOf, seen, stateOf } from './common.ts';
import { numberIn, textIn } from './kind.ts';
import { apartIn } from './steps.ts';

const steps: Readonly<Record<string, BoardLineDto['step']>> = {
  'onsite-pending': { id: 'draw', title: '抽取核查清单' },
  scored: { id: 'rescore', title: '重新计分' },
};
const titles = {
  assign: '派出评分',
  third: '派第三评分人',
  merge: '合议',
  survey: '并入满意度',
  score: '计分',
  rescore: '重新计分',
  notify: '告知得分',
} as const;
const step = (id: keyof typeof titles): BoardLineDto['step'] => ({ id, title: titles[id] });

interface Work {
  readonly stored: StoredMatter;
  readonly sheets: readonly StoredMatter[];
}

/** In the review: raters first, a third where they are apart, then the agreement. */
function reviewStep({ sheets }: Work, third: readonly string[]): BoardLineDto['step'] {
  const seats = sheets.map((one) => one.matter.values.seat);
  if (!seats.includes('first') || !seats.includes('second')) return step('assign');
  if (sheets.some((one) => one.matter.state !== 'submitted')) return null;
  return third.length > 0 ? step('third') : step('merge');
}

function nextStep(work: Work, third: readonly string[]): BoardLineDto['step'] {
  const { state, values, history } = work.stored.matter;
  if (state === 'material-review') return reviewStep(work, third);
  if (state === 'survey-merge') return values.survey === undefined ? step('survey') : step('score');
  if (state !== 'moderated') return steps[state] ?? null;
  const at = (acts: readonly string[]): number => history.findLast((s) => acts.includes(s.act))?.seq ?? 0;
  return at(['score', 'rescore']) < at(['moderate', 'amend']) ? step('rescore') : step('notify');
}

function lineOf(platform: Platform, who: Signed, work: Work, row: MatterRow): BoardLineDto {
  const { stored, sheets } = work;
  const values = seen(platform, who, stored);
  const options = declared(platform, stored.matter.procedure).fields;
  const handedIn = sheets.filter((one) => ['submitted', 'used'].includes(one.matter.state));
  const both = ['first', 'second'].every((seat) => handedIn.some((one) => one.matter.values.seat === seat));
  const third = both && stored.matter.state === 'material-review' ? apartIn(platform, stored, handedIn).open : [];
  const title = (field: string) => options[field]?.spec.options?.[textIn(values, field)];
  const drafted = options.grade?.spec.options?.[textIn(values, 'draftGrade')];
  return {
    ...{
      key: stored.key,
      unit: stored.matter.unit,
      unitName: platform.units.get(stored.matter.unit)?.name ?? '',
      group: title('group') ?? '',
    },
    ...{ state: stateOf(platform, stored.matter), due: row.nextDueOn, sheets: { handedIn: handedIn.length, out: sheets.length }, third },
    ...{ selfTotal: numberIn(values, 'selfTotal'), total: numberIn(values, 'total') ?? numberIn(values, 'draftTotal') },
    ...{ grade: title('grade') ?? drafted ?? null, step: nextStep(work, third) },
  };
}

async function surveysOf(platform: Platform): Promise<readonly SurveyLineDto[]> {
  const { survey } = kindIn(platform);
  const channels = declared(platform, survey).fields.channel?.spec.options ?? {};
  const rows = (await mattersOf(platform, survey)).filter((row) => row.state !== 'cancelled');
  return Promise.all(
    rows.map(async ({ key, title, values, state }): Promise<SurveyLineDto> => {
      const open = state === 'answering';
      const counts = open && values.channel === 'platform' ? await platform.store.surveyCounts(key) : { issued: 0, used: 0 };
      return {
        ...{
          key,
          title,
          unitName: platform.units.get(textIn(values, 'unit'))?.name ?? '',
          channel: channels[textIn(values, 'channel')] ?? '',
        },
        ...{ open, issued: counts.issued, answered: counts.used, sampleSize: numberIn(values, 'sampleSize') },
        ...{ score: numberIn(values, 'score'), low: numberIn(values, 'scoreLow'), high: numberIn(values, 'scoreHigh') },
      };
    }),
  );
}

const cycleSteps: Readonly<Record<string, NonNullable<BoardDto['cycle']>['step']>> = {
  'scheme-approved': { id: 'publish-scheme', title: '公布考核方案' },
  approved: { id: 'publish-results', title: '公布结果' },
};

function cycleStep(state: string, rows: readonly MatterRow[]): NonNullable<BoardDto['cycle']>['step'] {
  if (state !== 'under-way') return cycleSteps[state] ?? null;
  if (rows.length === 0) return { id: 'open-all', title: '开始各单位考核' };
  return rows.every((row) => row.state === 'finalised') ? { id: 'submit-results', title: '冻结结果并提交' } : null;
}

/** Systems that were published, and stand under no assessment yet. */
async function draftable(platform: Platform, cycles: readonly MatterRow[]): Promise<BoardDto['mayDraft']> {
  const begun = new Set(cycles.map((row) => textIn(row.values, 'schemeId')));
  const published = (await platform.assessments.schemes()).filter(({ scheme, state }) => state === 'published' && !begun.has(scheme.id));
  return published.map(({ scheme: { id, title } }) => ({ id, title }));
}

export async function boardOf(platform: Platform, who: Signed): Promise<BoardDto> {
  const kind = kindIn(platform);
  const cycles = await mattersOf(platform, kind.cycle);
  const newest = cycles.toSorted((a, b) => Number(b.values.year) - Number(a.values.year))[0];
  const cycle = newest && (await platform.store.matter(newest.key));
  const at = cycle?.matter ?? { unit: who.actor.unit, unitPath: platform.units.get(who.actor.unit)?.path ?? '', values: {} };
  const roles = rolesOf(declared(platform, kind.cycle), who.actor, at);
  if (!roles.some((role) => ['organizer', 'chief', 'board'].includes(role))) throw notFound();
  const rows = cycle ? (await mattersOf(platform, kind.assessment)).filter((row) => row.values.cycle === cycle.key) : [];
  const under = (await mattersOf(platform, kind.sheet)).filter((row) => !['recused', 'cancelled'].includes(row.state));
  const sheets = (await Promise.all(under.map((row) => platform.store.matter(row.key)))).filter((one) => one !== undefined);
  const bySubject = Map.groupBy(sheets, (one) => textIn(one.matter.values, 'assessment'));
  const lines = await Promise.all(
    rows.map(async (row) => {
      const stored = await platform.store.matter(row.key);
      return stored ? [lineOf(platform, who, { stored, sheets: bySubject.get(row.key) ?? [] }, row)] : [];
    }),
  );
  return {
    cycle: cycle
      ? {
          ...{
            key: cycle.key,
            procedure: kind.cycle,
            title: textIn(cycle.matter.values, 'title'),
            scheme: textIn(cycle.matter.values, 'schemeId'),
          },
          state: stateOf(platform, cycle.matter),
          step: cycleStep(cycle.matter.state, rows),
        }
      : null,
    mayDraft: roles.includes('organizer') ? await draftable(platform, cycles) : [],
    ...{ unitProcedure: kind.assessment, surveyProcedure: kind.survey, surveyAct: 'open' },
    units: lines.flat().toSorted((a, b) => (a.group === b.group ? (a.unit < b.unit ? -1 : 1) : a.group < b.group ? -1 : 1)),
    surveys: await surveysOf(platform),
  };
}
