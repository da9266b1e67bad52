import { instrument } from '#kernel';

export const governmentInspectionRegulation = instrument({
  id: 'government-inspection-regulation',
  title: '政府督查工作条例',
  number: '国务院令第733号',
  from: '2021-02-01',
  mark: 'verified',
  note: '2020年12月26日公布；此前的督查依当时有效的市级文件',
});

export const lawGovernmentInspectionRules = instrument({
  id: 'law-government-inspection-rules',
  title: '法治政府建设与责任落实督察工作规定',
  number: '厅字〔2019〕28号',
  from: '2019-04-15',
  mark: 'verified',
  note: '第24条据公开引用；其余条号未核',
});

export const firstResponsibleRules = instrument({
  id: 'first-responsible-rules',
  title: '党政主要负责人履行推进法治建设第一责任人职责规定',
  from: '2016-12-01',
  mark: 'verified',
  note: '2016年12月公布，具体日期待核；第2条、第4条已核',
});

export const lawGovernmentOutline2015 = instrument({
  id: 'law-government-outline-2015',
  title: '法治政府建设实施纲要（2015—2020年）',
  number: '中发〔2015〕36号',
  from: '2015-12-27',
  to: '2021-08-01',
  mark: 'verified',
  note: '政策文件；起止日待核',
});

export const lawGovernmentOutline2021 = instrument({
  id: 'law-government-outline-2021',
  title: '法治政府建设实施纲要（2021—2025年）',
  number: '中发〔2021〕33号',
  from: '2021-08-01',
  mark: 'verified',
  note: '政策文件，文号据外省工作指引引用；起始日待核',
});

export const citySupervisionNotice = instrument({
  id: 'city-supervision-notice',
  title: '驻马店市关于进一步加强督查工作推动政府工作高效落实的通知',
  mark: 'recalled',
  note: '仅见名称，文号与内容未见',
});

export const citySupervisionPoints = instrument({
  id: 'city-supervision-points',
  title: '驻马店市督查事项积分管理暂行办法',
  mark: 'recalled',
  note: '仅见名称，文号与内容未见',
});
