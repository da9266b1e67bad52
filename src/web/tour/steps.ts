import type { TourId } from '../../api/contract/help.ts';
import { auditAdministrator, securityAdministrator, systemAdministrator } from './administrators.ts';
import { filters, last, type Step, type Tour } from './step.ts';

const tabs = 'nav[aria-label="工作台各栏"]';
const path = 'nav[aria-label="办理进程"]';
const clocks = 'section[aria-labelledby="clocks"]';
const acts = '[role="toolbar"][aria-label="办理"]';

const todo: Step = {
  page: '/',
  anchor: tabs,
  title: '今天要办的',
  text: '轮到您办的都在「待办」，最急的在前。退回来的、被催办的各有一栏，办过的和关注的也找得到。',
};

const row: Step = {
  page: '/',
  anchor: '.desk-work [data-row]',
  instead: '.desk-work',
  title: '一行一件',
  text: '点名称看事项，点「要办」下面的词直接填表。红方块是逾期，黄三角是临近到期，绿圆点是在期限内。',
};

const standing: Step = {
  page: ':matter',
  anchor: path,
  title: '办到哪一步',
  text: '实心是走过的，下面写着下一步由谁办。点任何一个环节，看它的依据和谁能看到。',
};

const limit: Step = {
  page: ':matter',
  anchor: clocks,
  title: '期限说得清',
  text: '点「为什么是这一天」，逐日列出哪天计入、哪天因放假或者中止不计。标着「平台缺省」的不是法定期限。',
};

const doing: Step = {
  page: ':matter',
  anchor: acts,
  title: '办理都在这里',
  text: '红色的是这一步主要该办的。还不能办的点「其他办理事项」，会写明缺什么、由谁办。',
};

const listing: Step = {
  page: ':list',
  anchor: filters,
  title: '按条件查',
  text: '按状态、单位、期限筛选，「更多条件」里还能按每一项内容查。常用的条件可以存为视图，下次一点就到。',
};

const figures: Step = {
  page: '/figures',
  anchor: '.figure-door',
  title: '数字不用填',
  text: '每个数字都由办理记录算出。点开看口径、分子分母和近八个季度，再点「看记录」，一件件都在。',
};

const clerk: Tour = {
  title: '乡镇填报',
  steps: [
    todo,
    row,
    {
      page: '/',
      anchor: '.desk-head .button',
      title: '登记新的一件',
      text: '点这里选事项。一件一件登记，不用报数：件数、成功率由平台算，年底不再另填报表。',
    },
    {
      page: ':new',
      anchor: '.act-form .field',
      title: '填表',
      text: '只填这一步要的。标题旁的「依据」说明为什么要填、谁能看见。填到一半离开，内容会自动存着。',
    },
    standing,
    limit,
    doing,
    last,
  ],
};

const department: Tour = {
  title: '市直部门',
  steps: [
    todo,
    {
      page: '/',
      anchor: '.desk-head .button',
      title: '送审、报备从这里开始',
      text: '点「新办事项」，按系统分组列出您能开始的事项：起草文件、送合法性审查、提出议题。',
    },
    {
      page: '/?tab=waiting',
      anchor: '.desk-work',
      title: '送出去的到哪了',
      text: '「等别人」列出您送出、正在别的单位办的事项，写明等谁、从哪天起。',
    },
    {
      page: '/calendar',
      anchor: '.calendar, .agenda',
      title: '哪天到期',
      text: '月历按到期日排，节假日、调休上班都标出来，注明是哪一号通知。点一天看当天到期的事项。',
    },
    {
      page: '/law',
      anchor: '.due-form',
      title: '算一个期限',
      text: '填起算日和天数，平台列出届满日和每一天算不算。下面是全部期限的出处和核对情况。',
    },
    last,
  ],
};

