import { instrument } from '#kernel';

/** The law itself, in both editions, stands in common.ts: other fields of law cite it too. */
export const reconsiderationRegulation = instrument({
  id: 'reconsideration-regulation',
  title: '中华人民共和国行政复议法实施条例',
  number: '国务院令第499号',
  from: '2007-08-01',
  mark: 'verified',
  note: '2007年5月29日公布；其后是否修订未核',
});

export const reconsiderationHearingRules = instrument({
  id: 'reconsideration-hearing-rules',
  title: '行政复议普通程序听取意见办法、行政复议普通程序听证办法、关于进一步加强行政复议调解工作的指导意见',
  number: '司规〔2024〕1号',
  from: '2024-04-03',
  mark: 'verified',
  note: '据转载；施行日按印发日',
});

export const localReconsiderationPractice = instrument({
  id: 'local-reconsideration-practice',
  title: '本市行政复议工作制度',
  mark: 'recalled',
  note: '重大疑难复杂案件集体会审、听证，决定书网上公开，每季度统计分析，据驻政文〔2020〕22号的叙述，制度原文未见',
});
