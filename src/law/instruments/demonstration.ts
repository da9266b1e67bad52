import { instrument } from '#kernel';

export const demonstrationOpinion = instrument({
  id: 'demonstration-opinion-2019',
  title: '关于开展法治政府建设示范创建活动的意见',
  mark: 'verified',
  note: '中央依法治国办；据转载，2019年起每两年一批；自愿申报、省级初审、第三方评估、人民群众满意度测评、实地核查、公示、报批、命名；文号和施行日未见',
});

export const demonstrationIndicators2019 = instrument({
  id: 'demonstration-indicators-2019',
  title: '市县法治政府建设示范指标体系（2019年版）',
  mark: 'recalled',
  note: '一级8项、二级34项、三级100项的数目待核；条文未见公布文本',
});

export const demonstrationIndicators2021 = instrument({
  id: 'demonstration-indicators-2021',
  title: '市县法治政府建设示范指标体系（2021年版）',
  mark: 'verified',
  note: '版本已核，一级9项的数目待核；仅见首组三项三级指标，其余未见公布文本；分值由中央依法治国办确定，未公布',
});

export const demonstrationIndicators2023 = instrument({
  id: 'demonstration-indicators-2023',
  title: '市县法治政府建设示范指标体系（2023年版）',
  mark: 'verified',
  note: '一级10项、二级34项、三级104项据外市实施方案；条文未见公布文本',
});

/** Who may run such programmes; it says nothing of yearly assessments. */
export const demonstrationProgrammeMeasures = instrument({
  id: 'demonstration-programme-measures-2022',
  title: '创建示范活动管理办法（试行）',
  from: '2022-04-20',
  mark: 'verified',
  note: '第3条、第4条据公开报道；市县级党委和政府经批准可以开展，市县级其他机关、群团组织和乡镇街道不得开展，严控数量，不得向创建对象收费；年度考核、绩效考核、目标考核、责任制考核不属创建示范活动',
});

/** What this city's 「1211」 mechanism says of showing by example; the text of the city's own rules was not seen. */
export const cityDemonstrationPractice = instrument({
  id: 'city-demonstration-practice',
  title: '本市「1211」工作机制',
  mark: 'recalled',
  note: '「一带动」即依法行政示范单位创建；本市制度原文未见，仅据驻政文〔2020〕22号的叙述，该报告不是法律依据',
});

export const henanServiceEnforcementOpinion = instrument({
  id: 'henan-service-enforcement-opinion-2012',
  title: '河南省人民政府办公厅关于推进服务型行政执法建设的意见',
  number: '豫政办〔2012〕78号',
  mark: 'verified',
  note: '文号据转引，施行日未见',
});

export const enforcementResponsibilityOpinion = instrument({
  id: 'enforcement-responsibility-opinion-2005',
  title: '国务院办公厅关于推行行政执法责任制的若干意见',
  number: '国办发〔2005〕37号',
  mark: 'verified',
  note: '依法界定执法职责、评议考核、责任追究',
});