const county: Tour = {
  title: '县区审核',
  steps: [
    todo,
    {
      page: '/?tab=due',
      anchor: '.desk-work',
      title: '全县的期限',
      text: '「辖区期限」列出县里和各乡镇的在办事项，最早到期的在前，不用逐个乡镇问。',
    },
    {
      page: '/?tab=waiting',
      anchor: '.desk-work',
      title: '等谁、催谁',
      text: '「等别人」写明等哪个单位办哪一步。管得着的单位可以在这里催办，对方办了什么会写回来。',
    },
    listing,
    {
      page: ':list',
      anchor: '.list-opens',
      title: '导出、导入',
      text: '「导出」按眼前的条件生成表格；「导入」先逐行核对，有错的一行不写入，改好再来。',
    },
    standing,
    {
      ...figures,
      anchor: '.scope-bar',
      title: '比一比各乡镇',
      text: '换「范围」看某个乡镇，点开数字有下属单位的对比。每个数字都能点到记录。',
    },
    last,
  ],
};

const reviewer: Tour = {
  title: '业务科室',
  steps: [
    { ...todo, text: '分到您手上的按期限排好，最急的在前。退回补正的、征求意见回来的，各在各的栏里。' },
    row,
    standing,
    limit,
    {
      ...doing,
      title: '写意见、送下一步',
      text: '意见在表里写，可插入「常用语」。本人起草的不能由本人审签，平台会拦下来并写明由谁办。',
    },
    listing,
    {
      page: '/calendar',
      anchor: '.calendar, .agenda',
      title: '哪天最忙',
      text: '月历上每天写着到期几件，节假日和调休按放假通知算好。点一天，看是哪几件。',
    },
    last,
  ],
};

const office: Tour = {
  title: '市法治政府办',
  steps: [
    { ...todo, text: '本室要办的在「待办」；「辖区期限」看全市，「催办」看催出去的办了没有。' },
    {
      page: '/leader',
      anchor: '.leader-saying',
      title: '全市一眼看清',
      text: '逾期、临近、在期各多少，哪个单位最多。每个数点开就是名单。',
    },
    figures,
    {
      page: ':figure',
      anchor: '.figure-top',
      title: '数字的来历',
      text: '口径、取整、期间、范围、读到台账第几条，都写在这里。往下是各单位的数和背后的每一件记录。',
    },
    {
      page: '/reports/annual',
      anchor: '.report-side',
      title: '年度报告',
      text: '正文里的数字由记录算出。右边列出不一致的、还要补写的；写完可下载公文格式。',
    },
    {
      page: '/law/local',
      anchor: '.law-find',
      title: '本市自己定的',
      text: '法律规定的期限只能从严，没有规定的由本市设定。设定只管生效日起开始计算的期限。',
    },
    {
      page: '/notices/rule',
      anchor: '.settings',
      title: '逾期告知谁',
      text: '逾期几天告知经办人、负责人、上级，由市里定，在这里改。',
    },
    last,
  ],
};

const leader: Tour = {
  title: '领导',
  steps: [
    {
      page: '/leader',
      anchor: '.leader-saying',
      title: '先看一句话',
      text: '三个数、一句话：逾期多少，哪里最多。点数字看名单。',
    },
    {
      page: '/leader',
      anchor: '.tiles',
      title: '哪里红',
      text: '一格一个单位，底色越深逾期越多；可换成按占比看。点一格进到这个单位，再往下看到乡镇。',
    },
    {
      page: '/leader',
      anchor: '.red-list',
      instead: '.leader-red',
      title: '找谁',
      text: '逾期最久的排在前，写着主要负责人和该办的步骤。',
    },
    {
      page: '/leader',
      anchor: '.red-acts',
      instead: '.leader-red',
      title: '批示、约谈',
      text: '「批示」送到该单位的待办，办理后回到这里；「约谈」记下事由，由市法治政府办安排。',
    },
    {
      page: '/leader',
      anchor: '.leader-wall',
      instead: '.leader-head',
      title: '会场和值守',
      text: '电脑上右上角的「大屏」铺满整个屏幕，办理情况随时更新。',
    },
    {
      page: '/reports/annual',
      anchor: '.report-pages',
      title: '报告里的数字也能点',
      text: '年度报告的每个数字，点开就是口径和背后的记录。',
    },
    last,
  ],
};

/** What is shown to whom, 5 to 8 steps each. */
export const tours: Readonly<Record<TourId, Tour>> = {
  clerk,
  department,
  county,
  reviewer,
  office,
  leader,
  'system-administrator': systemAdministrator,
  'security-administrator': securityAdministrator,
  'audit-administrator': auditAdministrator,
};
