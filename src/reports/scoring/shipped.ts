/**
 * An indicator system for a prefecture-level city, ready to be edited. Its weights and its scoring rules are the
 * platform's own; only what the cited provision demands comes from the law.
 */
import {
  administrativeLitigationLaw,
  budgetLaw,
  disclosureRegulation,
  firstResponsibleRules,
  henanEnforcementRegulation,
  henanSupervisionMeasures,
  lawGovernmentInspectionRules,
  legalCounselOpinion,
  localPractice,
  majorDecisionRegulation,
  mediationLaw,
  normativeDocumentNotice37,
  reconsiderationLaw2017,
} from '#law';
import type { Indicator, Scheme, SchemeGroup } from './model.ts';
import {
  cited,
  common,
  evidence,
  extra,
  filing,
  levels,
  linear,
  lossBasis,
  nodesFrom,
  number,
  own,
  perCase,
  share,
} from './shipped-parts.ts';

const firsts = ['依法全面履职', '制度体系', '重大决策', '行政执法', '监督制约', '纠纷化解', '法治能力', '组织保障'];
const seconds: readonly (readonly [string, string])[] = [
  ['1.1', '依申请办理'],
  ['1.2', '主动公开'],
  ['2.1', '规范性文件备案'],
  ['2.2', '文件质量'],
  ['3.1', '合法性审查和听取意见'],
  ['3.2', '决策目录和公布'],
  ['4.1', '行政行为合法'],
  ['4.2', '行政执法三项制度和案卷'],
  ['5.1', '接受司法监督'],
  ['5.2', '公开和追责'],
  ['6.1', '调解和复议'],
  ['6.2', '负责人出庭应诉'],
  ['7.1', '法律顾问'],
  ['7.2', '学法和考试'],
  ['8.1', '组织领导'],
  ['8.2', '任务和整改'],
];

const performance: readonly Indicator[] = [
  share(
    '1.1.1',
    '依申请公开按期答复',
    ['4', '3', '5'],
    'information-request.on-time-rate',
    linear('90', '100'),
    cited(disclosureRegulation('第33条')),
    {
      costs: 'information-request.late',
    },
  ),
  evidence('1.1.2', '权力清单、责任清单动态调整并公布', ['4', '3', '4'], '清单现行文本、调整文件和公布网址', own('权责清单材料')),
  share(
    '1.2.1',
    '主动公开及时',
    ['4', '4', '5'],
    'proactive-publication.on-time-rate',
    linear('95', '100'),
    cited(disclosureRegulation('第26条')),
    {
      costs: 'proactive-publication.late',
    },
  ),
];

const institutions: readonly Indicator[] = [
  share('2.1.1', '规范性文件报备', ['3', '1.5', '2.5'], 'normative-document-filing.filing-rate', linear('80', '100'), filing),
  share('2.1.2', '报备及时', ['2', '1.5', '2'], 'normative-document-filing.on-time-rate', linear('80', '100'), filing, {
    costs: 'normative-document-filing.late',
  }),
  share('2.1.3', '报备规范', ['2', '1', '2'], 'normative-document-filing.conforming-rate', linear('70', '95'), filing),
  number(
    '2.2.1',
    '备案审查提出意见',
    ['2', '1', '2'],
    'normative-document-filing.opinions',
    perCase('1'),
    cited(henanSupervisionMeasures('第56条')),
    { direction: 'lower', applies: 'normative-document-filing.reviewed' },
  ),
  share(
    '2.2.2',
    '规范性文件按期公布',
    ['1', '1', '1.5'],
    'normative-document.publication-on-time-rate',
    linear('80', '100'),
    cited(normativeDocumentNotice37('统一登记、统一编号、统一印发')),
    { costs: 'normative-document.late-published' },
  ),
];

