/** The plan of 2019: what the city asked of whom. Names of our own, after what yearly plans of rule-of-law work usually hold. */
import { countedCounties, type DemoUnit, unitOf, unitsOfKind } from './units.ts';

/** To whom a task is broken down: counties and on to their townships, counties, bodies that enforce, or those named. */
type Spread = 'townships' | 'counties' | 'enforcers' | 'departments' | readonly string[];

export interface PlannedTask {
  readonly title: string;
  /** Short code of the department in the lead. */
  readonly lead: string;
  readonly spread: Spread;
  /** Month and day of the due date; of the next year with a plus. */
  readonly due: string;
  readonly criteria: readonly [string, string];
  readonly source: 'higher-plan' | 'annual-point' | 'meeting-decision' | 'leader-instruction' | 'creation-indicator';
  /** Proved by this figure at each county, not by papers. */
  readonly figure?: readonly [id: string, target: number];
}

const row = (
  title: string,
  lead: string,
  spread: Spread,
  due: string,
  criteria: readonly [string, string],
  source: PlannedTask['source'] = 'annual-point',
): PlannedTask => ({ title, lead, spread, due, criteria, source });

const offices = ['D01', 'D02', 'D10', 'D11', 'D12', 'D14', 'D26', 'D37', 'D39'] as const;
const social = ['D03', 'D08', 'D11', 'D20', 'D21', 'D22', 'D27', 'D31', 'D32'] as const;
const livelihood = ['D13', 'D14', 'D15', 'D16', 'D17', 'D18', 'D21', 'D23', 'D29', 'D33'] as const;

