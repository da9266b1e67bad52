import { instrument } from '#kernel';

export const cityTargetMeasures = instrument({
  id: 'city-target-measures-2018',
  title: '驻马店市2018年度目标责任考核奖惩办法（试行）',
  mark: 'recalled',
  note: '仅见名称，文号与内容未见；本市的目标责任书、季度考评和奖惩措施据公开报告的叙述，属市级政策措施',
});

export const civilServantAppraisal = instrument({
  id: 'civil-servant-appraisal',
  title: '公务员考核规定',
  mark: 'recalled',
  note: '年度考核等次和优秀比例的规定，条号、比例均未核',
});
