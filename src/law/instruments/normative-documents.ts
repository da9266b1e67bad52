import { instrument } from '#kernel';

export const localOrganicLaw2015 = instrument({
  id: 'local-organic-law-2015',
  title: '中华人民共和国地方各级人民代表大会和地方各级人民政府组织法',
  from: '2015-08-29',
  to: '2022-03-12',
  mark: 'recalled',
  note: '2015年修正版，尚无规范性文件制定程序的规定，当时依国办发〔2018〕37号',
});

export const localOrganicLaw = instrument({
  id: 'local-organic-law-2022',
  title: '中华人民共和国地方各级人民代表大会和地方各级人民政府组织法',
  number: '主席令第110号',
  from: '2022-03-12',
  mark: 'verified',
  note: '2022年修正版；第75条：规范性文件的程序；第78条：重大问题的集体讨论决定',
});

export const normativeDocumentNotice37 = instrument({
  id: 'normative-document-notice-37',
  title: '国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知',
  number: '国办发〔2018〕37号',
  from: '2018-05-16',
  mark: 'verified',
  note: '政策文件；备案监督、清理、平台的内容待核；起算日为成文日',
});

export const henanNormativeRules169 = instrument({
  id: 'henan-normative-rules-169',
  title: '河南省行政规范性文件管理办法',
  number: '河南省人民政府令第169号',
  from: '2015-07-01',
  to: '2024-08-01',
  mark: 'verified',
  note: '2015年5月5日公布；仅见第1至4条，期限、有效期等数值待核',
});

export const henanNormativeRules226 = instrument({
  id: 'henan-normative-rules-226',
  title: '河南省行政规范性文件管理办法',
  number: '河南省人民政府令第226号',
  from: '2024-08-01',
  mark: 'verified',
  note: '2024年6月3日修订公布；仅见第1至7条，期限、有效期等数值待核',
});

export const henanFilingRules110 = instrument({
  id: 'henan-filing-rules-110',
  title: '河南省规章规范性文件备案办法',
  number: '河南省人民政府令第110号',
  from: '2007-09-07',
  mark: 'verified',
  note: '第4条、第5条已核；2015年7月1日起第169号令已覆盖其内容，本办法现是否有效待核',
});

export const supervisionLaw2006 = instrument({
  id: 'npc-supervision-law-2006',
  title: '中华人民共和国各级人民代表大会常务委员会监督法',
  from: '2007-01-01',
  to: '2024-11-08',
  mark: 'recalled',
  note: '2024年修正前的版本；施行日已核，止日待核',
});

export const supervisionLaw = instrument({
  id: 'npc-supervision-law-2024',
  title: '中华人民共和国各级人民代表大会常务委员会监督法',
  from: '2024-11-08',
  mark: 'verified',
  note: '2024年修正版；第五章：规范性文件的备案审查；施行日待核',
});

export const henanSupervisionMeasures = instrument({
  id: 'henan-npc-supervision-measures',
  title: '河南省实施《中华人民共和国各级人民代表大会常务委员会监督法》办法',
  from: '2015-10-22',
  mark: 'verified',
  note: '第48至63条：人大备案审查；日期为公开法律文本库所载，是公布日还是施行日待核',
});

export const ruleMakingRegulation = instrument({
  id: 'rule-making-regulation',
  title: '规章制定程序条例',
  number: '国务院令第322号',
  from: '2018-05-01',
  mark: 'verified',
  note: '2017年12月22日修订；第36条：无规章权的政府制定决定、命令参照执行',
});

export const filingReviewRegulation = instrument({
  id: 'filing-review-regulation',
  title: '法规规章备案审查条例',
  number: '国务院令第789号',
  from: '2024-11-01',
  mark: 'verified',
  note: '只适用于法规、规章，规范性文件仅供比照（第9条）',
});

export const compilationRules = instrument({
  id: 'compilation-rules',
  title: '法规汇编编辑出版管理规定',
  mark: 'verified',
  note: '只适用于法规、规章汇编，规范性文件汇编仅供比照（第6条）',
});

export const demonstrationIndicators = instrument({
  id: 'demonstration-indicators',
  title: '市县法治政府建设示范指标体系',
  from: '2019-05-01',
  mark: 'verified',
  note: '中央依法治国办的评估标准，不是法律；第24项据转载，所属版本（2019、2021、2023）与起算日待核',
});
