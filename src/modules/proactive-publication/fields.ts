import { choice, date, file, flag, longText, text, type ValuesOf } from '#kernel';
import { disclosureRegulation, platformDefaults } from '#law';
import { open, staff } from '#vocabulary';

/** Columns of the catalogue; a city that names them otherwise maps its own to these. */
export const columns = {
  documents: '政策文件',
  interpretation: '政策解读',
  notices: '通知公告',
  dynamics: '政务动态',
  planning: '规划计划',
  statistics: '统计信息',
  finance: '财政资金',
  personnel: '人事信息',
  permits: '许可处罚公示',
  'key-areas': '重点领域',
  emergency: '应急管理',
  interaction: '互动回应',
  other: '其他',
} as const;

export const fields = {
  title: text('名称', { ...open, min: 4, max: 160, basis: disclosureRegulation('第12条') }),
  column: choice('栏目', columns, open),
  channel: choice('公开载体', { portal: '政府门户网站', media: '政务新媒体', gazette: '政府公报' }, open),
  docNo: text('文号', { ...open, max: 60 }),
  summary: longText('内容概述', { ...open, max: 1000, basis: disclosureRegulation('第12条') }),
  formedOn: date('形成或者变更日期', { ...open, basis: disclosureRegulation('第26条') }),
  indexNo: text('索引号', { ...open, max: 60, basis: disclosureRegulation('第12条') }),
  url: text('网页地址', { ...open, max: 300 }),
  content: file('公开的文本', open),
  involvesOthers: flag('涉及其他机关', { ...staff, basis: disclosureRegulation('第11条') }),
  agreedByOthers: flag('已与有关机关协商确认', { ...staff, basis: disclosureRegulation('第11条') }),
  secrecyNote: longText('保密审查意见', { ...staff, max: 1000, basis: disclosureRegulation('第17条') }),
  clean: flag('没有国家秘密、个人隐私、商业秘密', { ...staff, basis: disclosureRegulation('第17条') }),
  checkedBefore: flag('发布前已经保密审查', { ...staff, help: '在网站后台审查、审批后发布的，由平台按条登记' }),
  withheldGround: choice(
    '不予公开的理由',
    {
      'state-secret': '国家秘密',
      'law-forbidden': '法律、行政法规禁止公开',
      'safety-stability': '“三安全一稳定”',
      'third-party': '第三方合法权益',
      'internal-affairs': '内部事务信息',
      'process-info': '过程性信息',
      'enforcement-file': '行政执法案卷',
    },
    { ...staff, basis: disclosureRegulation('第14条至第16条') },
  ),
  withheldReason: longText('不予公开的说明', { ...staff, max: 1000 }),
  reassessed: longText('定期评估意见', { ...staff, max: 1000, basis: disclosureRegulation('第18条') }),
  changeNote: longText('更新内容', { ...open, max: 500 }),
  takeDownReason: longText('撤下理由', { ...staff, max: 500, basis: platformDefaults('撤下留痕') }),
  lateReason: longText('逾期公开原因', { ...staff, max: 500 }),
} as const;

export type PublicationValues = ValuesOf<typeof fields>;
