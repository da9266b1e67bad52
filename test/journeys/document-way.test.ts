import { type Entry, Office } from './support/office.ts';
import { pdf } from './support/paper.ts';
import { journey, type Visitor } from './support/visit.ts';

const title = '驻马店市自然资源和规划局关于印发《采矿权公开出让管理办法》的通知';
const drafter = '市自然资源和规划局';

/** From the plan to the end of public comment, drafted by the department for itself. */
async function draft(office: Office): Promise<string> {
  const path = await office.opens(
    'bumen',
    'normative-document/propose',
    [
      '立项',
      '2019-11-04',
      ['text', '标题', title],
      ['pick', '制定机关', drafter],
      ['choose', '制定主体层级', '市政府工作部门'],
      ['pick', '起草单位', drafter],
      ['choose', '文种', '通知（印发规定、办法、细则）'],
      ['choose', '主题', '国土资源、能源'],
      ['tick', '构成要件', ['制定主体合格', '依法定权限和程序', '公开发布', '涉及公民、法人和其他组织权利义务', '具有普遍约束力']],
      ['tick', '构成要件', ['在一定期限内反复适用', '不是规章']],
      ['choose', '是否涉密', '否'],
      ['choose', '立项来源', '列入年度制定计划'],
      ['text', '必要性说明', '现行规定不能满足管理需要。'],
      ['choose', '是否涉及经营者经济活动', '否'],
      ['choose', '是否属重大行政决策', '否'],
    ],
    title,
  );
  await office.does(
    'bumen',
    path,
    [
      '起草',
      '2019-11-08',
      ['text', '名称', '中华人民共和国矿产资源法'],
      ['text', '条款', '第三条'],
      ['text', '同题现行文件查重情况', '已检索现行文件，无同题文件。'],
      ['text', '涉及权利义务的条次', '第二条、第三条'],
      ['file', '征求意见稿', pdf()],
      ['file', '起草说明', pdf()],
    ],
    ['评估论证', '2019-11-11', ['tick', '评估论证内容', ['必要性', '可行性', '合理性']], ['file', '评估论证材料', pdf()]],
    [
      '公开征求意见',
      '2019-11-12',
      ['day', '征求意见公布日', '2019-11-12'],
      ['day', '征求意见截止日', '2019-12-13'],
      ['text', '征求意见公告网址', 'https://example.invalid/comment'],
      ['choose', '征求意见类别', '一般'],
    ],
    ['征求意见结束', '2019-12-16', ['text', '收到意见条数', '0'], ['text', '采纳意见条数', '0'], ['file', '征求意见采纳情况表', pdf()]],
    ['不进行公平竞争审查', '2019-12-16', ['text', '不进行公平竞争审查的理由', '不涉及经营者经济活动。']],
  );
  return path;
}

/** The justice bureau finds the text lawful; the one who drafted the opinion does not sign it. */
async function reviewed(office: Office, text: Buffer): Promise<void> {
  const path = await office.opens(
    'bumen',
    'legality-review/submit',
    [
      '送审',
      '2019-12-17',
      ['choose', '类别', '行政规范性文件'],
      ['text', '标题', title],
      ['file', '送审文本', text],
      ['text', '名称', '中华人民共和国矿产资源法'],
      ['text', '条款', '第三条'],
      ['text', '程序履行说明', '已公开征求意见，已集体研究。'],
      ['text', '本单位法制机构意见', '未发现违反法律法规的内容。'],
      ['text', '签字的单位负责人', '丁某某'],
    ],
    title,
  );
  await office.does('zhushen', path, ['受理', '2019-12-18']);
  await office.does('kezhang', path, ['分办', '2019-12-18', ['pick', '主审所在单位', '市司法局']]);
  await office.does('zhushen', path, [
    '起草审查意见',
    '2019-12-27',
    ...['权限', '程序', '内容', '公平竞争'].map((what): Entry => ['choose', what, '通过']),
    ['text', '四项结论的说明', '四项均未发现问题。'],
  ]);
  const issue = /^出具意见.合法$/;
  await office.does('kezhang', path, [issue, '2019-12-27', ['day', '出具日期', '2019-12-27']]);
}

