import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useAdministration } from '../administration/admin-nav.tsx';
import { byGroup } from '../frame/nav.tsx';
import { useSession } from '../frame/session.ts';
import { keyHelp } from '../keys/keys.tsx';
import { LightMark } from '../kit/light.tsx';
import { MarkWord } from '../kit/provision.tsx';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { proceduresQuery } from '../queries.ts';
import { startTour } from '../tour/state.ts';
import { tourOf } from '../tour/whose.ts';
import { Contacts } from './contacts.tsx';
import { markWords } from './words.ts';
import './help.css';

/** 帮助: what one can do here, the rules, the signs, the keys, whom to ask. */
export function HelpPage() {
  useTitle('帮助');
  const { post } = useSession();
  return (
    <div className="page help">
      <header className="page-head">
        <div>
          <h1>帮助</h1>
          <p className="grey">
            {post.unit.name} {post.title}
          </p>
        </div>
      </header>
      <section id="help-tour" className="help-tour" aria-label="导览">
        <p>用五分钟，跟着看一遍这个岗位的一天。随时可以结束。</p>
        <button type="button" className="button primary" onClick={() => startTour(tourOf(post))}>
          开始导览
        </button>
      </section>
      <div className="help-two">
        <div>
          <Doings />
          <KindRules />
        </div>
        <div>
          <Contacts />
          <Marks />
          <Lights />
          <KeyTable />
        </div>
      </div>
    </div>
  );
}

interface Doing {
  readonly to: string;
  readonly title: string;
  readonly what: string;
}

const administration: Readonly<Record<string, string>> = {
  '/administration/people': '设账号、设岗位，调任、委托、停用；权限由安全保密管理员授予',
  '/administration/units': '单位的设立、更名、撤并，都记日期',
  '/administration/grants': '给岗位授予角色，先看谁增加、谁减少',
  '/administration/offices': '某项职责由哪个单位承担，机构调整时移交',
  '/administration/roles': '减少内置角色的权限，组合本市的角色',
  '/audit': '查、核对、导出全部操作痕迹',
  '/account/keeping': '解锁、重置密码，或者设定登录规则',
};

const handling: readonly Doing[] = [
  { to: '/', title: '工作台', what: '待办、退回、催办、等别人、办过的、关注的，以及本单位或者辖区的期限' },
  { to: '/notices', title: '消息', what: '临近到期、逾期、新到、退回、催办；可以另发邮件' },
  { to: '/exchange', title: '导入导出', what: '自己做过的导入导出，文件到期前可以再下载' },
];
const figures: readonly Doing[] = [
  { to: '/calendar', title: '月历', what: '每天到期几件，放假和调休怎么算' },
  { to: '/figures', title: '数据', what: '全部数字，点开看口径、算法和记录' },
  { to: '/reports/annual', title: '年度报告', what: '报告正文和每个数字的出处' },
];
const common: readonly Doing[] = [
  { to: '/law', title: '依据与期限', what: '全部期限的出处和核对情况，算一个届满日' },
  { to: '/account', title: '账户与安全', what: '换密码、启用动态口令、退出其他设备' },
];

function useDoings(): readonly Doing[] {
  const { duties } = useSession().post;
  const entries = useAdministration().map((e) => ({ to: e.to, title: e.title, what: administration[e.to] ?? '' }));
  if (entries.length > 0) return [...entries, ...common];
  const leads = duties.some((d) => d === 'head' || d === 'leader');
  const screen = { to: '/leader', title: '领导一屏', what: '哪里红、找谁，批示和约谈' };
  return [...handling, ...(leads ? [screen] : []), ...figures, ...common];
}

function Doings() {
  const doings = useDoings();
  return (
    <section className="section" aria-labelledby="help-do">
      <h2 id="help-do">这个岗位能做什么</h2>
      <dl className="help-doings">
        {doings.map((d) => (
          <div key={d.to}>
            <dt>
              <Link to={d.to}>{d.title}</Link>
            </dt>
            <dd className="grey">{d.what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Kinds of matter with what this person may open, and the door to their rules. */
function KindRules() {
  const procedures = useQuery(proceduresQuery);
  if (procedures.data?.length === 0) return null;
  return (
    <section className="section" aria-labelledby="help-rules">
      <h2 id="help-rules">各类事项的规则</h2>
      <p className="grey small">每一步谁办、依据哪一条、几天、哪些公开、数字怎么算。</p>
      <Await query={procedures}>
        {(all) => (
          <dl className="help-doings">
            {byGroup(all).flatMap(([, members]) =>
              members.map((p) => (
                <div key={p.id}>
                  <dt>
                    <Link to="/help/rules/$procedure" params={{ procedure: p.id }}>
                      {p.title}
                    </Link>
                  </dt>
                  <dd className="grey">{p.opens.length > 0 ? `您可以新办：${p.opens.map((o) => o.title).join('、')}` : ''}</dd>
                </div>
              )),
            )}
          </dl>
        )}
      </Await>
    </section>
  );
}

function Marks() {
  return (
    <section className="section" aria-labelledby="help-marks">
      <h2 id="help-marks">依据旁的标记</h2>
      <dl className="help-signs">
        {(['verified', 'recalled', 'default'] as const).map((mark) => (
          <div key={mark}>
            <dt>
              <MarkWord mark={mark} always />
            </dt>
            <dd>
              {markWords[mark][0]}：{markWords[mark][1]}。
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const lights = [
  ['red', '逾期', '过了期限还没有办'],
  ['amber', '临近', '快到期限，几天以内由本市设定'],
  ['green', '在期', '还在期限内，或者已经按期办结'],
  ['grey', '未起算', '没有期限，或者期限暂停计算'],
] as const;

function Lights() {
  return (
    <section className="section" aria-labelledby="help-lights">
      <h2 id="help-lights">四种灯</h2>
      <dl className="help-signs">
        {lights.map(([colour, word, meaning]) => (
          <div key={colour}>
            <dt className={`light-${colour}`}>
              <LightMark colour={colour} /> {word}
            </dt>
            <dd>{meaning}。</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function KeyTable() {
  return (
    <section className="section help-keys" aria-labelledby="help-keys">
      <h2 id="help-keys">键盘操作</h2>
      <dl className="help-signs">
        {keyHelp.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="grey small">填写表单时，按键只用于输入。按 ? 可以关掉单个按键操作。</p>
    </section>
  );
}
