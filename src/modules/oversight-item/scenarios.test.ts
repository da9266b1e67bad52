import { describe, expect, test } from 'vitest';
import { check, type Play, type Procedure, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { oversightItem } from './procedure.ts';

const procedure = oversightItem as unknown as Procedure;
const seen = covered(procedure);
const lead = '411700-D13';
const start = (): Play =>
  seen
    .watch(play(procedure, { calendar: cityCalendar, policies: [] }))
    .on('2019-03-04')
    .as('receiver');
const paper = {
  kind: 'deliberation',
  sender: '市人大常委会',
  docNo: '驻人常〔2019〕6号',
  title: '对大气污染防治工作报告的审议意见',
  demands: [{ demand: '加强扬尘治理' }, { demand: '公开监测数据' }],
  receivedOn: '2019-03-04',
};
const received = (more: object = {}) => start().do('receive', { ...paper, ...more });
const dated = (more: object = {}) =>
  start().do('receive-dated', { ...paper, kind: 'judgment', sender: '市中级人民法院', dueOn: '2019-04-04', ...more });
const handled = (p: Play) => p.do('assign', { leadUnit: lead }).on('2019-03-06').as('lead').do('accept');
const answers = paper.demands.map(({ demand }) => ({ demand, answer: '已办。' }));
const drafted = (p: Play, rectifyNeeded = true) =>
  handled(p).on('2019-04-01').do('draft-reply', { answers, reply: '现将办理情况报告如下。', rectifyNeeded });
const replyNo = '驻环函〔2019〕8号';
const replied = (rectifyNeeded = true) =>
  drafted(received({ kind: 'supervisory-advice' }), rectifyNeeded)
    .as('lead-head')
    .do('reply', { replyNo });
const rectifying = () => replied().as('receiver').do('accept-reply', { rectifyBy: '2019-06-28' });
const proof = { sha256: 'a'.repeat(64), name: '整改报告.pdf', size: 1000, type: 'application/pdf' };
const verifying = () =>
  rectifying()
    .on('2019-06-20')
    .as('lead')
    .do('submit-evidence', { evidence: [{ item: '扬尘治理', done: '已完成。', proof }] });

describe('收到和期限', () => {
  test.each([
    ['deliberation', '2019-06-04'],
    ['budget-deliberation', '2019-05-05'],
    ['supervisory-advice', '2019-04-03'],
    ['democratic', '2019-04-03'],
    ['judicial-advice', '2019-05-05'],
    ['judicial-document-advice', '2019-05-05'],
    ['procuratorial-advice', '2019-05-05'],
    ['procuratorial-urgent', '2019-03-19'],
  ])('%s 自收到之日起的期限至 %s', (kind, due) => {
    received({ kind }).expect({ state: 'received', due: { reply: due } });
  });
  test('裁判、质询、审计等按载明的期限办理', () => {
    dated().expect({ due: { dated: '2019-04-04', reply: undefined } });
    dated({ dueOn: '2019-03-01' }).expect({ refused: 'due-before' });
    dated({ kind: 'deliberation' }).expect({ refused: 'law-limit' });
    received({ kind: 'judgment' }).expect({ refused: 'needs-date' });
  });
  test('不属职责的退回另交', () => {
    received().do('assign', { leadUnit: lead }).as('lead').do('send-back', { returnReason: '属城管职责。' }).expect({ state: 'received' });
  });
});

describe('回复', () => {
  test('来文提出几项，逐条答复几项', () => {
    handled(received())
      .do('draft-reply', { answers: answers.slice(1), reply: '报告如下。', rectifyNeeded: false })
      .expect({ refused: 'unanswered' });
  });
  test('审议意见的处理情况先送专门委员会或者工作机构征求意见（监督法第17条）', () => {
    const p = drafted(received()).as('lead-head').do('reply', { replyNo }).expect({ refused: 'committee-unheard' });
    p.as('receiver')
      .do('seek-committee-view', { committeeView: '同意。' })
      .as('lead-head')
      .do('reply', { replyNo })
      .expect({ state: 'replied' });
    drafted(dated()).as('receiver').do('seek-committee-view', { committeeView: '无' }).expect({ refused: 'not-congress' });
  });
  test('质询的书面答复由负责人签署（监督法第54条）', () => {
    const p = drafted(dated({ kind: 'interpellation', sender: '市人大常委会' })).as('lead-head');
    p.do('reply', { replyNo }).expect({ refused: 'unsigned' });
    p.do('reply', { replyNo, signer: '局长' }).expect({ state: 'replied', due: { dated: 'stopped' } });
  });
  test('复函由负责人签发，可以退回修改；逾期写明原因', () => {
    drafted(dated()).as('lead-head').do('return-draft', { returnNote: '补充数据。' }).expect({ state: 'handling' });
    drafted(dated()).on('2019-04-08').as('lead-head').do('reply', { replyNo }).expect({ refused: 'late-reason' });
  });
  test('来文机关不满意的，再次办理、回复（监督法第53条）', () => {
    replied().as('receiver').do('return-reply', { senderNote: '请补充整改时限。' }).expect({ state: 'handling' });
  });
});

describe('整改和销号', () => {
  test('须整改的转入整改，没有的办结', () => {
    replied(false).as('receiver').do('accept-reply', { rectifyBy: '2019-06-28' }).expect({ refused: 'nothing-to-rectify' });
    replied(false).as('receiver').do('close-no-action').expect({ state: 'closed' });
    replied().as('receiver').do('close-no-action').expect({ refused: 'rectify-first' });
    rectifying().expect({ state: 'rectifying', due: { rectification: '2019-06-28' } });
  });
  test('逐项报送证据，核验后销号；证据不足的退回整改', () => {
    verifying().as('receiver').do('reject-evidence', { rejectReason: '缺监测数据。' }).expect({ state: 'rectifying' });
    verifying()
      .as('receiver')
      .do('verify', { verifyNote: '属实。' })
      .expect({ state: 'closed', due: { rectification: 'stopped' } });
  });
  test('可以催办', () => {
    rectifying().do('urge', { urgeNote: '请按期报送。' }).expect({ state: 'rectifying' });
  });
});

test('监督意见不公开', () => {
  replied().expect({ publicly: { title: undefined } });
});
test('声明没有缺陷', () => {
  expect(check([procedure])).toEqual([]);
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = ['needs-date', 'law-limit', 'due-before', 'unanswered', 'committee-unheard', 'unsigned', 'not-congress', 'late-reason'];
  expect(seen.missing([...refusals, 'nothing-to-rectify', 'rectify-first'])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
