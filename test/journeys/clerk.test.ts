import { expect } from 'vitest';
import { consent, fillDispute, idNumber, registerDispute, summary, takeUp } from './support/dispute.ts';
import { journey } from './support/visit.ts';

/** The last sign should be 5. */
const mistyped = '411799199001010016';

journey('乡镇填报员登记并调解一件纠纷', ['desktop', 'phone'], async ({ stranger }) => {
  const clerk = await stranger();
  const { page } = clerk;
  await clerk.go('/', '法治政府建设督导考评平台');
  await clerk.typeCredentials('xiangzhen', 'zhunsheng2019');
  await clerk.at('蔡都街道');
  await clerk.sees('待办');
  await clerk.openList('调解案件');
  await clerk.click('link', '当事人申请');
  await clerk.at('当事人申请');

  // Nothing filled in: every field says so where it stands, and the sum stands on top.
  await clerk.click('button', '当事人申请');
  await clerk.sees(/还不能办理，有\d+处需要处理/);
  await clerk.sees(/^请填写「纠纷类型」。填写后再提交$/);
  expect(await page.getByRole('textbox', { name: '纠纷简述' }).getAttribute('aria-invalid')).toBe('true');
  await clerk.sees('请填写「当事人」', clerk.group('当事人'));

  await fillDispute(clerk, mistyped);
  await clerk.click('button', '当事人申请');
  await clerk.sees(/身份证号码有误/, clerk.group('当事人'));
  await clerk.fits();

  await clerk.fill('证件号码', idNumber, clerk.group('当事人').getByRole('listitem').nth(0));
  await clerk.click('button', '当事人申请');
  await clerk.at(summary);
  expect(await clerk.steps()).toEqual(['当事人申请']);
  await clerk.sees(/^蔡都街道文明社区人民调解委员会/, page.getByRole('main').getByRole('link'));

  await clerk.act(consent);
  await clerk.choose('各方当事人同意调解', '否');
  await clerk.click('button', consent, page.getByRole('dialog'));
  await clerk.sees(/当事人一方明确拒绝调解的.不得调解/, clerk.group('各方当事人同意调解'));
  await clerk.choose('各方当事人同意调解', '是');
  await clerk.submit(consent);

  await page.getByText('为什么是这一天').click();
  await clerk.sees(/计\d+日，2020-0\d-\d\d（星期.）届满/);
  await clerk.fits();

  await clerk.act('确定调解员');
  await clerk.fill('调解员', '丙某某', page.getByRole('dialog'));
  await clerk.submit('确定调解员');
  await clerk.act('达成口头协议');
  await clerk.fill('口头协议记录', '双方当面商定三日内修好滴水檐，由调解员记录在案。');
  await clerk.submit('达成口头协议');

  expect(await clerk.steps()).toEqual(['当事人申请', '各方同意，受理', '确定调解员', '达成口头协议']);
  await clerk.sees('达成口头协议', page.getByRole('navigation', { name: '办理进程' }));
  await page.reload();
  await clerk.at(summary);
  expect(await clerk.steps()).toHaveLength(4);
});

journey('填了一半要离开,先问一句', ['desktop'], async ({ signedIn }) => {
  const clerk = await signedIn('xiangzhen');
  await clerk.go('/m/mediation-case/new/apply', '当事人申请');
  await clerk.fill('纠纷简述', '因通行引发的邻里纠纷');
  await clerk.click('link', /^准绳/);
  const asked = clerk.page.getByRole('dialog', { name: '还没有提交' });
  await clerk.click('button', '继续填写', asked);
  expect(await clerk.page.getByRole('textbox', { name: '纠纷简述' }).inputValue()).toBe('因通行引发的邻里纠纷');
  await clerk.click('link', /^准绳/);
  await clerk.click('button', '不要了，离开', asked);
  await clerk.at('蔡都街道');
});

journey('别人先办了一步,填的内容还在,看过最新情况再提交', ['desktop'], async ({ signedIn }) => {
  const clerk = await signedIn('xiangzhen');
  const path = await registerDispute(clerk);
  const colleague = await signedIn('xiangzhen');
  await colleague.go(path, summary);
  await colleague.act('报告纠纷激化');
  await colleague.fill('激化情况', '双方争吵，已劝开。');
  await colleague.choose('报告对象', '公安机关');

  await takeUp(clerk);

  await colleague.click('button', '报告纠纷激化', colleague.page.getByRole('dialog'));
  await colleague.sees(/填的内容还在/);
  await colleague.click('button', '载入最新情况');
  await colleague.sees('已受理', colleague.page.getByRole('navigation', { name: '办理进程', includeHidden: true }));
  expect(await colleague.page.getByRole('textbox', { name: '激化情况' }).inputValue()).toBe('双方争吵，已劝开。');
  await colleague.submit('报告纠纷激化');
  expect(await colleague.steps()).toEqual(['当事人申请', '各方同意，受理', '报告纠纷激化']);
});
