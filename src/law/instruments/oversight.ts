import { instrument } from '#kernel';

export const deputiesLaw2015 = instrument({
  id: 'deputies-law-2015',
  title: '中华人民共和国全国人民代表大会和地方各级人民代表大会代表法',
  from: '2015-08-29',
  to: '2025-03-12',
  mark: 'verified',
  note: '2015年修正版；第42条：答复期限；起止日待核',
});

export const deputiesLaw = instrument({
  id: 'deputies-law-2025',
  title: '中华人民共和国全国人民代表大会和地方各级人民代表大会代表法',
  from: '2025-03-12',
  mark: 'verified',
  note: '2025年3月11日修正；第51条、第52条；施行日待核',
});

export const cppccProposalRules = instrument({
  id: 'cppcc-proposal-rules',
  title: '中国人民政治协商会议全国委员会提案工作条例',
  from: '2018-11-29',
  mark: 'verified',
  note: '2018年11月29日修订；仅见第1至3条，期限据外省办法，本市数值待核',
});

export const supervisorsLaw = instrument({
  id: 'supervisors-law-2018',
  title: '中华人民共和国监察法',
  from: '2018-03-20',
  mark: 'verified',
  note: '监察建议：2018年版第45条、第62条，2024年版第52条、第71条；未定回复期限',
});

export const publicInterestInterpretation = instrument({
  id: 'public-interest-interpretation',
  title: '最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释',
  from: '2018-03-02',
  mark: 'verified',
  note: '第21条：行政公益诉讼的检察建议；施行日待核',
});

export const judicialAdviceProvisions = instrument({
  id: 'judicial-advice-provisions',
  title: '最高人民法院关于综合治理类司法建议工作若干问题的规定',
  number: '法释〔2023〕11号',
  from: '2023-11-16',
  mark: 'verified',
  note: '第8条：一般不超过二个月；施行日待核',
});

export const auditLaw = instrument({
  id: 'audit-law',
  title: '中华人民共和国审计法',
  mark: 'verified',
  note: '存在已核，条号未列',
});
