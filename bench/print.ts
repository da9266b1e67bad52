/** The findings as Markdown. */
import { cpus, loadavg, totalmem } from 'node:os';
import type { Duel } from './duel.ts';
import { roleTitles } from './people.ts';

export type Cells = readonly (string | number)[];

export const table = (head: Cells, rows: readonly Cells[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const whole = (n: number): string => Math.round(n).toLocaleString('en-US');
const short = (n: number): string => (n < 10 ? n.toFixed(1) : n.toFixed(0));
const rateText = (n: number): string => (n < 10 ? n.toFixed(1) : whole(n));
export const seconds = (ms: number): string => (ms < 9950 ? `${(ms / 1000).toFixed(ms < 1000 ? 2 : 1)} s` : `${(ms / 1000).toFixed(0)} s`);
export const verdict = (met: boolean): string => (met ? '达到' : '**未达到**');

/** Slowest answers at many connections: the bound of the design. */
const bound = { p99: 60, connections: 32 };

function rowOf({ workload, connections, platform, bare }: Duel): Cells {
  const ratio = bare.rate > 0 ? platform.rate / bare.rate : 0;
  const inTime = connections < bound.connections || platform.p99 <= bound.p99;
  const verdicts = `${verdict(ratio >= workload.target)}${inTime ? '' : `；p99 > ${bound.p99} ms`}`;
  return [
    workload.title,
    roleTitles[workload.role],
    connections,
    rateText(bare.rate),
    `${short(bare.p50)} / ${short(bare.p99)}`,
    rateText(platform.rate),
    `${short(platform.p50)} / ${short(platform.p99)}`,
    bare.rate > 0 ? `${ratio.toFixed(2)}×` : '对照无答',
    `≥ ${workload.target}×`,
    verdicts,
  ];
}

const duelHead = ['工作', '身份', '连接', '对照 次/秒', '对照 p50/p99 ms', '平台 次/秒', '平台 p50/p99 ms', '平台÷对照', '目标', '结论'];

export const duelTable = (duels: readonly Duel[]): string => table(duelHead, duels.map(rowOf));

/** Roles beside one another: how much slower the slowest is than the fastest. */
export function roleTable(duels: readonly Duel[]): string {
  const rows: Cells[] = [];
  for (const id of ['list', 'desk'] as const) {
    for (const connections of new Set(duels.map((d) => d.connections))) {
      const same = duels.filter((d) => d.workload.id === id && d.connections === connections);
      if (same.length < 2) continue;
      const rates = same.map((d) => d.platform.rate);
      const spread = Math.max(...rates) / Math.min(...rates);
      const each = same.map((d) => `${roleTitles[d.workload.role]} ${whole(d.platform.rate)}`).join(',');
      rows.push([same[0]?.workload.title ?? '', connections, each, `${spread.toFixed(2)}×`, '≤ 1.2×', verdict(spread <= 1.2)]);
    }
  }
  return table(['工作', '连接', '平台 次/秒', '最快÷最慢', '目标', '结论'], rows);
}

/** What a reader must know to judge the numbers. */
export function methodLines(postgres: string): string[] {
  const [cpu] = cpus();
  const load = loadavg()[0] ?? 0;
  return [
    `日期：${new Date().toISOString().slice(0, 10)}`,
    `机器：${cpus().length} 核（${cpu?.model.trim() ?? '不详'}），内存 ${Math.round(totalmem() / 2 ** 30)} GB；开始时一分钟平均负载 ${load.toFixed(1)}`,
    `软件：Node ${process.versions.node}，PostgreSQL ${postgres}（默认参数，fsync 开），同一台机器、同一个数据库服务、同一次运行`,
    '对照：bench/bare-server.ts，只有 node:http 和 pg，直接执行 SQL；表是平台数据的普通副本，并按这些查询建了索引；没有登录、范围、规则、痕迹、台账和计数',
    '平台：登录会话、查看范围、查阅痕迹、台账、计数全部启用；每个连接是一个人，各有会话；计时前先核对两边答案相同',
    '负载：每个连接上一问一答（闭环），先热身再计时（第一轮不计），两边和各身份轮流，由第三个进程发出；三个进程和数据库共用上述处理器',
  ];
}
