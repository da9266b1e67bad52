import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { journey, type Visitor } from './support/visit.ts';

type Page = readonly [route: string, heading: string | RegExp, path?: string];

/** Every page by the route it stands for, visited by somebody whose work it is. */
const visits: Readonly<Record<string, readonly Page[]>> = {
  xiangzhen: [
    ['/', '蔡都街道'],
    ['/m/$procedure/new/$act', '当事人申请', '/m/mediation-case/new/apply'],
    ['/m/$procedure/$region/$id', /纠纷/, 'the first of /m/mediation-case'],
    ['/help', '帮助'],
    ['/help/rules/$procedure', /调解案件/, '/help/rules/mediation-case'],
  ],
  xianqu: [
    ['/search', /纠纷/, '/search?q=纠纷'],
    ['/m/$procedure', '调解案件', '/m/mediation-case'],
    ['/m/$procedure/import', '导入调解案件', '/m/mediation-case/import'],
    ['/exchange', '导入导出'],
    ['/calendar', '2020年1月'],
    ['/account', '账户与安全'],
    ['/notices', '消息'],
    ['/notices/wish', '提醒方式'],
    ['/assessment/self', /考核$/],
  ],
  pingfen: [
    ['/assessment/review', '材料评分'],
    ['/assessment/review/$region/$id', /材料评分$/, 'the first of /assessment/review'],
  ],
  ducha: [['/quarter/points', '积分建议']],
  fazhiban: [
    ['/reports/annual', '2019年法治政府建设年度报告', '/reports/annual?year=2019'],
    ['/reports/room', '报告室'],
    ['/reports/room/$region/$id', /./, 'the first of /reports/room'],
    ['/reports/text/$template/$year/$unit', /2019年度法治政府建设情况的报告$/, '/reports/text/annual-report/2019/411700'],
    ['/bulletins', '季度通报'],
    ['/bulletins/$system/$quarter', '人民调解，2019年第四季度', '/bulletins/mediation-case/2019Q4'],
    ['/assessment', '依法行政考核'],
    ['/assessment/$id', '2019年度依法行政考核', '/assessment/law-administration-2019'],
    ['/assessment/$id/units/$unit', '上蔡县', '/assessment/law-administration-2019/units/411722'],
    ['/assessment/$id/stress', '公布前检验', '/assessment/law-administration-2019/stress?list=county'],
    ['/assessment/$id/scheme', '指标体系', '/assessment/law-administration-2019/scheme'],
    ['/assessment/work', '考核进度'],
    ['/tasks', '督导任务'],
    ['/tasks/$region/$id', /./, 'the first of /tasks'],
    ['/figures', '数据'],
    ['/figures/$id', '调解成功率', '/figures/mediation-case.success-rate?year=2019'],
    ['/calendar/notices', '放假安排'],
    ['/law', '依据与期限'],
    ['/law/local', '本地期限'],
    ['/law/radar', '法律变动影响'],
    ['/library', '文件管理'],
    ['/demonstration', '示范创建情况'],
    ['/library/import', '导入已有文件'],
    ['/quarter', '季度考评'],
    ['/quarter/$region/$id', /./, 'the first of /quarter'],
    ['/truth', '数据核对'],
    ['/burden', '填报负担'],
    ['/notices/rule', '提醒规则'],
  ],
  shizhang: [
    ['/leader', '驻马店市一屏'],
    ['/leader/matters', '逾期事项', '/leader/matters?light=overdue'],
    ['/wall', /法治政府建设/],
  ],
  xitong: [
    ['/administration/people', '人员与岗位'],
    ['/administration/units', '单位名册'],
    ['/account/keeping', '登录管理'],
  ],
  anquan: [
    ['/administration/grants', '岗位授权'],
    ['/administration/offices', '职责分工'],
    ['/administration/roles', '角色与权限'],
    ['/administration/roles/$role', '审核人', '/administration/roles/reviewer'],
  ],
  shenji: [['/audit', '操作痕迹']],
};

/** Needs no account, and needs a change of the calendar; the first is visited below, the second by its own journey. */
const elsewhere = ['$', '/sign-in', '/calendar/changes/$id/$version'];

/** Where a matter stands is known only to its list. */
async function pathOf(visitor: Visitor, [route, , path = route]: Page): Promise<string> {
  if (!path.startsWith('the first of ')) return path;
  await visitor.open(path.slice('the first of '.length));
  const at = path.endsWith('/m/mediation-case') ? '/m/mediation-case/4' : `${path.slice('the first of '.length)}/4`;
  const first = visitor.page.locator(`main a[href*="${at}"]`).first();
  await first.waitFor();
  return (await first.getAttribute('href')) ?? '/';
}

async function look(visitor: Visitor, page: Page): Promise<string[]> {
  await visitor.go(await pathOf(visitor, page), page[1]);
  await visitor.settles();
  return visitor.breaches();
}

test('每一页都有人去看', () => {
  const router = readFileSync(new URL('../../src/web/router.tsx', import.meta.url), 'utf8');
  const declared = [...router.matchAll(/(?:path: |page\()'([^']+)'/g)].map(([, path]) => path);
  const seen = [...Object.values(visits).flatMap((pages) => pages.map(([route]) => route)), ...elsewhere];
  expect(seen.toSorted()).toEqual(declared.toSorted());
});

journey('不登录能看的页没有障碍', ['desktop', 'phone'], async (stage) => {
  const guest = await stage.stranger();
  await guest.go('/sign-in', '法治政府建设督导考评平台');
  expect(await guest.breaches()).toEqual([]);
});

/** So many pages in one go that it ends in good time on a busy machine. */
const atOnce = 9;

for (const [account, pages] of Object.entries(visits)) {
  for (let from = 0; from < pages.length; from += atOnce) {
    const some = pages.slice(from, from + atOnce);
    journey(`${account}所用的各页没有障碍，不出窗口，不报错：${some[0]?.[0]}起`, ['desktop', 'phone'], async (stage) => {
      const visitor = await stage.signedIn(account);
      const breaches: string[] = [];
      for (const page of some) breaches.push(...(await look(visitor, page)));
      expect(breaches).toEqual([]);
    });
  }
}
