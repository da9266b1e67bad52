import { instrument } from '#kernel';

export const lawyersLaw = instrument({
  id: 'lawyers-law',
  title: '中华人民共和国律师法',
  from: '2018-01-01',
  mark: 'verified',
  note: '2017年修正版；存在已核，条号未列，施行日待核',
});

export const governmentLawyerMeasures = instrument({
  id: 'government-lawyer-measures',
  title: '公职律师管理办法',
  number: '司发通〔2018〕131号',
  from: '2018-12-13',
  mark: 'verified',
  note: '据转载；公职人员身份、法律职业资格、从事法律事务满二年（曾任法官、检察官、律师的满一年）、单位同意',
});

export const cityCounselOpinion = instrument({
  id: 'city-counsel-opinion',
  title: '驻马店市人民政府关于在全市普遍建立政府法律顾问制度的意见',
  mark: 'recalled',
  note: '仅见名称，文号与内容未见',
});
