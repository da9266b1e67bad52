/** Smaller things of the year: fair competition reviews by drafting units, and suggestions to review a document. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { makers } from './library.ts';
import { idCard, personName, phone } from './names.ts';
import { documentTitle } from './texts.ts';
import { justiceBureau } from './units.ts';

/** Neither number is published: the platform's own assumption. */
const competitionReviews = 48;
const suggestions = 9;

const standards = ['entry', 'flow', 'cost', 'conduct'];

function* competition(city: City, n: number, on: CivilDate): Flow {
  const { random, replay } = city;
  const unit = random.pick(makers).code;
  const clerk = who(city, unit, 'clerk');
  const title = documentTitle('市直部门', '', n * 3);
  const issuer = random.weighted({ department: 70, government: 30 });
  const id = 'fair-competition-review';
  if (random.chance(0.3)) {
    replay.keep(replay.open(id, 'screen-out', { title, issuer, screenReason: '不涉及经营者经济活动。' }, on, clerk));
    return;
  }
  const live = replay.open(id, 'start', { title, issuer, draft: paper(city, title, '草案'), publicInterest: false }, on, clerk);
  replay.keep(live);
  const heardOn = wd(city, on, 3, 8);
  yield heardOn;
  act(city, live, 'hear', heardOn, clerk, { hearing: '已书面听取有关企业和协会意见。', heardForms: ['stakeholders', 'associations'] });
  const concludedOn = wd(city, heardOn, 2, 6);
  yield concludedOn;
  const exception = n % 16 === 5;
  const checklist = standards.map((item, i) => ({ item, finding: exception && i === 2 ? 'present' : 'absent' }));
  const common = { checklist, opinion: exception ? '适用例外规定，设定期限。' : '未发现排除、限制竞争的内容。', concludedOn };
  const ground = { exceptionGround: 'public-welfare', noLesser: '没有对竞争影响更小的办法。', exceptionEnds: `${city.year + 2}年12月31日` };
  if (exception) act(city, live, 'conclude-exception', concludedOn, clerk, { ...common, ...ground });
  else act(city, live, 'conclude-department', concludedOn, clerk, common);
  const filedOn = wd(city, concludedOn, 10, 40);
  yield filedOn;
  act(city, live, 'archive', filedOn, clerk);
}

function* suggestion(city: City, n: number, on: CivilDate): Flow {
  const { random, replay } = city;
  const document = [...replay.linkable()].find(
    (d, i) => i > n * 40 && d.procedure.id === 'normative-document' && d.matter.state === 'in-force',
  );
  if (!document) return;
  const clerk = who(city, justiceBureau.code, 'clerk');
  const suggester = { kind: 'person', name: personName(random), idKind: 'id-card', idNumber: idCard(random), phone: phone(random) };
  const values = { title: `对规范性文件有关条款的审查建议（${n + 1}）`, authority: justiceBureau.code, document: document.key, suggester };
  const about = { provisions: '第三条', reasons: '认为该条增加了办事材料，缺少依据。' };
  const live = replay.open('review-suggestion', 'submit', { ...values, ...about }, on, clerk);
  replay.keep(live);
  const acceptedOn = wd(city, on, 1, 4);
  yield acceptedOn;
  if (n % 4 === 3) {
    const where = { transferTo: '省人民政府司法行政部门', transferReason: '不属本机关审查范围。' };
    return act(city, live, 'transfer', acceptedOn, clerk, where);
  }
  act(city, live, 'accept', acceptedOn, clerk, { maker: document.matter.unit });
  const concludedOn = addDays(acceptedOn, random.int(10, 28));
  yield concludedOn;
  const verdict = { finding: n === 2 ? 'partly-unlawful' : 'lawful', findingNote: '已就权限、依据和程序逐项审查。' };
  act(city, live, 'conclude', concludedOn, who(city, justiceBureau.code, 'chief', didBy(live, 'accept')), verdict);
  const repliedOn = wd(city, concludedOn, 1, 5);
  yield repliedOn;
  act(city, live, 'reply', repliedOn, clerk, { reply: '审查结论已书面告知。' });
}

/** Puts them on the agenda, evenly over the working days of the year. */
export function requests(city: City): void {
  const day = (i: number, of: number) => workingDayAfter(`${city.year}-01-04`, Math.floor((i * 240) / of));
  for (let n = 0; n < competitionReviews; n += 1) {
    const on = day(n, competitionReviews);
    city.agenda.add(on, competition(city, n, on));
  }
  for (let n = 0; n < suggestions; n += 1) {
    const on = day(n + 1, suggestions + 1);
    city.agenda.add(on, suggestion(city, n, on));
  }
}
