/** One assessment of a county, step by step: what its scenarios begin from. */
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { unitAssessment } from './procedure.ts';

export const coverage = covered(unitAssessment);
export const self = '01900000-0000-7000-8000-000000000001';
export const key = (n: number) => `411700/01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const own = `411700/${self}`;
export const [cycle, survey] = [key(50), key(60)];
export const unit = '411722';
export const sha = (c: string) => c.repeat(64);
export const paper = { sha256: sha('a'), name: '清单.pdf', size: 10, type: 'application/pdf' };

export const evidenceItems = [
  { indicator: '1.1.2', title: '权责清单', weight: 4, counts: 5 },
  { indicator: '7.2.1', title: '领导干部学法', weight: 2 },
];
export const opening = {
  title: '上蔡县2019年度依法行政考核',
  cycle,
  unit,
  year: 2019,
  group: 'county',
  periodFrom: '2019-01-01',
  periodTo: '2019-11-30',
  evidenceItems,
};
export const computed = [{ indicator: '2.1.1', title: '规范性文件报备', weight: 93, score: 80, value: '20÷25' }];
export const selfItems = [
  { indicator: '1.1.2', selfScore: 4, statement: '清单已调整并公布' },
  { indicator: '7.2.1', selfScore: 2, statement: '学法四次' },
];
export const evidence = [
  { indicator: '1.1.2', title: '权责清单', signedOn: '2019-06-10', paper, reused: false },
  { indicator: '7.2.1', title: '学法签到', signedOn: '2019-08-10', paper: { ...paper, sha256: sha('c') }, reused: false },
];
export const selfDone = { selfItems, evidence, selfTotal: 87 };
export const sheet = (n: number, seat: string, at: string, a: number, b: number) => ({
  id: key(n),
  more: {
    procedure: 'score-sheet',
    unit: at,
    state: 'submitted',
    values: {
      seat,
      assessment: own,
      scores: [
        { indicator: '1.1.2', score: a },
        { indicator: '7.2.1', score: b },
      ],
    },
  },
});
export const first = sheet(11, 'first', '411700-D05', 3.5, 2);
export const second = sheet(12, 'second', '411700-D06', 3.4, 1.8);
export const far = sheet(12, 'second', '411700-D06', 2, 1.8);
export const third = sheet(13, 'third', '411700-D07', 3.2, 1.8);
export const material = [
  { indicator: '1.1.2', first: 3.5, second: 3.4, score: 3.45 },
  { indicator: '7.2.1', first: 2, second: 1.8, score: 1.9 },
];
export const item = {
  indicator: '1.1.2',
  title: '权责清单',
  kind: 'evidence',
  weight: 5,
  score: 4.3,
  why: '材料审查3.45分：清单公布迟于调整',
};
export const draft = { draftItems: [item], draftTotal: 86.25, draftExact: '345/4', draftGrade: 'good' };
export const result = { items: [item], total: 86.25, grade: 'good' };

type Sheet = ReturnType<typeof sheet>;
export function opened(sheets: readonly Sheet[] = [first, second], seed: string | undefined = 'seed-2019-1'): Play {
  const p = coverage
    .watch(play(unitAssessment, { calendar: cityCalendar, policies: [] }, (code) => (code.includes('-D') ? 'department' : 'county')))
    .given(cycle, {
      procedure: 'assessment-cycle',
      state: 'under-way',
      values: { year: 2019, periodFrom: '2019-01-01', periodTo: '2019-11-30', ...(seed && { seed }) },
    })
    .given(survey, { procedure: 'satisfaction-survey', state: 'closed', values: { unit, year: 2019 } })
    .given(key(20), {
      procedure: 'onsite-finding',
      state: 'signed',
      values: { assessment: own, rows: [{ indicator: '7.2.1', points: 0.2 }] },
    })
    .given(key(21), { procedure: 'onsite-finding', state: 'confirmed', values: { assessment: own } });
  for (const { id, more } of sheets) p.given(id, more);
  return p.on('2019-12-02').as('organizer').do('open', opening);
}
export const filled = (sheets?: readonly Sheet[]) => opened(sheets).as('clock').do('prefill', { computed }).on('2019-12-10').as('filler');
export const signing = { pledge: true, signerPost: '县长' };
export const reviewing = (sheets?: readonly Sheet[]) =>
  filled(sheets).do('prepare-self', selfDone).on('2019-12-11').as('signatory').do('submit-self', signing).as('organizer');
export const merged = { sheets: [key(11), key(12)], material };
export const reviewed = () => reviewing().on('2019-12-17').do('complete-review', merged);
export const sampled = {
  population: 120,
  sample: Array.from({ length: 6 }, (_, i) => ({ record: key(100 + i), kind: '规范性文件备案', title: `第${i}件` })),
};
export const onsite = () => reviewed().on('2019-12-18').do('draw-sample', sampled);
export const toScore = () =>
  onsite()
    .on('2019-12-20')
    .do('finish-onsite', { findings: [key(20)] })
    .do('link-survey', { survey });
export const scored = () => toScore().on('2019-12-24').as('clock').do('score', draft);
export const moderated = () => scored().as('chief').do('moderate', { moderationNote: '没有需要调整的' });
/** Told after the engine worked it out once more. */
export const told = () => moderated().as('clock').do('rescore', draft).as('organizer').on('2019-12-26').do('notify', result);
export const objection = { objections: [{ indicator: '1.1.2', claim: 5, reason: '清单六月已公布' }] };
export const objected = () => told().on('2019-12-30').as('signatory').do('object', objection);
export const reply = '经查，清单于六月十日公布，异议成立。';
export const published = () =>
  told().as('signatory').do('confirm').as('clock').on('2020-01-08').do('approve').on('2020-01-09').do('publish');
