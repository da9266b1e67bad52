import { type LinkedMatter, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { normativeDocument } from './procedure.ts';

export const coverage = covered(normativeDocument);
const units = (code: string) => ({ '411700': 'city', '411700-T01': 'coordination' })[code] ?? 'department';
export const start = (): Play => coverage.watch(play(normativeDocument, { calendar: cityCalendar, policies: [] }, units));

export const id = (n: number) => `411700/01900000-0000-7000-8000-00000000${String(n).padStart(4, '0')}`;
export const fileOf = (name: string, mark: string) => ({
  sha256: mark.repeat(64),
  name: `${name}.pdf`,
  size: 1000,
  type: 'application/pdf',
});
export const reviewId = id(900);
const textHash = 'a'.repeat(64);
export const review = (state: string, values: LinkedMatter['values'] = {}) => ({
  procedure: 'legality-review',
  state,
  values: { textHash, conclusion: 'lawful', issuedOn: '2019-05-20', ...values },
});

export const elements = [
  'competent-issuer',
  'lawful-procedure',
  'public-issue',
  'rights-and-duties',
  'general-binding',
  'repeated-application',
  'not-a-rule',
];
const idea = {
  title: '驻马店市人民政府关于印发驻马店市城市供水管理办法的通知',
  issuer: '411700',
  issuerLevel: 'city',
  draftingUnit: '411700-D05',
  genre: 'notice',
  topic: 'urban',
  elements,
  classified: false,
  planBasis: 'annual-plan',
  necessity: '现行办法不适应供水一体化的需要',
  affectsOperators: false,
  isMajorDecision: false,
};
export const draft = {
  bases: [{ name: '城市供水条例', number: '国务院令第158号', article: '第四条' }],
  duplicateCheck: '没有同题的现行有效文件',
  rightsArticles: '第三条、第八条',
  draftFile: fileOf('征求意见稿', 'b'),
  explanationFile: fileOf('起草说明', 'c'),
};
export const notice = {
  commentFrom: '2019-04-08',
  commentUntil: '2019-04-17',
  commentUrl: 'https://example.gov.cn/1',
  commentClass: 'ordinary',
};
export const table = { commentReceived: 12, commentAdopted: 4, adoptionTable: fileOf('采纳情况表', 'd') };
const bundle = { textFile: fileOf('送审稿', 'a'), basisFiles: [fileOf('依据', 'e')] };
export const publishing = {
  publishedOn: '2019-06-10',
  effectiveOn: '2019-07-15',
  expiresOn: '2024-07-14',
  text: '第一条 为了加强城市供水管理，制定本办法。',
  interpretationUrl: 'https://example.gov.cn/2',
};

export const planned = (more = {}) =>
  start()
    .on('2019-03-01')
    .as('drafting-unit')
    .do('propose', { ...idea, ...more });
export const drafted = (more = {}) => planned(more).on('2019-03-20').do('draft', draft);
export const assessed = (more = {}) =>
  drafted(more)
    .on('2019-04-01')
    .do('assess', { assessed: ['necessity', 'feasibility', 'reasonableness'], assessmentFile: fileOf('评估', 'f') });
export const consulted = (more = {}, comment = {}) =>
  assessed(more)
    .on('2019-04-08')
    .do('open-comment', { ...notice, ...comment })
    .on('2019-05-08')
    .do('close-comment', table);
export const inReview = (more = {}, comment = {}) =>
  consulted(more, comment)
    .as('legal-office#2')
    .do('pre-review', { departmentOpinion: fileOf('部门审核意见', '1') })
    .on('2019-05-09')
    .as('drafting-unit')
    .do('submit-legality', bundle);
export const cleared = (more = {}) =>
  inReview(more)
    .given(reviewId, review('issued'))
    .on('2019-05-20')
    .as('justice-bureau')
    .do('issue-opinion-clear', { legalityReview: reviewId });
export const scheduled = (more = {}) =>
  cleared(more).on('2019-05-24').as('government-office').do('schedule', { meetingOn: '2019-05-28', meetingName: '市政府第40次常务会议' });
export const approved = (more = {}) =>
  scheduled(more)
    .on('2019-05-28')
    .as('executive-meeting')
    .do('approve', { approvedOn: '2019-05-28', minutes: fileOf('会议记录', '2') });
export const signed = (more = {}) =>
  approved(more)
    .on('2019-06-03')
    .as('unit-head')
    .do('sign', { signedOn: '2019-06-03', textFile: fileOf('签发稿', 'a') });
export const issued = (more = {}) =>
  signed(more)
    .on('2019-06-04')
    .as('government-office')
    .do('register', { sign: '驻政文' })
    .on('2019-06-05')
    .do('issue', { issuedOn: '2019-06-05' });
export const published = (more = {}) =>
  issued()
    .on('2019-06-10')
    .do('publish', { ...publishing, ...more });
export const inForce = () => published().on('2019-07-15').as('clock').do('come-into-force');
