import { instrument } from '#kernel';

export const processingFeeMeasures = instrument({
  id: 'processing-fee-measures',
  title: '政府信息公开信息处理费管理办法',
  number: '国办函〔2020〕109号',
  from: '2021-01-01',
  mark: 'verified',
  note: '2020年11月17日公布；按件、按量两种标准已核，施行日待核',
});

export const disclosureReportFormat = instrument({
  id: 'disclosure-report-format',
  title: '政府信息公开工作年度报告格式',
  number: '国办公开办函〔2021〕30号',
  from: '2021-09-26',
  mark: 'verified',
  note: '2019、2020年度的报告用旧格式；答复结果的分类两版相近，平台按本格式记录',
});

export const budgetLaw = instrument({
  id: 'budget-law-2018',
  title: '中华人民共和国预算法',
  from: '2018-12-29',
  mark: 'verified',
  note: '2018年修正版；第14条：批准、批复后二十日内公开；施行日待核',
});

export const pressReleaseOpinion = instrument({
  id: 'press-release-opinion',
  title: '本市关于新闻发布工作的意见',
  number: '驻政〔2018〕94号',
  mark: 'recalled',
  note: '文号见驻政文〔2020〕22号，文件原文未见，名称为概括',
});

export const governmentWebsiteGuide = instrument({
  id: 'government-website-guide',
  title: '政府网站发展指引',
  number: '国办发〔2017〕47号',
  from: '2017-05-15',
  mark: 'verified',
  note: '政策文件；县级部门、乡镇街道原则上不单独设站',
});
