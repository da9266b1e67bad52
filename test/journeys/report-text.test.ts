import { expect } from 'vitest';
import { journey, type Visitor } from './support/visit.ts';

const place = '/reports/text/annual-report/2019/411700';
const heading = /2019年度法治政府建设情况的报告$/;

const text = ({ page }: Visitor) => page.getByRole('textbox', { name: heading });

/** Puts the cursor before a paragraph and types. */
async function typeBefore(visitor: Visitor, words: string, typed: string): Promise<void> {
  await text(visitor)
    .getByText(words)
    .first()
    .click({ position: { x: 2, y: 8 } });
  await visitor.page.keyboard.press('Home');
  await visitor.page.keyboard.type(typed);
}

async function saved(visitor: Visitor): Promise<void> {
  await visitor.click('button', '保存');
  await visitor.sees(/^已保存为第\d+版/);
}

journey('报告正文：数字有来源才存得下，部门提建议，起草单位采纳', ['desktop'], async (stage) => {
  const chief = await stage.signedIn('kezhang');
  const { page } = chief;
  await chief.go(place, heading);
  await text(chief)
    .locator('.chip')
    .filter({ hasText: /^[\d.%]+$/ })
    .first()
    .waitFor();

  await typeBefore(chief, '对现行行政规范性文件开展集中清理', '审查事项8888件。');
  await chief.sees('数字「8888」没有数据来源。');
  await chief.click('button', '保存');
  await chief.sees(/^没有保存：1处须改正/);
  await chief.click('button', '换成数据');
  const picker = page.getByRole('dialog', { name: '插入数据' });
  await picker.getByLabel('查找数据').fill('合法性审查 审查件数');
  await page.keyboard.press('Enter');
  await picker.getByText(/^文中写作/).waitFor();
  await page.keyboard.press('Enter');
  await saved(chief);
  expect(await text(chief).getByText('8888').count()).toBe(0);

  const department = await stage.signedIn('bumen');
  await department.go(place, heading);
  await department.click('button', '提出修改建议');
  await typeBefore(department, '实行未审不上会', '按照规定，');
  await department.click('button', '提交建议');
  const asked = department.page.getByRole('dialog', { name: '提交修改建议' });
  await asked.getByLabel('修改的理由和依据').fill('与制度表述一致');
  await department.click('button', '提交建议', asked);
  await department.sees('理由：与制度表述一致');

  await chief.go(place, heading);
  await chief.click('button', /^建议/);
  await chief.click('button', '采纳');
  await chief.sees('没有待处理的修改建议。');
  await text(chief).locator('p').filter({ hasText: '按照规定，' }).waitFor();
  await chief.click('button', '版本');
  await chief.sees(/采纳.+的建议$/);
  expect(await chief.breaches()).toEqual([]);
});
