import { choice, date, file, flag, longText, matterRef, money, number, text, unit } from '#kernel';
import { governmentLawyerMeasures, lawyersLaw, legalCounselOpinion, platformDefaults } from '#law';
import { open, staff } from '#vocabulary';

/** At which of the three levels the unit stands; the bulletin of the network reads by it. */
export const levels = {
  city: '市政府',
  county: '县政府',
  district: '区政府、管委会',
  department: '市直部门',
  township: '乡镇政府、街道办事处',
} as const;

/** What kinds of units of the register stand at a level. */
export const kindsAt: Readonly<Record<string, readonly string[]>> = {
  city: ['city'],
  county: ['county'],
  district: ['county', 'zone'],
  department: ['department'],
  township: ['township', 'street'],
};

/** The roster is public; what a counsel advises and is paid is not. */
export const fields = {
  engagementNo: text('聘任编号', open),
  unit: unit('聘任单位', { ...open, help: '上级统聘、书面指定到下级单位的，填写被指定的单位' }),
  level: choice('层级', levels, { ...open, basis: legalCounselOpinion('设立范围') }),
  method: choice('聘任方式', { selection: '公开遴选', direct: '直接聘任', shared: '上级统聘、书面指定' }, open),
  notice: longText('遴选公告', { ...open, max: 2000 }),
  directGround: longText('直接聘任的依据', { ...staff, max: 500, help: '写明依据的文件和理由' }),

  counselName: text('法律顾问', { ...open, max: 30 }),
  counselKind: choice(
    '人员类别',
    { lawyer: '执业律师', academic: '专家学者', 'government-lawyer': '公职律师', 'legal-officer': '法制机构人员' },
    { ...open, basis: legalCounselOpinion('人员构成') },
  ),
  firm: text('律师事务所', { ...open, max: 60, when: { field: 'counselKind', in: ['lawyer'] } }),
  licenceNo: text('执业证号', {
    ...staff,
    pattern: '^(\\d{17}|\\d{12})$',
    help: '十七位数字，旧证十二位',
    when: { field: 'counselKind', in: ['lawyer', 'government-lawyer'] },
    basis: lawyersLaw('律师执业许可'),
  }),
  practiceYears: number('执业或者从事法律事务年限', {
    ...staff,
    unit: '年',
    max: 60,
    basis: governmentLawyerMeasures('任职条件'),
    help: '公职律师应当从事法律事务满二年',
  }),
  noPenalty: flag('未受过处分、处罚', { ...staff, basis: platformDefaults('遴选条件') }),
  heldUnits: number('现已受聘的其他单位', { ...staff, unit: '个', max: 100 }),
  publicityNote: longText('公示内容', { ...open, max: 1000 }),
  cancelReason: longText('终止遴选的理由', { ...staff, max: 500 }),

  termFrom: date('聘期自', { ...open, future: true }),
  renewedFrom: date('续聘自', { ...open, future: true }),
  termTo: date('聘期至', { ...open, future: true }),
  scope: longText('服务范围', { ...open, max: 500 }),
  fee: money('年报酬', { ...staff, help: '没有报酬的填写零' }),
  fund: choice('经费来源', { budget: '财政预算', none: '不付报酬' }, staff),
  conflictDeclared: flag('已声明没有利益冲突', staff),
  nda: file('保密承诺', staff),
  contract: file('聘任合同', staff),
  sharedBy: matterRef('counsel-engagement', '统聘的聘任', staff),
  designation: file('书面指定文件', staff),

  appraisalYear: number('考核年度', { ...staff, unit: '年', min: 2016, max: 2100 }),
  appraisalGrade: choice('考核等次', { excellent: '优秀', qualified: '合格', unqualified: '不合格' }, staff),
  appraisalNote: longText('考核意见', { ...staff, max: 1000 }),
  suspendReason: longText('暂停履职的原因', { ...staff, max: 500 }),
  terminateGround: choice(
    '解聘情形',
    {
      disclosure: '泄露秘密',
      conflict: '利益冲突',
      neglect: '失职',
      penalty: '受到处分、处罚',
      appraisal: '考核不合格',
      resigned: '本人辞聘',
      merged: '单位撤并',
    },
    staff,
  ),
  terminateNote: longText('解聘说明', { ...staff, max: 500 }),
} as const;
