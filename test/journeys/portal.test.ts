import { expect } from 'vitest';
import { pdf } from './support/paper.ts';
import { journey, type Visitor } from './support/visit.ts';

const suggestion = '请求审查收费条款是否有依据';
const complaint = '不服某县城市管理局作出的行政处罚决定';

interface Receipt {
  readonly code: string;
  readonly secret: string;
}

/** The two signs on the receipt, as a citizen copies them down. */
async function receiptOf(citizen: Visitor): Promise<Receipt> {
  await citizen.at('已经提交');
  const signs = citizen.page.getByRole('region', { name: '回执' }).locator('dd');
  const [code = '', secret = ''] = await signs.allTextContents();
  expect([code, secret]).toEqual([expect.stringMatching(/^\d{4} \d{4} \d{4}$/), expect.stringMatching(/^[2-9A-Z]{8}$/)]);
  return { code, secret };
}

async function follow(citizen: Visitor, { code, secret }: Receipt, title: string): Promise<void> {
  await citizen.go('/p/follow', '查办件');
  await citizen.page.getByLabel('办件编号').fill(code);
  await citizen.page.getByLabel('查询密码').fill(secret);
  await citizen.click('button', '查看');
  await citizen.at(title);
}

async function person(citizen: Visitor, name: string, legend = '建议人'): Promise<void> {
  const group = citizen.page.getByRole('group', { name: legend, exact: true }).first();
  await group.getByLabel('姓名').fill(name);
  await group.getByLabel('电话').fill('13800000000');
}

journey('公众查到文件，看全文和有效性，对它提审查建议，凭回执查进度', ['phone', 'desktop'], async ({ stranger }) => {
  const citizen = await stranger();
  const { page } = citizen;
  await citizen.go('/p/', /法治政府公众服务$/);
  await citizen.isOpenToAll();
  await page.getByRole('searchbox').fill('办法');
  await citizen.click('button', '查找');
  await citizen.at('规范性文件');
  await citizen.sees(/^找到[\d,]+件$/);
  await citizen.click('link', '现行有效');
  await page.waitForURL(/mark=in-force/);
  await citizen.isOpenToAll();
  const first = page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').first();
  const title = (await first.textContent()) ?? '';
  await first.click();
  await citizen.at(title);
  await citizen.sees('现行有效');
  await page.getByRole('region', { name: '正文' }).waitFor();
  await citizen.isOpenToAll();

  await citizen.click('link', '对本文件提出审查建议');
  await citizen.at('对规范性文件提审查建议');
  // It is handed in incomplete first: what is missing is told, and leads to its place.
  await citizen.click('button', '提出审查建议');
  await citizen.sees('还不能提交：');
  await citizen.isOpenToAll();
  await citizen.fill('审查事项', suggestion);
  await citizen.group('受理机关').getByLabel('单位').selectOption({ label: '市司法局' });
  await person(citizen, '王小明');
  await citizen.fill('请求审查的条款', '第四条');
  await citizen.fill('理由', '增设收费没有上位法依据。');
  await citizen.sees(title, citizen.group('请求审查的文件'));
  await citizen.click('button', '提出审查建议');
  const receipt = await receiptOf(citizen);
  await citizen.isOpenToAll();

  await follow(citizen, receipt, suggestion);
  await citizen.sees('已收到');
  await citizen.sees('王小明');
  expect(await page.getByText('13800000000').count()).toBe(0);
  await citizen.isOpenToAll();

  await follow(citizen, { ...receipt, secret: '22222222' }, suggestion).catch(() => undefined);
  await citizen.sees(/办件编号或者查询密码不符/);
});

