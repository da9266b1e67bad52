import { instrument } from '#kernel';

export const cityFaultMeasures = instrument({
  id: 'city-fault-measures',
  title: '驻马店市机关工作人员行政过错责任追究暂行办法',
  mark: 'recalled',
  note: '仅见名称，文号与内容未见',
});

export const cityHeadAccountability = instrument({
  id: 'city-head-accountability',
  title: '驻马店市行政首长问责暂行办法',
  number: '驻政〔2008〕144号',
  mark: 'verified',
  note: '据转载；第2条对象，第3条实施机关，第4条原则，第5条应当问责的情形；施行日未见',
});

export const henanEnforcementLiability = instrument({
  id: 'henan-enforcement-liability',
  title: '河南省行政执法责任追究试行办法',
  number: '豫政〔2007〕1号',
  mark: 'verified',
  note: '据转载；尚不够行政处分的违法和不当执法行为的追究；施行日未见',
});

export const henanEnforcementRegulation = instrument({
  id: 'henan-enforcement-regulation',
  title: '河南省行政执法条例',
  from: '2016-06-01',
  mark: 'verified',
  note: '第44条机关责任，第45条人员责任，第46条追究的权限',
});

export const civilServantLaw2005 = instrument({
  id: 'civil-servant-law-2005',
  title: '中华人民共和国公务员法',
  from: '2006-01-01',
  to: '2019-06-01',
  mark: 'recalled',
  note: '2018年修订前的版本，条号未核',
});

export const civilServantLaw = instrument({
  id: 'civil-servant-law-2018',
  title: '中华人民共和国公务员法',
  from: '2019-06-01',
  mark: 'verified',
  note: '2018年修订版；第57条、第61至65条监督与惩戒，第95条、第96条复核和申诉',
});

export const civilServantSanctions = instrument({
  id: 'civil-servant-sanctions-2007',
  title: '行政机关公务员处分条例',
  from: '2007-06-01',
  mark: 'verified',
  note: '第6条、第7条种类和期间，第39条程序，第44条办理期限，第48条救济',
});

export const publicOfficialSanctions = instrument({
  id: 'public-official-sanctions-2020',
  title: '中华人民共和国公职人员政务处分法',
  from: '2020-07-01',
  mark: 'verified',
  note: '2019年度尚未施行；第43条告知和听取，第54条、第55条执行与救济',
});