export const plannedTasks: readonly PlannedTask[] = [
  row(
    '乡镇街道人民调解组织规范化建设',
    'D09',
    'townships',
    '11-15',
    ['调解组织挂牌、有人、有台账', '矛盾纠纷月月排查'],
    'creation-indicator',
  ),
  row('乡镇街道政府法律顾问全覆盖', 'D09', 'townships', '10-31', ['聘请法律顾问并备案', '重大事项听取法律顾问意见'], 'creation-indicator'),
  row('县区行政规范性文件备案审查', 'D09', 'counties', '12-13', ['印发的文件全部报备', '审查意见按期落实']),
  row('重大行政决策目录编制与公布', 'D01', 'counties', '06-28', ['编制年度决策目录', '目录向社会公布']),
  row('合法性审查工作体系向县区延伸', 'D09', 'counties', '09-30', ['明确审查机构和人员', '建立审查台账'], 'meeting-decision'),
  row('行政执法公示制度落实', 'D09', 'enforcers', '10-31', ['事前公示要素齐全', '执法结果按期公示'], 'higher-plan'),
  row('行政执法全过程记录制度落实', 'D09', 'enforcers', '10-31', ['配备记录设备', '记录按规定归档'], 'higher-plan'),
  row('重大行政执法决定法制审核制度落实', 'D09', 'enforcers', '10-31', ['公布审核目录清单', '审核人员配备到位'], 'higher-plan'),
  row('行政执法人员资格清理与持证上岗', 'D09', 'enforcers', '08-30', ['清理无证执法人员', '执法人员参加年度培训']),
  row('行政执法案卷评查', 'D09', 'enforcers', '09-30', ['自查全部抽取案卷', '评查问题整改到位']),
  row('权责清单动态调整', 'D02', 'departments', '11-29', ['清单按机构改革调整', '调整结果向社会公布']),
  row('减证便民证明事项清理', 'D09', 'departments', '07-31', ['公布取消的证明事项', '推行告知承诺'], 'higher-plan'),
  row('机构改革涉及的规范性文件清理', 'D09', 'departments', '09-30', ['完成文件清理', '公布清理结果']),
  row('行政复议体制改革准备', 'D09', 'counties', '11-29', ['明确受理窗口', '配齐办案人员']),
  row('行政机关负责人出庭应诉', 'D09', 'counties', '12-13', ['依法应出庭的全部出庭', '应诉情况按季通报'], 'leader-instruction'),
  row('行政裁决与行政调解职责梳理', 'D09', [...livelihood], '08-30', ['公布职责清单', '制定办理规程']),
  row('公共法律服务中心建设', 'D09', 'counties', '10-31', ['中心实体运行', '服务事项上墙公示'], 'creation-indicator'),
  row('国家机关普法责任制落实', 'D09', 'enforcers', '12-04', ['制定普法责任清单', '开展以案释法']),
  row('宪法宣传周活动', 'D09', 'counties', '12-10', ['组织主题宣传', '活动资料归档']),
  row('青少年法治教育', 'D03', 'counties', '11-29', ['中小学法治副校长配齐', '法治课程排入课表']),
  row('领导干部会前学法', 'D01', 'counties', '12-13', ['政府常务会议会前学法不少于四次', '学法记录完整'], 'leader-instruction'),
  row('领导干部法律知识考试', 'D09', 'departments', '11-29', ['参考率达到要求', '成绩登记存档']),
  row('法治政府建设年度报告公开', 'D09', 'counties', '03-29', ['按期报送年度报告', '报告向社会公开'], 'higher-plan'),
  row('政务公开标准化规范化', 'D01', 'counties', '11-29', ['编制公开事项标准目录', '公开栏目按期更新']),
  row('政府信息公开条例修订后的制度衔接', 'D01', 'departments', '06-28', ['修订公开指南', '规范依申请公开办理'], 'higher-plan'),
  row('财政预决算公开', 'D10', 'counties', '10-31', ['预算按期公开', '决算按期公开']),
  row('人大代表建议和政协提案办理', 'D01', 'enforcers', '09-30', ['按期答复', '办理结果公开']),
  row('一网通办事项覆盖', 'D37', [...offices], '11-29', ['依申请事项全部上网', '可办事项一次办结'], 'leader-instruction'),
  row('企业开办时间压缩', 'D26', 'counties', '06-28', ['开办时间达到要求', '一窗受理']),
  row('不动产登记便民提速', 'D12', 'counties', '08-30', ['一般登记限时办结', '信息共享到位']),
  row('工程建设项目审批制度改革', 'D14', [...offices], '09-30', ['统一审批流程', '审批时限达到要求'], 'higher-plan'),
  row('双随机一公开监管', 'D26', 'enforcers', '11-29', ['一单两库一细则齐全', '抽查结果公示']),
  row('市场准入负面清单落实', 'D02', [...offices], '06-28', ['清单之外不设门槛', '清理不合规规定']),
  row('公平竞争审查', 'D26', 'departments', '11-15', ['增量政策措施全部审查', '存量清理完成'], 'higher-plan'),
  row('社会信用体系建设', 'D02', [...offices], '11-29', ['行政许可和处罚信息归集', '信用承诺推行']),
  row('涉企收费清理', 'D10', [...offices], '07-31', ['公布收费目录清单', '违规收费清退']),
  row('中介服务事项整治', 'D39', [...offices], '09-30', ['公布中介服务清单', '无依据事项取消']),
  row('政务服务热线办理质量提升', 'D37', 'enforcers', '12-13', ['按期办结', '群众满意度达到要求']),
  row('食品安全执法专项行动', 'D26', 'counties', '10-31', ['重点单位检查全覆盖', '违法案件查办到位']),
  row('生态环境保护综合执法', 'D13', 'counties', '11-29', ['问题线索按期办结', '执法公示到位'], 'higher-plan'),
  row('河湖管理执法', 'D17', 'counties', '10-31', ['排查四乱问题', '问题整改销号']),
  row('安全生产执法检查', 'D23', 'counties', '12-20', ['年度检查计划完成', '重大隐患闭环']),
  row('道路交通安全整治', 'D07', 'counties', '11-29', ['重点路段排查', '隐患治理到位']),
  row('农资打假专项治理', 'D18', 'counties', '09-30', ['重点农资抽检', '案件查处公开']),
  row('城市管理执法规范化', 'D15', 'counties', '10-31', ['执法队伍规范着装', '执法文书统一']),
  row('医疗卫生监督执法', 'D21', 'counties', '11-15', ['随机抽查完成', '结果公示']),
  row('劳动保障监察与根治欠薪', 'D11', 'counties', '12-20', ['欠薪线索动态清零', '建设领域制度落实'], 'leader-instruction'),
  row('文化市场综合执法', 'D20', 'counties', '10-31', ['暑期专项检查', '案件办结归档']),
  row('交通运输执法整顿', 'D16', 'counties', '09-30', ['规范执法行为', '公开监督方式']),
  row('自然资源违法用地整治', 'D12', 'counties', '11-29', ['卫片图斑核查', '违法用地整改']),
  row('城乡建设领域执法规范', 'D14', 'counties', '10-31', ['执法流程公示', '典型案件公布']),
  row('信访事项依法分类处理', 'D36', [...social], '11-29', ['分类清单完善', '按法定途径办理']),
  row('重大项目社会稳定风险评估', 'D02', [...livelihood], '11-29', ['应评尽评', '评估报告备案']),
  row('政府合同合法性审核', 'D09', [...offices], '12-13', ['合同签订前审核', '合同台账完整'], 'meeting-decision'),
  row('审计发现问题整改', 'D24', [...social], '10-31', ['问题清单销号', '整改结果公告']),
  row('政府督查事项办结', 'D01', [...livelihood], '12-20', ['督查事项按期办结', '办结情况反馈'], 'leader-instruction'),
  row('法治政府建设示范创建材料归集', 'D09', 'departments', '08-15', ['按指标归集材料', '材料经审核'], 'creation-indicator'),
  row('行政执法案例指导', 'D09', [...livelihood], '+03-31', ['报送典型案例', '案例审核发布']),
  row('基层法治文化阵地建设', 'D09', 'counties', '+06-30', ['每县建成法治文化阵地', '阵地常态开放']),
  {
    ...row(
      '县区规范性文件按时报备',
      'D09',
      'counties',
      '+01-31',
      ['按时报备率达到百分之百', '按时报备率达到百分之百'],
      'creation-indicator',
    ),
    figure: ['normative-document-filing.on-time-rate', 100],
  },
];

const enforcing = [
  'D03',
  'D05',
  'D07',
  'D08',
  'D11',
  'D12',
  'D13',
  'D14',
  'D15',
  'D16',
  'D17',
  'D18',
  'D20',
  'D21',
  'D23',
  'D26',
  'D29',
  'D31',
];
const department = (short: string): DemoUnit => unitOf(`411700-${short}`);
export const leadOf = (task: PlannedTask): DemoUnit => department(task.lead);

/** The units a task is given to; of the bodies that enforce, every third is left out in turn. */
export function unitsOfSpread(task: PlannedTask, n: number): readonly DemoUnit[] {
  const { spread } = task;
  if (spread === 'townships' || spread === 'counties') return countedCounties;
  if (spread === 'departments') return unitsOfKind('department').filter((_, i) => (i + n) % 3 === 0);
  return spread === 'enforcers' ? enforcing.filter((_, i) => (i + n) % 3 !== 0).map(department) : spread.map(department);
}

export const townshipsOf = (county: DemoUnit): readonly DemoUnit[] =>
  unitsOfKind('township', 'street').filter((u) => u.parent === county.code);
