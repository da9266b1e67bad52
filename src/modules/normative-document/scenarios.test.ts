import { describe, expect, test } from 'vitest';
import { check, type LinkedMatter } from '#kernel';
import { cleanupCampaign } from '#modules/cleanup-campaign';
import { compilation } from '#modules/compilation';
import { normativeDocument } from '#modules/normative-document';
import { normativeDocumentCleanup } from '#modules/normative-document-cleanup';
import { normativeDocumentFiling } from '#modules/normative-document-filing';
import { publicOpinion } from '#modules/public-opinion';
import { reviewSuggestion } from '#modules/review-suggestion';
import { makingActs } from './making-acts.ts';
import {
  approved,
  assessed,
  cleared,
  consulted,
  coverage,
  draft,
  drafted,
  elements,
  fileOf,
  inForce,
  inReview,
  notice,
  planned,
  review,
  reviewId,
  scheduled,
  table,
} from './path.test-helper.ts';

describe('制定', () => {
  test('a document goes the whole way: idea, draft, assessment, comment, review, meeting, signature, number, publication, effect', () => {
    inForce().expect({
      state: 'in-force',
      values: { docNo: '驻政文〔2019〕1号', registryNo: 'GF-411700-2019-0001', validity: 'in-force' },
      publicly: { docNo: '驻政文〔2019〕1号', minutes: undefined, legalityReview: undefined },
      due: { publication: 'stopped', 'publication-after-issue': 'stopped', effect: 'stopped', validity: '2024-07-14' },
    });
  });

  test('only what has every element of a normative document goes this way （第226号令第2条）', () => {
    planned({ elements: elements.slice(1) }).expect({ refused: 'not-normative' });
  });

  test('涉密信息不得在本平台处理', () => {
    planned({ classified: true }).expect({ refused: 'classified' });
  });

  test('议事协调机构不得制定规范性文件', () => {
    planned({ issuer: '411700-T01' }).expect({ refused: 'not-an-issuer' });
  });

  test('规范性文件不得称「条例」， but may name one', () => {
    planned({ title: '驻马店市人民政府关于印发供水条例的通知' }).expect({ refused: 'title-regulation' });
    planned({ title: '驻马店市人民政府关于实施《城市供水条例》的通知' }).expect({ state: 'planned' });
  });

  test('the title carries the genre', () => {
    planned({ genre: 'decision' }).expect({ refused: 'title-genre' });
  });

  test('部门文件不得单冠行政区域名', () => {
    planned({ issuer: '411700-D05', title: '驻马店市城市供水管理办法' }).expect({ refused: 'title-region' });
    planned({ issuer: '411700-D05', title: '驻马店市城市管理局关于城市供水管理的意见', genre: 'opinion' }).expect({ state: 'planned' });
  });

  test('an urgent document says why it is urgent; one in the plan need not', () => {
    planned({ planBasis: 'urgent' }).expect({ refused: 'field-missing' });
    planned().expect({ state: 'planned' });
  });

  test.each(['licence', 'penalty', 'coercion', 'expropriation', 'fee', 'derogation'])(
    'a normative document may not set up: %s （国办发〔2018〕37号）',
    (kind) => {
      planned()
        .on('2019-03-20')
        .do('draft', { ...draft, forbiddenClauses: [{ kind, article: '第五条' }] })
        .expect({ refused: 'forbidden-content', state: 'planned' });
    },
  );

  test('the message names what may not be set up and where it stands', () => {
    const said = planned()
      .on('2019-03-20')
      .do('draft', { ...draft, forbiddenClauses: [{ kind: 'licence', article: '第五条' }] })
      .refusals.map((r) => r.text);
    expect(said).toEqual(['规范性文件不得设定行政许可，请删除第五条']);
  });

  test('the assessment covers necessity, feasibility and reasonableness', () => {
    drafted()
      .do('assess', { assessed: ['necessity'], assessmentFile: fileOf('评估', 'f') })
      .expect({ refused: 'assessment-incomplete' });
  });

  test('the making may be given up with a reason', () => {
    drafted().do('terminate', { terminateReason: '上级已有统一规定' }).expect({ state: 'terminated' });
  });
});