const numberOf = async ({ page }: Visitor, form: RegExp): Promise<string> =>
  (await page.getByText(form).first().textContent())?.match(form)?.[0] ?? '';

/** Meeting, signature, number, printing, publication. */
async function made(office: Office, path: string, text: Buffer): Promise<Visitor> {
  await office.does(
    'buhuiwu',
    path,
    ['列入会议议题', '2019-12-30', ['day', '会议日期', '2020-01-02'], ['text', '会议名称', '局长办公会议']],
    ['集体讨论通过', '2020-01-02', ['day', '会议通过日', '2020-01-02'], ['text', '会议名称', '局长办公会议'], ['file', '会议记录', pdf()]],
  );
  await office.does('juzhang', path, ['签发', '2020-01-03', ['day', '成文日期', '2020-01-03'], ['file', '文件文本', text]]);
  return office.does(
    'huiwu',
    path,
    ['统一登记、编号', '2020-01-06', ['text', '机关代字', '驻自然资规']],
    ['统一印发', '2020-01-06', ['day', '印发日期', '2020-01-06']],
    [
      '公布',
      '2020-01-07',
      ['day', '公布日期', '2020-01-07'],
      ['day', '施行日期', '2020-02-10'],
      ['day', '有效期届满日', '2025-02-09'],
      ['text', '正文', '第一条 采矿权以公开方式出让。'],
      ['text', '政策解读网址', 'https://example.invalid/words'],
    ],
  );
}

journey('一件文件：起草、审核、上会、编号、公布，到另一机关备案', ['desktop'], async (stage) => {
  const office = new Office(stage);
  const text = pdf();
  const path = await draft(office);
  await reviewed(office, text);
  const chief = await office.who('kezhang');
  const reviewNo = await numberOf(chief, /2019-行政规范性文件-\d{4}|2019-[^\s]*-\d{4}/);

  await office.does('bufazhi', path, ['部门法制机构审核', '2019-12-17', ['file', '部门法制机构审核意见', pdf()]]);
  await office.does('bumen', path, ['送合法性审核', '2019-12-17', ['file', '文件文本', text], ['file', '依据文本', pdf()]]);
  await office.does('zhushen', path, ['审核通过', '2019-12-27', ['pick', '合法性审核', reviewNo]]);
  const clerk = await made(office, path, text);
  await clerk.sees('已公布', clerk.page.getByRole('navigation', { name: '办理进程' }));
  const docNo = await numberOf(clerk, /驻自然资规〔2020〕\d+号/);

  const filing = await office.opens(
    'bumen',
    'normative-document-filing/open',
    [
      '列入应报备',
      '2020-01-08',
      ['text', '文件标题', title],
      ['text', '文号', docNo],
      ['pick', '备案文件', docNo],
      ['pick', '制定机关', drafter],
      ['choose', '备案机关', '本级人民政府'],
      ['pick', '备案承办单位', '市司法局'],
      ['day', '公布日期', '2020-01-07'],
    ],
    title,
  );
  await office.does('bumen', filing, [
    '报送备案',
    '2020-01-08',
    ['file', '备案报告', pdf()],
    ['file', '正式文本', text],
    ['file', '起草说明和制定依据', pdf()],
    ['file', '电子文本', pdf()],
    ['choose', '全程在线报备', '是'],
  ]);
  const bureau = await office.does('zhushen', filing, ['备案登记', '2020-01-09']);
  const filingNo = await numberOf(bureau, /BA-[\w-]+-2020-\d{4}/);

  // The number comes back to the document; anybody finds the text, and the number, without signing in.
  await clerk.go(path, title);
  await clerk.sees(filingNo);
  const citizen = await stage.stranger();
  await citizen.open(`/p/s/documents?q=${encodeURIComponent('采矿权公开出让')}`);
  await citizen.page.getByRole('link', { name: title }).first().click();
  await citizen.sees(docNo);
  await citizen.sees('第一条 采矿权以公开方式出让。');
});
