import { instrument } from '#kernel';

/** What the platform sets where no law does. Never shown as law. */
export const platformDefaults = instrument({
  id: 'platform-defaults',
  title: '平台缺省规则',
  mark: 'default',
  note: '法律没有规定时平台所设的缺省值，不是法律依据，本市可以另行设定',
});

/** How the city says it has worked; the local rules themselves were not seen. */
export const localPractice = instrument({
  id: 'local-practice',
  title: '本市合法性审查制度',
  mark: 'recalled',
  note: '本市制度原文未见，仅据驻政文〔2020〕22号的叙述；该报告不是法律依据',
});

export const holidayMeasures2013 = instrument({
  id: 'holiday-measures-2013',
  title: '全国年节及纪念日放假办法',
  number: '国务院令第644号',
  from: '2014-01-01',
  to: '2025-01-01',
  mark: 'verified',
  note: '2013年12月11日修订，法定放假11天',
});

export const holidayMeasures = instrument({
  id: 'holiday-measures-2024',
  title: '全国年节及纪念日放假办法',
  number: '国务院令第795号',
  from: '2025-01-01',
  mark: 'verified',
  note: '2024年11月10日修订，法定放假13天，假期前后连续工作一般不超过6天',
});

export const civilProcedureLaw2017 = instrument({
  id: 'civil-procedure-law-2017',
  title: '中华人民共和国民事诉讼法',
  from: '2017-07-01',
  to: '2022-01-01',
  mark: 'recalled',
  note: '2017年修正版，条号未核',
});

export const civilProcedureLaw2021 = instrument({
  id: 'civil-procedure-law-2021',
  title: '中华人民共和国民事诉讼法',
  from: '2022-01-01',
  to: '2024-01-01',
  mark: 'recalled',
  note: '2021年修正版，条号未核',
});

export const civilProcedureLaw = instrument({
  id: 'civil-procedure-law-2023',
  title: '中华人民共和国民事诉讼法',
  from: '2024-01-01',
  mark: 'verified',
  note: '2023年修正版；期间的计算见第85条',
});

export const civilLawGeneralProvisions = instrument({
  id: 'civil-law-general-provisions',
  title: '中华人民共和国民法总则',
  from: '2017-10-01',
  to: '2021-01-01',
  mark: 'recalled',
  note: '民法典施行前关于期间的规定，条文未核',
});

export const civilCode = instrument({
  id: 'civil-code',
  title: '中华人民共和国民法典',
  from: '2021-01-01',
  mark: 'verified',
  note: '月、年期限见第201条、第202条；施行日待核',
});

export const reconsiderationLaw2017 = instrument({
  id: 'reconsideration-law-2017',
  title: '中华人民共和国行政复议法',
  from: '2018-01-01',
  to: '2024-01-01',
  mark: 'verified',
  note: '2017年修正版；第40条：五日、七日指工作日；施行日待核',
});

export const reconsiderationLaw = instrument({
  id: 'reconsideration-law-2023',
  title: '中华人民共和国行政复议法',
  from: '2024-01-01',
  mark: 'verified',
  note: '2023年修订版；第88条：三日、五日、七日、十日指工作日',
});

export const administrativeLitigationLaw = instrument({
  id: 'administrative-litigation-law',
  title: '中华人民共和国行政诉讼法',
  from: '2017-07-01',
  mark: 'verified',
  note: '2017年修正版；期间准用民事诉讼法（第101条）；施行日待核',
});

export const administrativeLitigationInterpretation = instrument({
  id: 'administrative-litigation-interpretation',
  title: '最高人民法院关于适用《中华人民共和国行政诉讼法》的解释',
  number: '法释〔2018〕1号',
  from: '2018-02-08',
  mark: 'verified',
  note: '第149条：对规范性文件的司法建议',
});

export const disclosureRegulation2008 = instrument({
  id: 'disclosure-regulation-2008',
  title: '中华人民共和国政府信息公开条例',
  number: '国务院令第492号',
  from: '2008-05-01',
  to: '2019-05-15',
  mark: 'verified',
  note: '2019年修订前的版本；名称、令号、施行日已核，条文未核',
});

export const disclosureRegulation = instrument({
  id: 'disclosure-regulation-2019',
  title: '中华人民共和国政府信息公开条例',
  number: '国务院令第711号',
  from: '2019-05-15',
  mark: 'verified',
  note: '2019年4月3日修订公布',
});

export const officialDocumentRules = instrument({
  id: 'official-document-rules',
  title: '党政机关公文处理工作条例',
  number: '中办发〔2012〕14号',
  from: '2012-07-01',
  mark: 'verified',
  note: '2012年4月16日印发；施行日待核',
});

export const officialDocumentFormat = instrument({
  id: 'official-document-format',
  title: '党政机关公文格式',
  number: 'GB/T 9704-2012',
  from: '2012-07-01',
  mark: 'verified',
  note: '国家标准，非法律；数值据公开转录，实施日待核',
});

export const divisionCodes = instrument({
  id: 'division-codes',
  title: '中华人民共和国行政区划代码',
  number: 'GB/T 2260',
  mark: 'verified',
  note: '国家标准，非法律；开发区代码411771为统计用码，不在本标准内',
});

export const socialCreditCode = instrument({
  id: 'social-credit-code',
  title: '法人和其他组织统一社会信用代码编码规则',
  number: 'GB 32100-2015',
  mark: 'verified',
  note: '国家标准，非法律',
});

export const citizenNumber = instrument({
  id: 'citizen-number',
  title: '公民身份号码',
  number: 'GB 11643-1999',
  mark: 'verified',
  note: '国家标准，非法律',
});

export const identityCardLaw = instrument({
  id: 'identity-card-law',
  title: '中华人民共和国居民身份证法',
  mark: 'verified',
  note: '第3条：公民身份号码',
});

export const secrecyLaw = instrument({
  id: 'secrecy-law-2024',
  title: '中华人民共和国保守国家秘密法',
  from: '2024-05-01',
  mark: 'verified',
  note: '2024年修订版；施行日待核',
});

export const archivesLaw = instrument({
  id: 'archives-law-2020',
  title: '中华人民共和国档案法',
  from: '2021-01-01',
  mark: 'verified',
  note: '2020年修订版；施行日待核',
});

export const archivesRegulation = instrument({
  id: 'archives-regulation-2024',
  title: '中华人民共和国档案法实施条例',
  number: '国务院令第772号',
  from: '2024-03-01',
  mark: 'verified',
  note: '2024年1月12日公布',
});

export const archiveScopeRules = instrument({
  id: 'archive-scope-rules',
  title: '机关文件材料归档范围和文书档案保管期限规定',
  number: '国家档案局令第8号',
  from: '2006-12-18',
  mark: 'verified',
  note: '保管期限分永久、定期30年、定期10年',
});

export const institutionalArchiveRules = instrument({
  id: 'institutional-archive-rules',
  title: '机关档案管理规定',
  number: '国家档案局令第13号',
  from: '2019-01-01',
  mark: 'verified',
  note: '据转引，条号未见；施行日待核',
});

export const onlineServiceRules = instrument({
  id: 'online-service-rules',
  title: '国务院关于在线政务服务的若干规定',
  number: '国务院令第716号',
  from: '2019-04-26',
  mark: 'verified',
  note: '第12条：电子归档',
});

export const henanProposalMeasures = instrument({
  id: 'henan-proposal-measures',
  title: '河南省代表建议办理办法',
  from: '2017-01-01',
  mark: 'verified',
  note: '2017年文本，名称为简称，施行日未核；退件、重交、反馈的十日为工作日',
});
