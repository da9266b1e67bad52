import { instrument } from '#kernel';

export const legislationLaw2015 = instrument({
  id: 'legislation-law-2015',
  title: '中华人民共和国立法法',
  from: '2015-03-15',
  to: '2023-03-15',
  mark: 'recalled',
  note: '2015年修正版：设区的市规章限城乡建设与管理、环境保护、历史文化保护；范围已核，条号待核',
});

export const legislationLaw = instrument({
  id: 'legislation-law-2023',
  title: '中华人民共和国立法法',
  from: '2023-03-15',
  mark: 'verified',
  note: '2023年修正版：第81条批准，第93条规章权限，第95—97条决定、签署、刊载，第109条备案；施行日待核',
});

export const ruleFilingRegulation2002 = instrument({
  id: 'rule-filing-regulation-2002',
  title: '法规规章备案条例',
  number: '国务院令第337号',
  from: '2002-01-01',
  to: '2024-11-01',
  mark: 'verified',
  note: '第3条：公布后三十日内报送备案；其余条文待核',
});

export const cityRuleMakingRules = instrument({
  id: 'city-rule-making-rules',
  title: '驻马店市人民政府规章制定程序规定',
  mark: 'verified',
  note: '据转载：名称不得称条例，未列入计划的急需项目每年不多于2件，委托起草不得转委托，逾期送审发督促函；令号、施行日、条号未见',
});

export const cityLawMakingRules = instrument({
  id: 'city-law-making-rules',
  title: '驻马店市地方立法条例',
  mark: 'recalled',
  note: '仅知有此制度，文本未见；审次、会前印发时间等待核',
});
