import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { type Coverage, covered } from '../coverage.test-helper.ts';
import { reconsiderationCase, reconsiderationCaseOld } from './procedure.ts';

const law = { calendar: cityCalendar, policies: [] };
export const justice = '411700-D09';
export const digest = (sign: string) => ({ sha256: sign.repeat(64), name: 'a.pdf', size: 1, type: 'application/pdf' });

/** An application to the city government against a penalty. */
export const application = {
  institution: justice,
  organ: '411700',
  channel: 'counter',
  title: '不服某局作出的行政处罚决定',
  applicants: [{ party: { kind: 'person', name: '王小明', phone: '19900001234', address: '文明路一号' } }],
  respondentName: '某局',
  actKind: 'penalty',
  claims: '撤销该处罚决定',
  facts: '处罚认定的事实不清',
  knownOn: '2019-03-01',
  otherRemedy: 'none',
};
const conditions = ['applicant', 'interest', 'claims', 'time', 'scope', 'jurisdiction', 'single'];
export const acceptance = { sign: '驻政复', conditions, respondent: '411700-D12', sector: 'police' };
export const decision = { sign: '驻政复', decisionText: '查明……决定……', legalGrounds: [{ instrument: '行政处罚法', provision: '第五条' }] };
export const service = [
  { to: 'applicant', mode: 'direct', on: '2019-05-06' },
  { to: 'respondent', mode: 'direct', on: '2019-05-06' },
];
export const panel = [
  { name: '甲', seat: 'presiding' },
  { name: '乙', seat: 'member' },
  { name: '丙', seat: 'member' },
  { name: '丁', seat: 'recorder' },
];

const kindOf = (code: string) => (code === '411700' ? 'city' : /^\d{6}$/.test(code) ? 'county' : 'department');

/** The course of a case in one edition, taken as far as a scenario wants it. */
export class Course {
  readonly seen: Coverage;
  readonly #declared: typeof reconsiderationCase;
  readonly #year: string;
  readonly #new: boolean;

  constructor(edition: 'old' | 'new') {
    this.#new = edition === 'new';
    // The scenario language asks the declaration only what both editions have.
    this.#declared = (this.#new ? reconsiderationCase : reconsiderationCaseOld) as typeof reconsiderationCase;
    this.#year = this.#new ? '2024' : '2019';
    this.seen = covered(this.#declared);
  }

  /** A day of the edition's year. */
  on = (day: string): string => `${this.#year}-${day}`;

  start(day = '03-04'): Play {
    return this.seen
      .watch(play(this.#declared, law, kindOf))
      .on(this.on(day))
      .as('applicant');
  }
  filed(values: object = {}, day = '03-04'): Play {
    return this.start(day).do('file', { ...application, knownOn: this.on('03-01'), ...values });
  }
  accepted(values: object = {}, application: object = {}): Play {
    return this.filed(application)
      .on(this.on('03-06'))
      .as('intake')
      .do('accept', { ...acceptance, ...values });
  }
  copied(values: object = {}): Play {
    return this.accepted(values)
      .on(this.on('03-08'))
      .as('handler')
      .do('serve-copy', { copyServedOn: this.on('03-08') });
  }
  examining(values: object = {}): Play {
    const p = this.copied(values)
      .on(this.on('03-14'))
      .as('respondent')
      .do('reply', { reply: '处罚有据', evidenceKinds: ['documentary'] });
    if (this.#new) p.as('handler').do('take-views', { viewsForm: 'telephone', views: '申请人坚持请求' });
    return p.as('handler');
  }
  drafted(values: object = {}): Play {
    const p = this.examining(values);
    if ((values as { major?: boolean }).major) {
      if (this.#new) {
        p.do('notify-hearing', { hearingOn: this.on('03-25'), hearingPlace: '听证室' }).on(this.on('03-25'));
        p.do('hold-hearing', { panel, transcript: digest('c'), hearingOn: this.on('03-25'), respondentHead: true });
      } else p.do('collective-review', { panelMembers: '甲、乙、丙', panelOpinion: '一致认为处罚过重' });
    }
    return p.on(this.on('04-10')).as('handler').do('draft-decision', { draftReport: '建议撤销' });
  }
  decided(act = 'decide-revoke', more: object = {}): Play {
    return this.drafted()
      .on(this.on('04-15'))
      .as('organ-head')
      .do(act, { ...decision, decidedOn: this.on('04-15'), ...more });
  }
  served(act?: string, more?: object): Play {
    const day = this.on('04-22');
    const rows = service.map((row) => ({ ...row, on: day }));
    return this.decided(act, more).on(day).as('handler').do('serve', { service: rows });
  }
}