journey('公民在手机上申请行政复议，附材料，复议机构收到，公民凭编号跟进并下载', ['phone'], async ({ stranger, signedIn }) => {
  const citizen = await stranger();
  const { page } = citizen;
  await citizen.go('/p/apply', '我要办');
  await citizen.click('link', /^申请行政复议/);
  await citizen.at('申请行政复议');
  await page.getByText('依据和办理时限').click();
  await citizen.sees(/^依据：/);
  await citizen.group('行政复议机构').getByLabel('单位').selectOption({ label: '市司法局' });
  await citizen.fill('申请事项', complaint);
  await person(citizen, '李小河', '申请人');
  await citizen.fill('被申请人', '上蔡县城市管理局');
  await page.getByLabel('案由').selectOption({ index: 1 });
  await citizen.fill('复议请求', '撤销该处罚决定。');
  const paper = pdf();
  await page.getByLabel('选择证据材料').setInputFiles({ name: '处罚决定书.pdf', mimeType: 'application/pdf', buffer: paper });
  await citizen.sees('处罚决定书.pdf', citizen.group('证据材料'));
  await page.getByRole('button', { name: /^移除 ?处罚决定书.pdf$/ }).waitFor();
  await citizen.isOpenToAll();
  await citizen.click('button', '提出复议申请');
  const receipt = await receiptOf(citizen);

  const office = await signedIn('fuyi');
  await office.open('/m/reconsideration-case');
  await office.sees(complaint);

  await follow(citizen, receipt, complaint);
  await citizen.sees('已收到，待审查');
  const [file] = await Promise.all([page.waitForEvent('download'), citizen.click('button', '处罚决定书.pdf')]);
  expect(file.suggestedFilename()).toBe('处罚决定书.pdf');
  await page.locator('summary', { hasText: '受理前撤回' }).click();
  await citizen.fill('撤回的理由', '已同对方和解。');
  await citizen.click('button', '受理前撤回');
  await citizen.sees('已撤回', page.getByRole('region', { name: '办理状态' }));
});

journey('公众对征求意见的草案提意见，起草单位收到', ['phone'], async ({ stranger, signedIn }) => {
  const citizen = await stranger();
  const { page } = citizen;
  await citizen.go('/p/s/drafts?mark=open', '征求意见');
  await page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').first().click();
  await citizen.click('link', '提意见');
  await citizen.at('对草案提意见');
  await citizen.fill('意见摘要', '第三条的期限应写明');
  await citizen.fill('意见内容', '办理期限没有写明，建议写明二十个工作日。');
  await citizen.choose('提出人类别', '公民');
  await person(citizen, '周小山', '提出人');
  await citizen.click('button', '提出、登记意见');
  await receiptOf(citizen);
  const told = (await page.getByText(/^受理机关：/).textContent()) ?? '';
  const unit = told.replace(/^受理机关：/, '').split('　')[0] ?? '';
  const office = await signedIn('fazhiban');
  await office.open('/m/public-opinion');
  await office.click('link', '第三条的期限应写明');
  await office.at('第三条的期限应写明');
  await office.sees(unit);
});

journey('大字、每一页没有障碍，窄屏不溢出', ['phone'], async ({ stranger }) => {
  const citizen = await stranger();
  const { page } = citizen;
  await citizen.go('/p/', /法治政府公众服务$/);
  await citizen.click('button', '大字');
  expect(await citizen.style('documentElement', 'font-size')).toBe('22px');
  await page.setViewportSize({ width: 360, height: 740 });
  for (const [path, heading] of [
    ['/p/', /法治政府公众服务$/],
    ['/p/s/documents', '规范性文件'],
    ['/p/s/drafts', '征求意见'],
    ['/p/apply', '我要办'],
    ['/p/apply/information-request/apply', '申请公开政府信息'],
    ['/p/follow', '查办件'],
    ['/p/papers', '通报和报告'],
    ['/p/about', '说明与个人信息保护'],
    ['/p/nowhere', '没有这一页'],
  ] as const) {
    await citizen.go(path, heading);
    await page.waitForLoadState('networkidle');
    await citizen.fits();
    expect(await citizen.breaches()).toEqual([]);
  }
});
