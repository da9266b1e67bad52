/** The court's advice to the sued, and how it was answered. */
import type { CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { laterInstance } from './litigation-plan.ts';
import { personName } from './names.ts';
import type { Part } from './own-city.ts';

const adviceTitles = [
  '规范行政处罚告知程序',
  '完善征收补偿公告程序',
  '加强行政执法证据收集',
  '规范政府信息公开答复',
  '健全负责人出庭应诉制度',
  '及时履行生效裁判',
];

/** Advice of a court and its answer. */
export function* advice({ city, open }: Part, n: number, on: CivilDate): Flow {
  const { random } = city;
  const suit = laterInstance(1, 'second', random)[0];
  if (!suit) return;
  const { code } = suit.unit;
  const category = ['individual-case', 'governance', 'document', 'absence'][n % 4] ?? 'governance';
  const title = adviceTitles[n % adviceTitles.length] ?? '';
  const about = {
    title,
    organ: code,
    standing: 'defendant',
    court: '驻马店市中级人民法院',
    courtAdviceNo: `（${city.year}）虚司建${n + 1}号`,
  };
  const text = { category, receivedOn: on, content: `建议${title}，并书面回复。`, adviceFile: paper(city, title, '司法建议书') };
  const live = open('judicial-advice', 'receive', { ...about, ...text }, on, who(city, code, 'clerk'));
  const assignedOn = wd(city, on, 1, 3);
  yield assignedOn;
  act(city, live, 'assign', assignedOn, who(city, code, 'leader'), { handler: personName(random) });
  const draftedOn = wd(city, assignedOn, 8, 22);
  yield draftedOn;
  const partly = n % 6 === 3;
  const reply = { adoption: partly ? 'partly' : 'adopted', measures: '已修订制度并组织培训，责任到人。' };
  const author = who(city, code, 'clerk');
  act(city, live, 'draft', draftedOn, author, { ...reply, ...(partly && { declineReason: '部分事项须由上级统一规定。' }) });
  const approvedOn = wd(city, draftedOn, 1, 3);
  yield approvedOn;
  act(city, live, 'approve', approvedOn, who(city, code, 'leader', author.id));
  const repliedOn = n === 7 ? workingDayAfter(on, 50) : wd(city, approvedOn, 1, 3);
  yield repliedOn;
  const late = n === 7 ? { lateReason: '与法院沟通修改复函。' } : {};
  act(city, live, 'reply', repliedOn, author, { replyFile: paper(city, title, '复函'), ...late });
  const doneOn = wd(city, repliedOn, 10, 40);
  yield doneOn;
  act(city, live, 'follow-up', doneOn, author, { followUp: '建议事项已落实。' });
}
