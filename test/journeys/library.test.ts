import { expect } from 'vitest';
import { journey, type Visitor } from './support/visit.ts';

const title = '驻马店市人民政府关于加强城市隧道养护工作的意见';
const paper = `驻政〔2018〕901号
${title}
各县区人民政府：
一、城市隧道养护单位应当建立养护台账，如实记录检测和维修的时间、结论，保存不少于三年。
二、依照《中华人民共和国政府信息公开条例》（国务院令第492号）公开有关信息。
四、本意见自2018年6月1日起施行。
驻马店市人民政府
2018年5月20日`;

async function choose(visitor: Visitor, name: string): Promise<void> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(paper) };
  await visitor.page.locator('input[type="file"]').first().setInputFiles([file]);
}

journey('已有文件从文字稿识别，核对后才补录，补录后可以核查', ['desktop'], async (stage) => {
  const chief = await stage.signedIn('kezhang');
  await chief.go('/library/import', '导入已有文件');
  await choose(chief, '隧道意见.txt');
  const seen = chief.page.getByRole('region', { name: '识别结果' });
  await chief.sees('驻政〔2018〕901号', seen);
  await chief.sees(/没有识别到：发布日期/, seen);
  await chief.sees(/三、缺失/, seen);
  await chief.page.getByLabel('主题').selectOption({ label: '城乡建设、环境保护' });
  await chief.page.getByLabel('公布日期').fill('2018-05-25');
  await chief.click('button', '补录现行有效文件');
  await chief.page.getByRole('heading', { name: /本次已补录/ }).waitFor();
  await chief.click('link', title);
  await chief.at(title);
  await chief.click('button', '核查正文');
  await chief.sees(/已有新版/);
  await chief.settles();
  expect(await chief.breaches()).toEqual([]);
});
