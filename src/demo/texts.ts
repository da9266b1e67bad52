/** Words from which titles are made: ours, with no sentence of any published document. */
import type { Random } from './random.ts';

/** What a document of a city, county or department may be about. */
export const topics: readonly string[] = (
  '生活垃圾分类 城市供水 城镇燃气安全 物业服务 农村宅基地 扬尘污染防治 机动车停放 电动自行车 养犬 户外广告设置 建筑垃圾处置 公共租赁住房 住房公积金提取 ' +
  '国有土地上房屋征收补偿 土地储备 集体建设用地 农村公路养护 校车安全 食品小作坊 网络餐饮 养老服务 医疗救助 城乡居民医疗保险 工伤保险 失业保险 最低生活保障 ' +
  '临时救助 残疾人就业保障 退役士兵安置 人才引进 科技创新奖励 专利奖补 中小企业发展 招商引资 政府投资项目 政府采购 财政专项资金 国有资产 资产出租 ' +
  '粮食储备 救灾物资 烟花爆竹 消防安全 特种设备 危险化学品 安全生产举报奖励 防汛抗旱 水资源 河道采砂 饮用水源保护 畜禽养殖污染防治 秸秆综合利用 重污染天气应急 ' +
  '森林防火 湿地保护 古树名木保护 文物保护 非物质文化遗产 旅游市场 体育设施 民办教育 学前教育 义务教育 职业教育 殡葬 地名 社会组织 法律援助 行政调解 ' +
  '信访秩序 政务服务 数据资源共享 政务服务热线 公共资源交易 工程招标投标 农民工工资支付 建筑节能 装配式建筑 城市绿化 城市照明 城市桥梁 地下管线 海绵城市 排水 ' +
  '污水处理费征收 出租汽车 网络预约出租汽车 公共交通 道路货运超限治理 邮政快递 气象灾害防御 人工影响天气 电梯安全 计量 商标品牌 散装水泥 墙体材料 农产品质量安全 ' +
  '农药经营 种子市场 动物防疫 生猪屠宰 农机安全 农业保险 扶贫资金 小额信贷 融资担保 企业上市奖励 电子商务 会展 夜间施工 噪声污染防治 渣土运输 再生资源回收 校外托管 ' +
  '献血 院前急救 传染病防控 计划生育奖励 托育服务 农村饮水安全 高标准农田 水库移民 土地流转 村庄规划 违法建设治理 棚户区改造 老旧小区改造 住宅专项维修资金'
).split(' ');

const suffixes = ['管理办法', '实施细则', '暂行办法', '管理规定', '实施办法'];
const calls = ['加强', '规范', '进一步加强', '做好', '促进'];

/** The `n`-th title of an issuer: no two alike until topics × forms run out. */
export function documentTitle(issuer: string, place: string, n: number): string {
  const topic = topics[(n * 37) % topics.length] ?? '';
  const form = Math.floor(n / topics.length) % 7;
  const suffix = suffixes[(form + n) % suffixes.length] ?? '管理办法';
  if (form === 5) return `${issuer}关于${calls[n % calls.length]}${topic}工作的意见`;
  if (form === 6) return `${issuer}关于${topic}有关事项的通告`;
  return `${issuer}关于印发${place}${topic}${suffix}的通知`;
}

const projects =
  '产业园 标准化厂房 污水处理厂 热电联产 冷链物流园 智慧停车 城乡供水一体化 垃圾焚烧发电 医养结合中心 职教园区 文化旅游小镇 光伏发电 大数据中心 农副产品加工 高铁片区 体育公园 老旧管网改造 电商产业园 新能源公交 建筑垃圾资源化'.split(
    ' ',
  );
const places = '东城 西园 高铁 练江河 开源 置地 驿北 天中 汝河 薄山湖'.split(' ');
const trade = '建设 置业 环保科技 能源 物流 农业科技 文旅 信息技术 水务 制药'.split(' ');
const marks = '中原恒禾 豫南同晟 天中瑞禾 汝上宏泽 驿城启明 嵖岈绿源 淮上嘉禾 练江安泰 竹沟新程 宿鸭湖丰'.split(' ');

export const project = (random: Random): string => `${random.pick(places)}${random.pick(projects)}`;
export const company = (random: Random): string => `${random.pick(marks)}${random.pick(trade)}有限公司`;

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** 统一社会信用代码 under the unassigned division code 411799. */
export function uscc(random: Random): string {
  const body = `91411799MA${Array.from({ length: 7 }, () => random.pick([...signs])).join('')}`;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += signs.indexOf(body.charAt(i)) * (weights[i] ?? 0);
  return body + signs.charAt((31 - (sum % 31)) % 31);
}

/** Kinds of dispute in the words of a title, by the usual Chinese name of the kind. */
export const disputeCauses: Readonly<Record<string, readonly string[]>> = {
  婚姻家庭: ['赡养', '离婚财产', '子女抚养', '继承', '婚约彩礼', '分家析产'],
  邻里: ['宅基边界', '排水通道', '相邻采光', '噪声', '通行'],
  损害赔偿: ['宠物伤人', '人身损害', '财物损坏', '高空坠物', '校园意外'],
  土地山林: ['承包地边界', '土地流转', '林木权属', '地上附着物'],
  劳动: ['拖欠工资', '工伤待遇', '解除劳动关系'],
  合同: ['民间借贷', '买卖货款', '房屋租赁', '装修承揽', '农资买卖'],
  交通: ['交通事故赔偿', '车辆剐蹭', '非机动车事故'],
  征拆: ['征地补偿', '拆迁安置', '青苗补偿'],
  物业: ['物业费', '漏水维修', '停车位'],
  医疗: ['诊疗费用', '医疗损害'],
  消费: ['退货', '预付卡', '食品质量'],
  其他: ['合伙清算', '集资款', '坟地', '饲养', '债务担保'],
};

const hamlets = '楼 庄 湾 岗 寨 营 店 桥 集 洼 坡 河 堂 铺'.split(' ');
const clans = '大王 小李 前张 后刘 东陈 西杨 南赵 北黄 老周 新吴 上徐 下孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧'.split(
  ' ',
);
const quarters = '文明 光明 解放 建设 和平 新华 东风 向阳 胜利 富强 民主 友谊'.split(' ');
/** The n-th village or, in a street, residents' community of a township: invented. */
export function villageName(n: number, urban: boolean): string {
  if (urban) return `${quarters[n % quarters.length]}${n >= quarters.length ? '新' : ''}社区`;
  return `${clans[(n * 7) % clans.length]}${hamlets[(n * 5 + Math.floor(n / 30)) % hamlets.length]}村`;
}
