import { procedure } from '#kernel';
import { disclosure, disclosureRegulation, lawGovernmentInspectionRules, otherProvinceReportGuide, platformDefaults } from '#law';
import { acts, roles, states } from './acts.ts';
import { fields } from './fields.ts';
import { metrics } from './metrics.ts';

const rules = lawGovernmentInspectionRules;
const reportingDays = otherProvinceReportGuide('报送期限', 'recalled');

const submission = <const A extends string, const F extends string>(title: string, stops: A, until: F) =>
  ({ title, basis: reportingDays, kind: 'at-most', starts: 'open', until, stops }) as const;

/** 法治政府建设年度报告, of a government, a department or a township: from the request for contributions to the archive. */
export const annualReport = procedure({
  id: 'annual-report',
  version: 1,
  title: '法治政府建设年度报告',
  group: '年度报告',
  basis: rules('第24条'),
  roles,
  fields,
  shows: { title: 'title', number: 'docNo', list: ['reporter', 'reportYear', 'submitBefore'] },
  states,
  publicIn: ['published', 'corrected', 'supervised', 'archived'],
  acts,
  deadlines: {
    freeze: {
      title: '封存数据',
      basis: platformDefaults('年度报告编制'),
      kind: 'at-most',
      starts: 'request-data',
      until: 'freezeBefore',
      stops: 'freeze',
    },
    'to-superior': submission('报送上一级政府（主管部门）', 'submit-superior', 'submitBefore'),
    'to-party': submission('报送同级党委', 'submit-party', 'submitBefore'),
    'to-npc': submission('报送人大常委会', 'submit-npc', 'npcBefore'),
    demonstration: {
      title: '示范地区另报',
      basis: otherProvinceReportGuide('示范地区另报', 'recalled'),
      kind: 'at-most',
      starts: 'open',
      until: 'demonstrationBefore',
      stops: 'submit-demonstration',
    },
    publication: {
      title: '向社会公开',
      basis: rules('第24条'),
      kind: 'at-most',
      starts: 'open',
      until: 'publishBefore',
      stops: ['publish', 'keep-closed'],
    },
    disclosure: {
      title: '自成文之日起公开',
      basis: disclosureRegulation('第26条'),
      kind: 'at-most',
      starts: 'sign',
      startsOn: 'signedOn',
      within: disclosure,
      stops: ['publish', 'keep-closed'],
    },
  },
  serials: {},
  metrics,
});
