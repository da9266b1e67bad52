import { instrument } from '#kernel';

export const normativeReviewOpinion115 = instrument({
  id: 'normative-review-opinion-115',
  title: '国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见',
  number: '国办发〔2018〕115号',
  from: '2018-12-04',
  mark: 'verified',
  note: '政策文件；名称、范围、主体、框架已核，审核时限与不得以会签代替的内容待核；起算日为成文日，待核',
});

export const legalCounselOpinion = instrument({
  id: 'legal-counsel-opinion',
  title: '中共中央办公厅、国务院办公厅关于推行法律顾问制度和公职律师公司律师制度的意见',
  from: '2016-06-01',
  mark: 'verified',
  note: '2016年6月印发，具体日期待核',
});

export const fairCompetitionRegulation = instrument({
  id: 'fair-competition-regulation',
  title: '公平竞争审查条例',
  number: '国务院令第783号',
  from: '2024-08-01',
  mark: 'verified',
});

export const fairCompetitionMeasures = instrument({
  id: 'fair-competition-measures',
  title: '公平竞争审查条例实施办法',
  number: '国家市场监督管理总局令第99号',
  from: '2025-04-20',
  mark: 'verified',
  note: '2025年2月28日公布',
});

export const fairCompetitionOpinion2016 = instrument({
  id: 'fair-competition-opinion-2016',
  title: '国务院关于在市场体系建设中建立公平竞争审查制度的意见',
  number: '国发〔2016〕34号',
  from: '2016-06-01',
  to: '2024-08-01',
  mark: 'verified',
  note: '政策文件，政策制定机关自我审查；条例施行后改依条例，是否正式废止待核',
});

export const fairCompetitionRules2017 = instrument({
  id: 'fair-competition-rules-2017',
  title: '公平竞争审查制度实施细则（暂行）',
  from: '2017-10-23',
  to: '2021-06-29',
  mark: 'recalled',
  note: '存在已核，日期与内容待核',
});

export const fairCompetitionRules2021 = instrument({
  id: 'fair-competition-rules-2021',
  title: '公平竞争审查制度实施细则',
  number: '国市监反垄规〔2021〕2号',
  from: '2021-06-29',
  to: '2024-08-01',
  mark: 'verified',
  note: '细节待核；条例施行后改依条例，是否正式废止待核',
});

export const antimonopolyLaw = instrument({
  id: 'antimonopoly-law-2022',
  title: '中华人民共和国反垄断法',
  from: '2022-08-01',
  mark: 'verified',
  note: '2022年修正版；第5条：公平竞争审查制度；施行日待核',
});
