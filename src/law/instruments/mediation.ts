import { instrument } from '#kernel';

export const mediationLaw = instrument({
  id: 'mediation-law',
  title: '中华人民共和国人民调解法',
  from: '2011-01-01',
  mark: 'verified',
});

export const mediationCommitteeRegulation = instrument({
  id: 'mediation-committee-regulation',
  title: '人民调解委员会组织条例',
  from: '1989-06-17',
  mark: 'verified',
  note: '1989年国务院发布，具体日期待核；与人民调解法不一致的依后者',
});

export const mediationWorkRules = instrument({
  id: 'mediation-work-rules',
  title: '人民调解工作若干规定',
  number: '司法部令第75号',
  from: '2002-11-01',
  mark: 'verified',
  note: '第33条：一般在一个月内调结',
});

export const mediationConfirmationRules = instrument({
  id: 'mediation-confirmation-rules',
  title: '最高人民法院关于人民调解协议司法确认程序的若干规定',
  number: '法释〔2011〕5号',
  from: '2011-03-30',
  mark: 'verified',
  note: '2023年修正的民事诉讼法未写受理、确认期限，以新法为准',
});

export const arbitrationLaw2017 = instrument({
  id: 'arbitration-law-2017',
  title: '中华人民共和国仲裁法',
  from: '2018-01-01',
  to: '2026-03-01',
  mark: 'verified',
  note: '2017年修正版；第24条：五日内受理；施行日待核',
});

export const arbitrationLaw = instrument({
  id: 'arbitration-law-2025',
  title: '中华人民共和国仲裁法',
  from: '2026-03-01',
  mark: 'verified',
  note: '2025年9月12日修订；第35条：五日内受理；第72条：三个月内申请撤销裁决',
});

export const adjudicationOpinion = instrument({
  id: 'adjudication-opinion',
  title: '中共中央办公厅、国务院办公厅关于健全行政裁决制度加强行政裁决工作的意见',
  number: '中办发〔2018〕75号',
  from: '2018-12-31',
  mark: 'verified',
  note: '政策文件，据论文与转载；日期待核',
});

export const publicLegalServiceOpinion = instrument({
  id: 'public-legal-service-opinion',
  title: '中共中央办公厅、国务院办公厅关于加快推进公共法律服务体系建设的意见',
  from: '2019-07-10',
  mark: 'verified',
  note: '政策文件；日期为公开发布日',
});

export const legalAidLaw = instrument({
  id: 'legal-aid-law',
  title: '中华人民共和国法律援助法',
  from: '2022-01-01',
  mark: 'verified',
  note: '条号未列',
});

/** Administrative mediation has no national law of its own. */
export const administrativeMediationPractice = instrument({
  id: 'administrative-mediation-practice',
  title: '本市行政调解工作机制',
  mark: 'recalled',
  note: '行政调解没有全国单行法；政府负总责、司法行政牵头、职能部门为主体，据驻政文〔2020〕22号的叙述，制度原文未见',
});
