import { instrument } from '#kernel';

export const henanAssessmentScheme = instrument({
  id: 'henan-assessment-scheme',
  title: '河南省依法行政考核方案',
  mark: 'verified',
  note: '据省级媒体报道：每年一次，百分制，日常与集中、书面与实地、专家评审与社会评议相结合，结果公布或者通报、书面反馈并抄送；文号和条文未见',
});

export const administrativePenaltyLaw2021 = instrument({
  id: 'administrative-penalty-law-2021',
  title: '中华人民共和国行政处罚法',
  from: '2021-07-15',
  mark: 'verified',
  note: '第75条：县级以上人民政府定期组织行政执法评议、考核',
});

export const statisticsLaw2009 = instrument({
  id: 'statistics-law-2009',
  title: '中华人民共和国统计法',
  from: '2010-01-01',
  to: '2024-09-13',
  mark: 'verified',
  note: '2009年修订版；第6条不得自行修改资料，第8条检举，第37条处分与通报；施行日待核',
});

export const statisticsLaw = instrument({
  id: 'statistics-law-2024',
  title: '中华人民共和国统计法',
  from: '2024-09-13',
  mark: 'verified',
  note: '2024年修正版；第9条防范统计造假的责任，第40条',
});

export const statisticsFraudInspection = instrument({
  id: 'statistics-fraud-inspection',
  title: '防范和惩治统计造假、弄虚作假督察工作规定',
  from: '2018-08-24',
  mark: 'verified',
  note: '据转载',
});