describe('征求意见', () => {
  test('open for at least 7 working days, unless its urgency is explained', () => {
    const short = { ...notice, commentUntil: '2019-04-16' };
    assessed().on('2019-04-08').do('open-comment', short).expect({ refused: 'comment-short' });
    assessed()
      .on('2019-04-08')
      .do('open-comment', { ...short, commentUrgency: '防汛在即' })
      .expect({ state: 'consulting' });
  });

  test('closes neither before the limit nor before the announced day', () => {
    const open = () =>
      assessed()
        .on('2019-04-08')
        .do('open-comment', { ...notice, commentUntil: '2019-04-19' });
    open().expect({ due: { comment: '2019-04-17' } });
    open().on('2019-04-16').do('close-comment', table).expect({ refused: 'too-early' });
    open().on('2019-04-18').do('close-comment', table).expect({ refused: 'comment-running' });
    open()
      .on('2019-04-19')
      .do('close-comment', table)
      .expect({ state: 'consulted', due: { comment: 'stopped' } });
  });

  test('30 days where businesses are closely touched; the class follows from the document', () => {
    const market = (more: object) =>
      assessed({ affectsOperators: true })
        .on('2019-05-06')
        .do('open-comment', { ...notice, commentFrom: '2019-05-06', ...more });
    market({ commentUntil: '2019-06-10', commentClass: 'ordinary' }).expect({ refused: 'comment-class' });
    market({ commentUntil: '2019-06-04', commentClass: 'operators' }).expect({ refused: 'comment-short' });
    market({ commentUntil: '2019-06-05', commentClass: 'operators' }).expect({ state: 'consulting', due: { comment: '2019-06-05' } });
  });

  test('not more comments are adopted than came in', () => {
    assessed()
      .on('2019-04-08')
      .do('open-comment', notice)
      .on('2019-04-17')
      .do('close-comment', { ...table, commentAdopted: 13 })
      .expect({ refused: 'adopted-too-many' });
  });

  test('the public reads opinions and what became of them, never who gave them', () => {
    const comments = [{ commenter: { name: '王小明', phone: '19900000001' }, opinion: '建议分期', adopted: true, reason: '已采纳' }];
    assessed()
      .on('2019-04-08')
      .do('open-comment', notice)
      .on('2019-04-17')
      .do('close-comment', { ...table, comments })
      .expect({ publicly: { comments: [{ opinion: '建议分期', adopted: true, reason: '已采纳' }], departmentOpinion: undefined } });
  });

  test('not to consult the public needs one of the grounds', () => {
    assessed().do('skip-comment', {}).expect({ refused: 'field-missing' });
    assessed().do('skip-comment', { commentGround: 'emergency' }).expect({ state: 'consulted' });
  });
});

describe('审核', () => {
  const [market, month] = [{ affectsOperators: true }, { commentClass: 'operators', commentUntil: '2019-05-08' }];

  test('未经公平竞争审查，不得出台 （公平竞争审查条例第14条）', () => {
    inReview(market, month).expect({ refused: 'no-competition-review', state: 'consulted' });
    consulted(market, month).do('skip-competition', { competitionSkipReason: '不涉及' }).expect({ refused: 'competition-needed' });
    consulted(market, month)
      .as('market-regulator')
      .do('review-competition', { competitionResult: 'violating', competitionFile: fileOf('公平竞争审查', '3') })
      .expect({ refused: 'no-competition-review' })
      .do('review-competition', { competitionResult: 'compliant', competitionFile: fileOf('公平竞争审查', '3') })
      .expect({ state: 'competition-reviewed', publicly: { competitionFile: undefined } });
  });

  test('a document that does not touch operators says so', () => {
    consulted().do('skip-competition', { competitionSkipReason: '不涉及经营者经济活动' }).expect({ state: 'competition-reviewed' });
  });

  test('what is missing is listed, and the drafter’s own legal office speaks first', () => {
    const early = consulted().do('submit-legality', { textFile: fileOf('送审稿', 'a') });
    early.expect({ refused: 'no-department-review' }).expect({ refused: 'materials-missing' });
    expect(early.refusals.map((r) => r.text)).toContain('缺少：依据文本');
  });

  test('whoever drafted does not review for the legal office', () => {
    consulted()
      .as('drafting-unit')
      .do('pre-review', { departmentOpinion: fileOf('部门审核意见', '1') })
      .expect({ refused: 'self-review' });
  });

  test('incomplete materials go back with the list', () => {
    inReview().as('justice-bureau').do('return-materials', { missingMaterials: '依据文本第二件' }).expect({ state: 'consulted' });
  });

  test('the outcome follows the issued opinion', () => {
    const at = (state: string, conclusion: string) =>
      inReview().given(reviewId, review(state, { conclusion })).on('2019-05-20').as('justice-bureau');
    at('reviewing', 'lawful').do('issue-opinion-clear', { legalityReview: reviewId }).expect({ refused: 'opinion-mismatch' });
    at('issued', 'unlawful').do('issue-opinion-clear', { legalityReview: reviewId }).expect({ refused: 'opinion-mismatch' });
    at('issued', 'ultra-vires').do('issue-opinion-reject', { legalityReview: reviewId }).expect({ state: 'rejected' });
  });

  test('a missing step is made up item by item before it comes again', () => {
    const items = (done: boolean) => [{ item: '补充听取行业协会意见', done }];
    inReview()
      .given(reviewId, review('supplement-required', { conclusion: 'supplement-procedure' }))
      .on('2019-05-20')
      .as('justice-bureau')
      .do('issue-opinion-supplement', { legalityReview: reviewId, supplementItems: items(false) })
      .expect({ state: 'supplementing' })
      .as('drafting-unit')
      .do('resubmit-legality', { supplementItems: items(false) })
      .expect({ refused: 'supplement-open' })
      .do('resubmit-legality', { supplementItems: items(true) })
      .expect({ state: 'in-review' });
  });
});

