/** Filing of published documents with whoever is to review them: nine in ten within the limit. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, who } from './city.ts';
import type { Live } from './replay.ts';
import { cityCode, type DemoUnit, justiceBureau } from './units.ts';

type AuthorityKind = 'superior' | 'own-government' | 'npc';

/** To whom a unit's documents go; a county's too go to the city, a township's to the county. */
function authorities(unit: DemoUnit): readonly (readonly [AuthorityKind, string])[] {
  switch (unit.kind) {
    case 'city':
      return [
        ['superior', justiceBureau.code],
        ['npc', justiceBureau.code],
      ];
    case 'department':
      return [['own-government', justiceBureau.code]];
    case 'county':
      return [
        ['superior', justiceBureau.code],
        ['npc', justiceBureau.code],
      ];
    case 'zone':
      return [['superior', justiceBureau.code]];
    default:
      return [['superior', unit.parent ?? cityCode]];
  }
}

/** Who files for a unit: the city government through its office's clerks at its own seat. */
const issuerClerk = (city: City, unit: DemoUnit, ...not: (string | undefined)[]) => who(city, unit.code, 'clerk', ...not);

/** Puts every filing of a document on the agenda. */
export function filings(city: City, unit: DemoUnit, document: Live, publishedOn: CivilDate, openedOn = publishedOn): void {
  for (const [kind, authority] of authorities(unit)) {
    city.agenda.add(openedOn, file(city, unit, document, { kind, authority, publishedOn, openedOn }));
  }
}

interface Way {
  readonly kind: AuthorityKind;
  readonly authority: string;
  readonly publishedOn: CivilDate;
  readonly openedOn: CivilDate;
}

function* file(city: City, unit: DemoUnit, document: Live, { kind, authority, publishedOn, openedOn }: Way): Flow {
  const { random, replay } = city;
  const { title, docNo, issuer } = document.matter.values;
  const values = { document: document.key, title, docNo, issuer, authorityKind: kind, authority, publishedOn };
  const live = replay.open('normative-document-filing', 'open', values, openedOn, issuerClerk(city, unit));
  city.replay.keep(live);
  const limit = kind === 'npc' ? 30 : 15;
  const late = random.chance(0.08);
  const planned = addDays(publishedOn, late ? limit + random.int(3, 12) : random.int(1, limit - 2));
  const sentOn = planned > openedOn ? planned : openedOn;
  yield sentOn;
  // One page stands for the papers that go with every filing; the text is the document's own where it has one.
  const form = paper(city, '备案材料', '备案报告、说明');
  const text = document.matter.values.textFile ?? paper(city, '备案材料', '正式文本');
  const pages = { filingReport: form, officialText: text, explanation: form, electronicText: text, paperless: true };
  act(city, live, 'submit-filing', sentOn, issuerClerk(city, unit), {
    ...pages,
    ...(late && { lateReason: '经办人员变动，未及时报送。' }),
  });
  yield* received(city, unit, live, { kind, authority, sentOn });
}

interface Sent {
  readonly kind: AuthorityKind;
  readonly authority: string;
  /** The day of the step before. */
  readonly sentOn: CivilDate;
}

function* received(city: City, unit: DemoUnit, live: Live, { kind, authority, sentOn }: Sent): Flow {
  const { random } = city;
  let on = addDays(sentOn, random.int(1, 4));
  const clerk = who(city, authority, 'reviewer', didBy(live, 'submit-filing'));
  yield on;
  if (random.chance(0.08)) {
    act(city, live, 'defer-filing', on, clerk, { missingMaterials: '制定依据文本不全。' });
    on = addDays(on, random.int(3, 12));
    yield on;
    act(city, live, 'resubmit-filing', on, issuerClerk(city, unit));
    on = addDays(on, 1);
    yield on;
  }
  const registrar = who(city, authority, 'reviewer', didBy(live, 'submit-filing'), didBy(live, 'resubmit-filing'));
  if (kind === 'npc')
    act(city, live, 'receive-by-npc', on, registrar, { npcFilingNo: `人大备${live.matter.id.slice(-6)}`, receivedOn: on });
  else act(city, live, 'register-filing', on, registrar);
  on = addDays(on, random.int(1, 3));
  yield on;
  act(city, live, 'start-review', on, registrar);
  yield* examined(city, unit, live, { kind, authority, sentOn: on });
}

const reviewed = ['competence', 'higher-law', 'procedure', 'propriety'];

function* examined(city: City, unit: DemoUnit, live: Live, { kind, authority, sentOn: from }: Sent): Flow {
  const { random } = city;
  const on = addDays(from, random.int(6, 24));
  yield on;
  const reviewer = who(city, authority, 'reviewer', didBy(live, 'submit-filing'), didBy(live, 'resubmit-filing'));
  if (kind === 'npc' || unit.kind === 'city' || !random.chance(0.04))
    return act(city, live, 'conclude-no-issue', on, reviewer, { reviewed });
  const title = String(live.matter.values.title);
  const opinion = {
    reviewed,
    opinion: '第三条增加了申请材料，缺乏依据，建议修改或者废止。',
    opinionFile: paper(city, title, '备案审查意见书'),
  };
  act(city, live, 'issue-opinion', on, who(city, authority, 'chief'), opinion);
  yield* corrected(city, unit, live, addDays(on, random.int(10, 25)));
}

/** The maker takes the document back: nothing is called corrected before the document itself is. */
function* corrected(city: City, unit: DemoUnit, live: Live, on: CivilDate): Flow {
  yield on;
  const document = city.replay.live(String(live.matter.values.document));
  if (!document || !['in-force', 'amending'].includes(document.matter.state)) return;
  const decision = { repealDecision: '备案审查后自行废止的决定', repealReason: '采纳备案审查意见。' };
  act(city, document, 'repeal', on, who(city, unit.code, 'clerk'), decision);
  act(city, live, 'self-rectify', on, issuerClerk(city, unit), { rectification: 'repeal', rectificationNote: '已废止并公布。' });
}
