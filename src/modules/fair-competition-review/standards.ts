/**
 * What the review looks for, item by item. Numbers of items: 公平竞争审查条例第8条5项、第9条6项、第10条4项、第11条4项
 * (verified); their wording here is short and recalled.
 */
export const standards2024 = {
  'entry-1': '第8条（一）违法设置审批程序',
  'entry-2': '第8条（二）违法设置或者授予特许经营权',
  'entry-3': '第8条（三）限定经营、购买、使用特定经营者的商品',
  'entry-4': '第8条（四）不合理或者歧视性的准入、退出条件',
  'entry-5': '第8条（五）其他限制市场准入和退出的内容',
  'flow-1': '第9条（一）限制商品、要素进入或者输出',
  'flow-2': '第9条（二）排斥、限制、强制外地经营者在本地投资经营',
  'flow-3': '第9条（三）排斥、限制外地经营者参加采购、招投标',
  'flow-4': '第9条（四）歧视性的收费、价格或者补贴',
  'flow-5': '第9条（五）资质标准、监管执法上的歧视性要求',
  'flow-6': '第9条（六）其他限制商品、要素自由流动的内容',
  'cost-1': '第10条（一）给予特定经营者税收优惠',
  'cost-2': '第10条（二）给予特定经营者选择性、差异化奖补',
  'cost-3': '第10条（三）给予特定经营者要素、规费、社保费优惠',
  'cost-4': '第10条（四）其他影响生产经营成本的内容',
  'conduct-1': '第11条（一）强制或者便利经营者实施垄断行为',
  'conduct-2': '第11条（二）超越权限定价，给予特定经营者优惠价格',
  'conduct-3': '第11条（三）违法干预市场调节价',
  'conduct-4': '第11条（四）其他影响生产经营行为的内容',
} as const;

/** The same four groups before the regulation; the items within them were not seen. */
export const standards2016 = {
  entry: '市场准入和退出标准',
  flow: '商品和要素自由流动标准',
  cost: '影响生产经营成本标准',
  conduct: '影响生产经营行为标准',
} as const;
