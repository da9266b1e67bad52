/** The closed lists of a case: kinds, grounds and results, in the words of the law. */

export const kinds = {
  condition: {
    applicant: '有明确的申请人和符合规定的被申请人',
    interest: '申请人与被申请的行政行为有利害关系',
    claims: '有具体的请求和理由',
    time: '在法定申请期限内提出',
    scope: '属于行政复议范围',
    jurisdiction: '属于本机关的管辖范围',
    single: '未就同一行为受理过复议，人民法院也未受理',
  },
  evidence: {
    documentary: '书证',
    physical: '物证',
    audiovisual: '视听资料',
    electronic: '电子数据',
    testimony: '证人证言',
    statement: '当事人的陈述',
    appraisal: '鉴定意见',
    record: '勘验笔录、现场笔录',
  },
  view: {
    meeting: '当面',
    internet: '互联网',
    telephone: '电话',
    written: '书面',
    unreached: '因当事人原因不能听取',
  },
  performance: { awaited: '待履行', performed: '已履行', ordered: '已责令限期履行', enforced: '已强制执行' },
  enforcement: { maker: '由作出行政行为的机关强制执行', organ: '由行政复议机关强制执行', court: '申请人民法院强制执行' },
  hidden: {
    name: '自然人姓名',
    address: '住址',
    papers: '证件号码',
    contact: '联系方式',
    trade: '商业秘密',
    minor: '未成年人信息',
    privacy: '个人隐私',
  },
  court: { pending: '在审', kept: '未被改变', changed: '被撤销、变更或者确认违法', withdrawn: '撤诉' },
} as const;

const suspension = {
  death: '申请人死亡，须等待近亲属表明是否参加复议',
  incapacity: '申请人丧失参加复议的行为能力，尚未确定法定代理人',
  missing: '申请人下落不明',
  dissolved: '申请人终止，尚未确定权利义务承受人',
  'force-majeure': '因不可抗力或者其他正当理由，不能参加复议',
  interpretation: '案件涉及法律适用问题，须有权机关解释或者确认',
  'other-case': '须以其他案件的审理结果为依据，而其他案件尚未审结',
  document: '正在对规范性文件或者行政行为的依据进行审查处理',
} as const;

export const grounds = {
  refusal: {
    scope: '不属于行政复议范围',
    time: '超过法定申请期限且无正当理由',
    interest: '与行政行为没有利害关系',
    jurisdiction: '不属于本机关管辖',
    repeated: '已就同一行为申请过复议',
    litigated: '人民法院已受理',
    claims: '没有具体的请求和理由',
  },
  suspension: { ...suspension, other: '其他需要中止的情形' },
  suspensionNew: { ...suspension, mediation: '依法进行调解、和解，申请人和被申请人同意中止', other: '其他需要中止的情形' },
  termination: {
    death: '申请人死亡，没有近亲属或者近亲属放弃复议权利',
    dissolved: '申请人终止，没有权利义务承受人或者承受人放弃复议权利',
    criminal: '申请人因同一违法行为涉嫌犯罪，被采取刑事强制措施',
    suspended: '中止满法定期限，中止的原因仍未消除',
  },
  withholding: {
    secret: '国家秘密',
    trade: '商业秘密',
    privacy: '个人隐私',
    act: '被申请复议的行政行为本身不公开',
  },
  summary: {
    'on-spot': '行政行为是当场作出',
    warning: '行政行为是警告或者通报批评',
    amount: '案件涉及款额较小',
    disclosure: '属于政府信息公开案件',
    agreed: '各方当事人同意适用',
  },
  committee: {
    difficult: '案情重大、疑难、复杂',
    professional: '专业性、技术性较强',
    province: '以省级政府为被申请人等法定情形',
    necessary: '行政复议机构认为有必要',
  },
} as const;

/** Every way in which an application or a case may end. */
export const results = {
  upheld: '维持',
  modified: '变更',
  revoked: '撤销',
  'partly-revoked': '部分撤销',
  'confirmed-unlawful': '确认违法',
  'confirmed-void': '确认无效',
  'ordered-performance': '责令履行',
  'rejected-claim': '驳回复议请求',
  'agreement-liability': '责令承担行政协议责任',
  mediated: '调解结案',
  settled: '和解',
  withdrawn: '撤回申请',
  terminated: '终止',
  dismissed: '驳回复议申请',
  refused: '不予受理',
  abandoned: '视为放弃申请',
  transferred: '告知或者转送有权机关',
  corrected: '作出行为的机关自行纠正',
} as const;

/** Decisions that set the act right. */
export const correcting = [
  'modified',
  'revoked',
  'partly-revoked',
  'confirmed-unlawful',
  'confirmed-void',
  'ordered-performance',
  'agreement-liability',
] as const;
/** What is decided on the merits or dismissed: neither ended, nor withdrawn, nor mediated. */
export const judged = [...correcting, 'upheld', 'rejected-claim', 'dismissed'] as const;
