/** Rules of the government and what is made with the people's congress: one of each in the year, as published. */
import { addDays, type CivilDate, type FileValue } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import type { Meeting } from './meetings.ts';
import { Random } from './random.ts';
import type { Live } from './replay.ts';
import { aftermath, firstRound, type ReviewDays, type ReviewSpec } from './reviews.ts';
import { cityCode, governmentOffice, justiceBureau } from './units.ts';

/** 市生态环境局 drafts the regulation, 市城市管理局 the rule that is still being made; the register names them by code. */
const ecology = '411700-D13';
const urban = '411700-D15';
const bodies = ['state-council', 'provincial-npc', 'province', 'npc'];
const ruleTitle = '驻马店市人民政府规章制定程序规定';
const regulationTitle = '驻马店市大气污染防治条例';

interface Draft {
  readonly title: string;
  readonly drafter: string;
  readonly from: string;
  readonly to: string;
}

export class Legislation {
  readonly #shared: City;
  readonly #own: City;
  readonly #meetings: readonly Meeting[];
  readonly #drafts: Draft[];
  #rule: Live | undefined;
  #regulation: Live | undefined;

  constructor(city: City, meetings: readonly Meeting[]) {
    this.#shared = city;
    this.#own = { ...city, random: new Random(`legislation ${city.year}`) };
    this.#meetings = meetings.filter((m) => m.kind === 'executive-meeting');
    this.#drafts = [
      { title: regulationTitle, drafter: ecology, from: `${city.year}-04-10`, to: `${city.year}-06-05` },
      { title: ruleTitle, drafter: governmentOffice.code, from: `${city.year}-06-06`, to: `${city.year}-07-25` },
    ];
  }

  #draftFor({ issuedOn, conclusion }: ReviewSpec): Draft | undefined {
    const plain = conclusion === 'lawful' || conclusion === 'lawful-after-revision';
    return plain ? this.#drafts.find((d) => issuedOn >= d.from && issuedOn <= d.to) : undefined;
  }

  wants = (spec: ReviewSpec): boolean => this.#draftFor(spec) !== undefined;

  /** Makes the review that of the rule or of the regulation. */
  take(spec: ReviewSpec, days: ReviewDays): void {
    const draft = this.#draftFor(spec);
    if (!draft) return;
    this.#drafts.splice(this.#drafts.indexOf(draft), 1);
    const text = paper(this.#own, draft.title, '草案送审稿');
    const { title, drafter } = draft;
    const review: ReviewSpec = { ...spec, kind: 'rule-draft', title, submitter: drafter, reviewer: justiceBureau.code, text };
    const isRule = title === ruleTitle;
    if (isRule) this.#own.agenda.add(workingDayAfter(days.submittedOn, -3), this.#sentIn(days.submittedOn, text));
    this.#own.agenda.add(days.submittedOn, this.#reviewed(review, days, isRule));
  }

  begin(): void {
    const { agenda, year } = this.#own;
    agenda.add(`${year - 1}-11-05`, this.#plan());
    agenda.add(`${year - 1}-10-15`, this.#suggested(regulationTitle, ecology, 'environment'));
    agenda.add(`${year}-05-15`, this.#suggested('驻马店市文明行为促进条例', urban, 'urban'));
  }

  /** The year's plan with two projects; a third application is not taken up. */
  *#plan(): Flow {
    const city = this.#own;
    const { year, replay } = city;
    const bureau = who(city, justiceBureau.code, 'chief');
    const title = `驻马店市人民政府${year}年规章制定工作计划`;
    const first = workingDayAfter(`${year - 1}-11-05`, 0);
    const call = { callNote: '公开征集规章制定项目建议。', applyBy: `${year - 1}-11-30` };
    const plan = replay.open('rule-plan', 'call', { title, issuer: cityCode, year, ...call }, first, bureau, true);
    const appliedOn = workingDayAfter(first, 10);
    yield appliedOn;
    const main = this.#apply(ruleTitle, governmentOffice.code, 'rule-making', `${year}-06-30`, appliedOn);
    const other = this.#apply('驻马店市城市停车场管理办法', urban, 'urban', `${year}-10-31`, appliedOn);
    const third = this.#apply('驻马店市户外广告设施管理办法', urban, 'urban', `${year}-11-30`, appliedOn);
    this.#rule = main;
    const evaluatedOn = workingDayAfter(`${year - 1}-12-10`, 0);
    yield evaluatedOn;
    act(city, plan, 'evaluate', evaluatedOn, bureau, { evaluationNote: '已逐项评估论证。' });
    act(city, third, 'decline-project', evaluatedOn, bureau, { declineReason: '制定条件尚不成熟，列入调研项目。' });
    const draftedOn = workingDayAfter(`${year}-01-08`, 0);
    yield draftedOn;
    act(city, plan, 'draft-plan', draftedOn, bureau, { projects: [main.key, other.key], planNote: '本年度计划制定规章两件。' });
    const approvedOn = workingDayAfter(draftedOn, 10);
    yield approvedOn;
    act(city, plan, 'approve', approvedOn, who(city, cityCode, 'head'));
    const publishedOn = workingDayAfter(`${year}-02-14`, 0);
    yield publishedOn;
    act(city, plan, 'publish', publishedOn, who(city, governmentOffice.code, 'clerk'));
    city.agenda.add(workingDayAfter(publishedOn, 8), this.#drafting(main, governmentOffice.code, workingDayAfter(publishedOn, 8)));
    city.agenda.add(`${year}-07-01`, this.#drafting(other, urban, workingDayAfter(`${year}-09-09`, 0)));
  }

  #apply(title: string, unit: string, domain: string, submitBy: CivilDate, on: CivilDate): Live {
    const about = { necessity: '现行管理缺少规范。', mainProblems: '职责不清、程序不明。', mainSystems: '明确职责、程序和责任。' };
    const values = {
      title,
      issuer: cityCode,
      proposingUnit: unit,
      draftingUnit: unit,
      domain,
      isInterim: false,
      classified: false,
      submitBy,
    };
    return this.#own.replay.open('government-rule', 'apply-project', { ...values, ...about }, on, who(this.#own, unit, 'clerk'), true);
  }

  *#drafting(rule: Live, unit: string, on: CivilDate): Flow {
    const city = this.#own;
    const clerk = who(city, unit, 'clerk');
    const title = String(rule.matter.values.title);
    yield on;
    const pages = { draftFile: paper(city, title, '征求意见稿'), explanationFile: paper(city, title, '起草说明') };
    act(city, rule, 'draft', on, clerk, pages);
    const late = on > String(rule.matter.values.submitBy).replace(/-\d\d$/, '-00');
    const openedOn = workingDayAfter(on, late ? 45 : 6);
    yield openedOn;
    if (openedOn > String(rule.matter.values.submitBy))
      act(city, rule, 'urge', openedOn, who(city, justiceBureau.code, 'chief'), { urgeNote: '请抓紧起草，说明未按计划送审的原因。' });
    const commentUntil = addDays(openedOn, city.random.int(31, 34));
    act(city, rule, 'publish-draft', openedOn, clerk, { ...pages, methods: ['written', 'public'], commentUntil });
    const closedOn = workingDayAfter(addDays(commentUntil, 1), 1);
    yield closedOn;
    const received = city.random.int(12, 40);
    const values = { received, adopted: Math.round(received * 0.3), adoptionTable: paper(city, title, '意见采纳情况') };
    act(city, rule, 'close-comment', closedOn, clerk, values);
  }

  /** The rule goes to the justice bureau, which examines it and has its lawfulness reviewed. */
  *#sentIn(submittedOn: CivilDate, text: FileValue): Flow {
    const city = this.#own;
    const rule = this.#rule;
    const on = workingDayAfter(submittedOn, -2);
    yield on;
    if (!rule) return;
    const signatories = [{ unit: governmentOffice.code, post: '主要负责人' }];
    const given = { reviewFile: text, explanationFile: paper(city, ruleTitle, '起草说明'), signatories };
    act(city, rule, 'submit-review', on, who(city, governmentOffice.code, 'clerk'), given);
    const checked = ['lawful', 'values', 'coherent', 'opinions', 'technique', 'other'];
    const next = workingDayAfter(on, 1);
    yield next;
    act(city, rule, 'review', next, who(city, justiceBureau.code, 'reviewer', didBy(rule, 'submit-review')), { checked });
  }

  *#reviewed(spec: ReviewSpec, days: ReviewDays, isRule: boolean): Flow {
    const city = this.#shared;
    const review = yield* firstRound(city, spec, days);
    city.agenda.add(spec.issuedOn, aftermath(city, review, spec.issuedOn, 60));
    city.agenda.add(spec.issuedOn, isRule ? this.#ruleDecided(review, spec.issuedOn) : this.#regulationSent(review, spec.issuedOn));
  }

  *#answered(review: Live, from: CivilDate): Generator<CivilDate, CivilDate, void> {
    let on = from;
    while (review.matter.state === 'issued') {
      on = workingDayAfter(on, 1);
      yield on;
    }
    on = workingDayAfter(on, 1);
    yield on;
    return on;
  }

  /** The meeting, the order, promulgation, effect. */
  *#ruleDecided(review: Live, from: CivilDate): Flow {
    const city = this.#own;
    const rule = this.#rule;
    const ready = yield* this.#answered(review, from);
    const meeting = this.#meetings.find((m) => m.on > ready);
    if (!rule || !meeting) return;
    const bureau = who(city, justiceBureau.code, 'chief');
    const ripe = { textFile: review.matter.values.textFile, draftExplanation: paper(city, ruleTitle, '审议稿说明') };
    act(city, rule, 'form-draft', ready, bureau, { ...ripe, legalityReview: review.key });
    yield meeting.on;
    const passed = { meetingKind: 'executive-meeting', meetingNo: meeting.no, passedOn: meeting.on };
    act(city, rule, 'deliberate-pass', meeting.on, who(city, governmentOffice.code, 'secretariat'), passed);
    const signedOn = wd(city, meeting.on, 4, 6);
    yield signedOn;
    const mayor = who(city, cityCode, 'head');
    act(city, rule, 'sign-order', signedOn, mayor, { orderSign: '驻马店市人民政府令', signedOn, signer: mayor.name });
    const promulgatedOn = wd(city, signedOn, 3, 5);
    yield promulgatedOn;
    const effectiveOn = addDays(promulgatedOn, 35);
    const fullText = `${ruleTitle}\n（演示数据，条文从略）\n本规定自${effectiveOn}起施行。`;
    const issue = {
      promulgatedOn,
      effectiveOn,
      channels: ['gazette', 'legal-site', 'newspaper'],
      fullText,
      standardText: paper(city, ruleTitle, '政府公报文本'),
    };
    act(city, rule, 'promulgate', promulgatedOn, who(city, governmentOffice.code, 'clerk'), issue);
    const filings = bodies.map((body) => this.#filing(rule, body, workingDayAfter(promulgatedOn, 1)));
    yield effectiveOn;
    city.replay.byClock(rule, 'take-effect', effectiveOn);
    const confirmedOn = workingDayAfter(addDays(promulgatedOn, 75), 0);
    yield confirmedOn;
    act(city, rule, 'confirm-filed', confirmedOn, bureau, { filings: filings.map((f) => f.key) });
  }

  /** Filed with one of the four: in time, registered, looked at. */
  #filing(rule: Live, body: string, on: CivilDate): Live {
    const city = this.#own;
    const { title, issuer, orderNo, promulgatedOn } = rule.matter.values;
    const values = { rule: rule.key, title, issuer, body, orderNo, promulgatedOn };
    const live = city.replay.open('rule-filing', 'open', values, on, who(city, justiceBureau.code, 'clerk'), true);
    city.agenda.add(on, this.#filed(live, body, on));
    return live;
  }

  *#filed(live: Live, body: string, on: CivilDate): Flow {
    const city = this.#own;
    const clerk = who(city, justiceBureau.code, 'clerk');
    const sentOn = workingDayAfter(addDays(on, city.random.int(15, 20)), 0);
    yield sentOn;
    const pages = ['备案报告', '规章文本', '规章说明'].map((kind) => paper(city, ruleTitle, kind));
    const [filingReport, officialText, explanation] = pages;
    act(city, live, 'submit', sentOn, clerk, { filingReport, officialText, explanation, electronic: 'electronic' });
    const registeredOn = wd(city, sentOn, 8, 20);
    yield registeredOn;
    act(city, live, 'register', registeredOn, clerk, { filingNo: `演示备〔${city.year}〕${bodies.indexOf(body) + 1}号` });
  }

  *#suggested(title: string, drafter: string, domain: string): Flow {
    const city = this.#own;
    const started = title === regulationTitle ? `${city.year - 1}-10-15` : `${city.year}-05-15`;
    const on = workingDayAfter(started, 0);
    yield on;
    const idea = { title, government: cityCode, domain, proposingUnit: drafter, suggestion: '建议列入地方立法计划。' };
    const live = city.replay.open('local-regulation', 'propose', idea, on, who(city, drafter, 'clerk'), true);
    if (title === regulationTitle) this.#regulation = live;
    const listedOn = workingDayAfter(on, 35);
    yield listedOn;
    const listing = { npcPlan: '市人大常委会年度立法计划', draftingUnit: drafter, draftBy: addDays(listedOn, 120) };
    act(city, live, 'list', listedOn, who(city, justiceBureau.code, 'clerk'), listing);
    const draftedOn = workingDayAfter(listedOn, 20);
    yield draftedOn;
    const pages = { draftFile: paper(city, title, '草案'), explanationFile: paper(city, title, '草案说明') };
    act(city, live, 'draft', draftedOn, who(city, drafter, 'clerk'), pages);
    if (title !== regulationTitle) return;
    const sentOn = workingDayAfter(`${city.year}-03-20`, 0);
    yield sentOn;
    const consultation = '已向社会公开征求意见，并征求县区和部门意见。';
    act(city, live, 'submit-review', sentOn, who(city, drafter, 'clerk'), { ...pages, consultation });
  }

  /** To the people's congress; the days of its vote and of the approval are those of the public record. */
  *#regulationSent(review: Live, from: CivilDate): Flow {
    const city = this.#own;
    const { year } = city;
    const ready = yield* this.#answered(review, from);
    const meeting = this.#meetings.find((m) => m.on > ready);
    const live = this.#regulation;
    if (!live || !meeting) return;
    yield meeting.on;
    const passed = {
      textFile: review.matter.values.textFile,
      legalityReview: review.key,
      meetingNo: meeting.no,
      governmentPassedOn: meeting.on,
    };
    act(city, live, 'deliberate', meeting.on, who(city, governmentOffice.code, 'secretariat'), passed);
    const sentOn = wd(city, meeting.on, 5, 8);
    yield sentOn;
    const bill = {
      billNo: `驻政议〔${year}〕1号`,
      explanationFile: paper(city, regulationTitle, '议案说明'),
      references: paper(city, regulationTitle, '参阅资料'),
    };
    act(city, live, 'submit-bill', sentOn, who(city, governmentOffice.code, 'clerk'), bill);
    const clerk = who(city, justiceBureau.code, 'clerk');
    const steps: readonly (readonly [CivilDate, string, object])[] = [
      [`${year}-08-15`, 'distribute-bill', { distributedOn: `${year}-08-15` }],
      [`${year}-08-29`, 'first-reading', { readingNote: '一次审议，提出修改意见。' }],
      [`${year}-10-18`, 'distribute-bill', { distributedOn: `${year}-10-18` }],
      [`${year}-10-30`, 'second-reading', { readingNote: '二次审议，建议交付表决。' }],
      [`${year}-10-31`, 'pass', { passedOn: `${year}-10-31` }],
      [`${year}-11-05`, 'submit-approval', { approvalPaper: `驻人常〔${year}〕1号` }],
      [`${year}-11-29`, 'approve', { approvedOn: `${year}-11-29` }],
      [`${year}-12-12`, 'promulgate', { announcement: '市人民代表大会常务委员会公告（演示）', effectiveOn: `${year + 1}-03-01` }],
    ];
    for (const [on, name, values] of steps) {
      yield on;
      act(city, live, name, on, clerk, { ...values });
    }
  }
}