const decisions: readonly Indicator[] = [
  share(
    '3.1.1',
    '上会议题经过合法性审查',
    ['-', '4', '7'],
    'meeting-item.reviewed-share',
    linear('90', '100'),
    cited(localPractice('未经法制审核不得提交会议')),
  ),
  share(
    '3.1.2',
    '应当听取法律顾问意见的已经听取',
    ['4', '2', '4'],
    'counsel-consultation.must-heard-rate',
    linear('90', '100'),
    cited(legalCounselOpinion('应当听取意见的事项')),
  ),
  share(
    '3.1.3',
    '送审程序完备（被要求补充程序的比例）',
    ['-', '2', '3'],
    'legality-review.supplement-rate',
    linear('30', '0'),
    own('送审程序完备'),
    {
      direction: 'lower',
      costs: 'legality-review.supplement',
    },
  ),
  number(
    '3.2.1',
    '公布年度决策事项目录',
    ['3', '-', '-'],
    'decision-catalogue.published',
    { kind: 'yes-no' },
    cited(majorDecisionRegulation('第3条')),
    {
      absent: 'zero',
      unit: '个',
    },
  ),
  number('3.2.2', '目录按期公布', ['2', '-', '-'], 'decision-catalogue.published-late', perCase('1'), own('目录公布日'), {
    direction: 'lower',
    unit: '个',
    applies: 'decision-catalogue.published',
  }),
  share(
    '3.2.3',
    '决策按期公布',
    ['3', '-', '-'],
    'major-decision.publish-rate',
    linear('80', '100'),
    cited(majorDecisionRegulation('第32条')),
  ),
];

const enforcement: readonly Indicator[] = [
  share('4.1.1', '被诉行政行为败诉率', ['5', '7', '2'], 'litigation-case.loss-rate', linear('40', '5'), lossBasis, {
    direction: 'lower',
    costs: 'litigation-case.lost',
  }),
  share('4.1.2', '实体败诉率', ['3', '4', '-'], 'litigation-case.substantive-loss-rate', linear('30', '3'), lossBasis, {
    direction: 'lower',
    costs: 'litigation-case.substantive-lost',
  }),
  share(
    '4.1.3',
    '裁判按期履行',
    ['5', '6', '4'],
    'litigation-case.performance-rate',
    linear('90', '100'),
    cited(administrativeLitigationLaw('第94条')),
    {
      costs: 'litigation-case.unperformed',
    },
  ),
  evidence('4.2.1', '行政执法公示', ['3', '5', '1'], '公示目录、网址和按期公示的记录', own('执法公示材料')),
  evidence('4.2.2', '执法全过程记录', ['2', '4', '1'], '记录制度、设备台账和抽取的音像记录目录', own('全过程记录材料')),
  evidence('4.2.3', '重大执法决定法制审核', ['2', '3', '1'], '审核目录和审核意见书', own('法制审核材料')),
  evidence('4.2.4', '行政执法案卷', ['2', '3', '1'], '案卷评查结果和整改情况', cited(henanEnforcementRegulation('第9条'))),
];

const oversight: readonly Indicator[] = [
  share(
    '5.1.1',
    '按期答辩举证',
    ['5', '5', '6'],
    'litigation-case.defence-rate',
    linear('90', '100'),
    cited(administrativeLitigationLaw('第67条')),
  ),
  share('5.1.2', '司法建议采纳', ['3', '2', '2'], 'judicial-advice.adopted-rate', linear('60', '100'), own('司法建议办理')),
  share('5.2.1', '行政复议决定书公开', ['2', '-', '-'], 'reconsideration-case.published-rate', linear('80', '100'), own('复议决定书公开')),
  share('5.2.2', '责任追究按期调查终结', ['2', '2', '3'], 'accountability-case.in-time-rate', linear('80', '100'), own('调查期限')),
  share('5.2.3', '预算、决算按期公开', ['-', '3', '5'], 'budget-disclosure.on-time-rate', linear('90', '100'), cited(budgetLaw('第14条'))),
];

const disputes: readonly Indicator[] = [
  share('6.1.1', '人民调解成功率', ['3', '-', '-'], 'mediation-case.success-rate', linear('90', '99'), cited(mediationLaw('第10条')), {
    costs: 'mediation-case.failed',
  }),
  share(
    '6.1.2',
    '行政复议法定期限内办结',
    ['2', '-', '-'],
    'reconsideration-case.on-time-rate',
    linear('95', '100'),
    cited(reconsiderationLaw2017('第31条')),
  ),
  share(
    '6.2.1',
    '应当出庭的案件负责人出庭',
    ['3', '4', '5'],
    'litigation-case.must-rate',
    linear('20', '100'),
    cited(administrativeLitigationLaw('第3条')),
  ),
  share('6.2.2', '负责人出庭率', ['2', '4', '5'], 'litigation-case.attendance-rate', linear('10', '60'), own('出庭率的口径')),
];

