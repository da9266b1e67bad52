import { instrument } from '#kernel';

export const majorDecisionRegulation = instrument({
  id: 'major-decision-regulation',
  title: '重大行政决策程序暂行条例',
  number: '国务院令第713号',
  from: '2019-09-01',
  mark: 'verified',
  note: '2019年4月20日公布；此前启动的事项依当时的地方规定',
});

export const henanMajorDecisionRules = instrument({
  id: 'henan-major-decision-rules',
  title: '河南省重大行政决策程序规定',
  number: '河南省人民政府令第210号',
  from: '2022-03-15',
  mark: 'verified',
  note: '仅见名称、文号、施行日、事项范围与听取意见方式，其余条文未见',
});

/** What bound a decision launched before the national regulation; the text was not seen. */
export const formerDecisionRules = instrument({
  id: 'former-decision-rules',
  title: '重大行政决策的原有地方规定',
  to: '2019-09-01',
  mark: 'recalled',
  note: '国务院令第713号施行前启动的事项所依；五个环节与现行条例一致，原文与时限未见，时限按平台缺省值',
});
