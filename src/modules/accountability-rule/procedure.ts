import { choice, count, date, file, longText, matterRef, number, procedure, refusal, stock, text, unit } from '#kernel';
import { cityFaultMeasures, platformDefaults } from '#law';
import { open, staff } from '#vocabulary';

/** 督查问责制度: the documents by which the city holds its organs and officials to account. Inner working rules, no 规范性文件. */
export const accountabilityRule = procedure({
  id: 'accountability-rule',
  version: 1,
  title: '督查问责制度',
  group: '公开与监督',
  basis: cityFaultMeasures('制度建设'),
  roles: {
    keeper: { title: '制定机关', relation: 'own', duties: ['clerk', 'reviewer'] },
    head: { title: '制定机关负责人', relation: 'own', duties: ['chief', 'leader', 'head'] },
  },
  fields: {
    ruleNo: text('登记编号', open),
    title: text('制度名称', { ...open, min: 4, max: 120, help: '按原件写全称' }),
    docNo: text('文号', { ...open, max: 40, help: '没有文号的不填' }),
    issuer: unit('制定机关', open),
    theme: choice(
      '主题',
      { fault: '过错责任追究', supervision: '督查工作', points: '督查积分', reward: '目标考核奖惩', other: '其他' },
      open,
    ),
    forYear: number('适用年度', { ...open, min: 2000, max: 2100, help: '只适用于某一年度的填写' }),
    issuedOn: date('印发日期', { ...open, help: '原件没有写明的不填' }),
    body: file('制度文本', open),
    replaces: matterRef('accountability-rule', '所代替的制度', open),
    reason: longText('废止理由', staff),
  },
  shows: { title: 'title', number: 'ruleNo', list: ['theme', 'docNo', 'issuer', 'forYear', 'issuedOn'] },
  owner: 'issuer',
  states: {
    drafted: { title: '待核对' },
    'in-force': { title: '施行中', settled: true },
    repealed: { title: '已废止', final: true },
  },
  publicIn: ['in-force', 'repealed'],
  acts: {
    register: {
      title: '登记制度',
      basis: cityFaultMeasures('制度建设'),
      by: 'keeper',
      to: 'drafted',
      needs: ['title', 'issuer', 'theme', 'body'],
      asks: ['docNo', 'forYear', 'replaces'],
      guard: ({ values, linked }) => {
        const before = linked('replaces');
        if (!before || before.unit === values.issuer) return undefined;
        const remedy = '请选择本机关制定的制度';
        return refusal('other-issuer', '不得代替其他机关制定的制度', { remedy, basis: platformDefaults('制度更替'), field: 'replaces' });
      },
    },
    issue: {
      title: '核对后列入施行',
      basis: cityFaultMeasures('制度建设'),
      by: 'head',
      from: 'drafted',
      to: 'in-force',
      asks: ['issuedOn', 'docNo'],
      notBy: ['register'],
      brings: [{ on: 'replaces', act: 'replaced' }],
    },
    replaced: {
      title: '被新制度代替',
      basis: platformDefaults('制度更替'),
      by: 'clock',
      from: ['drafted', 'in-force'],
      to: 'repealed',
      awaited: [],
    },
    repeal: {
      title: '废止',
      basis: platformDefaults('制度更替'),
      by: 'head',
      from: ['drafted', 'in-force'],
      to: 'repealed',
      needs: ['reason'],
      awaited: [],
    },
  },
  deadlines: {},
  serials: { ruleNo: { at: 'register', pattern: '问责制度-{unit}-{year}-{seq2}', basis: platformDefaults('制度登记') } },
  metrics: {
    'in-force': stock({
      title: '督查问责制度',
      definition: '期末施行中的督查问责制度件数，按制定机关登记',
      unit: '件',
      states: 'in-force',
      by: ['theme'],
    }),
    issued: count({ title: '新列入制度', definition: '期内核对列入施行的督查问责制度件数', unit: '件', acts: 'issue', by: ['theme'] }),
  },
});