describe('会议', () => {
  const meeting = { meetingOn: '2019-05-28', meetingName: '市政府第40次常务会议' };
  const tryWith = (state: string, values: LinkedMatter['values'], day = '2019-05-24') =>
    cleared().given(reviewId, review(state, values)).on(day).as('government-office').do('schedule', meeting);

  test('未经合法性审核，不得提交会议研究 （国办发〔2018〕37号）', () => {
    inReview().as('government-office').do('schedule', meeting).expect({ refused: 'no-opinion' });
    tryWith('reviewing', {}).expect({ refused: 'no-opinion' });
  });

  test('审核不合法，不得提交审议', () => {
    tryWith('issued', { conclusion: 'unlawful' }).expect({ refused: 'opinion-unlawful' });
    tryWith('issued', { conclusion: 'supplement-procedure' }).expect({ refused: 'opinion-not-clear' });
  });

  test('lawful after revision opens the way once the revision is reported', () => {
    tryWith('issued', { conclusion: 'lawful-after-revision' }).expect({ refused: 'opinion-not-adopted' });
    tryWith('adopted', { conclusion: 'lawful-after-revision' }).expect({ state: 'scheduled' });
  });

  test('an opinion lasts six months', () => {
    tryWith('issued', {}, '2019-11-21').expect({ refused: 'opinion-stale' });
    tryWith('issued', {}, '2019-11-20').expect({ state: 'scheduled' });
    tryWith('stale', {}).expect({ refused: 'opinion-stale' });
  });

  test('the meeting may put off or refuse', () => {
    scheduled().as('executive-meeting').do('defer', { deferReason: '继续论证' }).expect({ state: 'cleared' });
    scheduled().as('executive-meeting').do('refuse', { refuseReason: '时机不成熟' }).expect({ state: 'rejected' });
  });

  test('签发稿与审核稿不一致，须重新审核', () => {
    approved()
      .on('2019-06-03')
      .as('unit-head')
      .do('sign', { signedOn: '2019-06-03', textFile: fileOf('签发稿', '9') })
      .expect({ refused: 'text-changed' })
      .as('drafting-unit')
      .do('submit-legality', { textFile: fileOf('送审稿', '9') })
      .expect({ state: 'in-review' });
  });

  test('成文日期 is not before the meeting that approved it', () => {
    approved()
      .on('2019-06-03')
      .as('unit-head')
      .do('sign', { signedOn: '2019-05-27', textFile: fileOf('签发稿', 'a') })
      .expect({ refused: 'date-order' });
  });
});

describe('the declaration', () => {
  test('fits together with the other procedures of its wing', async () => {
    const { legalityReview } = await import('#modules/legality-review');
    const documents = [normativeDocument, publicOpinion, normativeDocumentFiling];
    const wing = [...documents, reviewSuggestion, cleanupCampaign, normativeDocumentCleanup, compilation];
    const own = new Set(wing.map((p) => `${p.id}@${p.version}`));
    expect(check([...wing, legalityReview]).filter((flaw) => own.has(flaw.procedure))).toEqual([]);
  });
});

test('every act of this part is done, every refusal met, every deadline checked', () => {
  const refusals = [
    'not-normative',
    'classified',
    'not-an-issuer',
    'title-regulation',
    'title-genre',
    'title-region',
    'forbidden-content',
    'assessment-incomplete',
    'comment-class',
    'comment-short',
    'comment-running',
    'adopted-too-many',
    'no-competition-review',
    'competition-needed',
    'materials-missing',
    'no-department-review',
    'opinion-mismatch',
    'supplement-open',
    'no-opinion',
    'opinion-unlawful',
    'opinion-stale',
    'opinion-not-clear',
    'opinion-not-adopted',
    'text-changed',
    'date-order',
  ];
  const missing = coverage.missing(refusals);
  expect(missing.acts.filter((act) => act in makingActs)).toEqual([]);
  expect(missing.deadlines.filter((deadline) => ['comment', 'publication', 'effect', 'validity'].includes(deadline))).toEqual([]);
  expect(missing.refusals).toEqual([]);
});