const competence: readonly Indicator[] = [
  share(
    '7.1.1',
    '法律意见按期出具',
    ['2', '3', '3'],
    'counsel-consultation.on-time-rate',
    {
      kind: 'steps',
      steps: [
        { at: '98', share: '100' },
        { at: '95', share: '80' },
        { at: '90', share: '50' },
      ],
    },
    own('法律意见的期限'),
    { costs: 'counsel-consultation.late' },
  ),
  share(
    '7.1.2',
    '法律意见采纳',
    ['2', '2', '3'],
    'counsel-consultation.adoption-rate',
    linear('50', '90'),
    cited(legalCounselOpinion('未采纳的说明')),
  ),
  share('7.1.3', '合法性审查意见采纳', ['-', '2', '2'], 'legality-review.adopted-rate', linear('80', '100'), own('采纳反馈')),
  share(
    '7.1.4',
    '乡镇、街道聘有法律顾问',
    ['2', '-', '-'],
    'units.township[share-with=counsel-engagement.in-force]',
    linear('60', '100'),
    cited(legalCounselOpinion('听取意见')),
  ),
  evidence('7.2.1', '领导干部学法', ['2', '3', '3'], '学法计划、签到和讲稿', own('学法材料')),
  evidence('7.2.2', '法律知识考试', ['2', '2', '2'], '考试通知、成绩汇总和补考记录', own('考试材料')),
];

const organisation: readonly Indicator[] = [
  evidence('8.1.1', '法治政府建设年度报告', ['3', '3', '3'], '报告文本、报送凭证和公开网址', cited(lawGovernmentInspectionRules('第24条'))),
  evidence('8.1.2', '主要负责人履行第一责任人职责', ['3', '3', '3'], '会议纪要、批示和述法报告', cited(firstResponsibleRules('主要职责'))),
  share(
    '8.2.1',
    '法治政府建设重点任务按期完成',
    ['3', '3', '4'],
    'supervision-task.on-time-rate',
    linear('50', '100'),
    own('重点任务按期完成'),
    {
      costs: 'supervision-task.fell-due',
    },
  ),
  share('8.2.2', '发现的问题整改销号', ['3', '3', '3'], 'rectification.cross-off-rate', linear('50', '100'), own('整改销号')),
];

const extras: readonly Indicator[] = [
  extra('J1', '获得省级以上法治政府建设命名、表彰', 'bonus', perCase('2', '5'), own('加分')),
  extra('J2', '经验在全省推广', 'bonus', perCase('1', '2'), own('加分')),
  extra('K1', '被省级以上通报批评', 'deduction', perCase('1', '5'), own('减分')),
  extra(
    'K2',
    '负责人依法应当出庭而未出庭',
    'deduction',
    perCase('0.5', '2'),
    cited(administrativeLitigationLaw('第66条')),
    'litigation-case.not-attended',
  ),
  extra('F1', '拒不履行生效裁判', 'veto', perCase('0'), own('否决项')),
  extra('F2', '发生重大违法行政事件', 'veto', perCase('0'), own('否决项')),
  extra('F3', '统计造假查实', 'veto', perCase('0'), own('否决项')),
  extra('F4', '无资格人员执法查实', 'veto', perCase('0'), own('否决项')),
];

/** Departments that usually enforce the law, by what their names contain; a city puts its own list. */
const enforcing =
  '发展和改革 教育 工业和信息化 民族宗教 公安 民政 司法 财政 人力资源 自然资源 生态环境 住房和城乡 交通运输 水利 农业农村 商务 文化广电 卫生健康 应急管理 市场监督 城市管理 医疗保障 统计 林业 人民防空 地方金融 气象 烟草 税务 消防'.split(
    ' ',
  );

const groups: readonly SchemeGroup[] = [
  { id: 'county', title: '县区', kinds: ['county', 'zone'] },
  { id: 'enforcement', title: '行政执法部门', kinds: ['department'], names: enforcing },
  { id: 'department', title: '其他部门', kinds: ['department'] },
];

/** For counties and departments: eight first-level indicators, forty of the third level, most of the weight computed. */
export function shippedScheme(year: number, period: Scheme['period']): Scheme {
  return {
    id: `law-administration-${year}`,
    title: `${year}年度依法行政考核`,
    year,
    period,
    groups,
    nodes: nodesFrom(firsts, seconds),
    indicators: [...[performance, institutions, decisions, enforcement, oversight, disputes, competence, organisation, extras].flat()],
    composition: { material: '50', onsite: '25', survey: '15', daily: '10' },
    extras: { bonus: '5', deduction: '5' },
    grades: { county: levels('90', '80', '70'), '*': levels('90', '80', '60') },
    ...common,
    basis: own('分值、计分规则、总分构成和等次'),
    note: '分值和计分规则都是平台缺省，不是法律规定，本市可以另行设定；各项所列依据只说明该项工作的要求。',
  };
}
