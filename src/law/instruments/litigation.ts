import { instrument } from '#kernel';

export const headAppearanceRules = instrument({
  id: 'head-appearance-rules-2020',
  title: '最高人民法院关于行政机关负责人出庭应诉若干问题的规定',
  from: '2020-07-01',
  mark: 'verified',
  note: '2019年度不适用；文号未见',
});

export const litigationResponseOpinion54 = instrument({
  id: 'litigation-response-opinion-54',
  title: '国务院办公厅关于加强和改进行政应诉工作的意见',
  number: '国办发〔2016〕54号',
  mark: 'verified',
  note: '文号及公布收件地址、明确承办、及时报告主要负责人各项已核，其余未核；施行日未见',
});
