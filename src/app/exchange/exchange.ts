import { existsSync, mkdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asker, ExchangeDoor, ExportAsk, Platform } from '#api';
import { type Json, type Refusal, refusal } from '#kernel';
import { type JobRow, newId } from '#store';
import type { ImportAsk } from './import-job.ts';
import { Queue, silenceMs } from './queue.ts';

// What a job needs is loaded with the first one: most commands have none, and the whole server would come along.
const exporting = () => import('./export-job.ts');
const importing = () => import('./import-job.ts');
const templates = () => import('./template.ts');

const instant = (ms = Date.now()): string => new Date(ms).toISOString();

/** How long files stay unless the city sets `exchange.keep-hours`. */
const defaultKeepHours = 24;

/** Jobs of one person that may be under way at once. */
const mostLive = 3;

class Exchange implements ExchangeDoor {
  readonly #platform: () => Platform;
  readonly #folder: string;
  #queue: Queue | undefined;
  #tidied = 0;

  constructor(platform: () => Platform, folder: string) {
    this.#platform = platform;
    this.#folder = folder;
  }

  get #jobs(): Queue {
    this.#queue ??= new Queue(this.#platform().store, async () => {
      const hours = await this.#platform().store.setting('exchange.keep-hours');
      return typeof hours === 'number' && hours > 0 ? hours : defaultKeepHours;
    });
    return this.#queue;
  }

  #path(id: string, ending: string): string {
    if (!existsSync(this.#folder)) mkdirSync(this.#folder, { recursive: true });
    return join(this.#folder, `${id}${ending}`);
  }

  #sourceOf(job: JobRow): string {
    return this.#path(job.id, `.in${/\.csv$/i.test((job.ask as unknown as ImportAsk).name) ? '.csv' : '.xlsx'}`);
  }

  async #add(who: Asker, kind: JobRow['kind'], ask: ExportAsk | ImportAsk, title: string): Promise<JobRow> {
    const now = instant();
    const job: JobRow = {
      ...{ id: newId(), account: who.id, post: who.post, kind, procedure: ask.procedure, title },
      ask: { ...(ask as unknown as Record<string, Json>), reach: who.reach },
      ...{ state: 'waiting', done: 0, total: 0, result: {}, beatAt: now, madeAt: now, endedAt: null, expiresAt: null },
    };
    await this.#platform().store.addJob(job);
    return job;
  }

  /** Too many at once keep others waiting. */
  async #crowded(who: Asker): Promise<Refusal | undefined> {
    const live = (await this.#platform().store.jobsOf(who.id, 20)).filter((j) => j.state === 'waiting' || j.state === 'running');
    return live.length < mostLive ? undefined : refusal('jobs-many', `您已有${live.length}项导入导出在办`, { remedy: '请等其中一项做完' });
  }

  async askExport(who: Asker, ask: ExportAsk): Promise<JobRow | Refusal> {
    const crowded = await this.#crowded(who);
    if (crowded) return crowded;
    const platform = this.#platform();
    const title = `${platform.registry.latest(ask.procedure)?.title ?? ''} ${platform.today()}`;
    const job = await this.#add(who, 'export', ask, title);
    this.#jobs.add(job.id, async (control) => (await exporting()).runExport(platform, who, ask, this.#path(job.id, '.xlsx'), control));
    return job;
  }

  async askImport(who: Asker, ask: Parameters<ExchangeDoor['askImport']>[1]): Promise<JobRow | Refusal> {
    const crowded = await this.#crowded(who);
    if (crowded) return crowded;
    const { bytes, ...rest } = ask;
    const asked: ImportAsk = { ...rest, phase: 'check' };
    const title = ask.name.replace(/\.\w+$/, '') || '导入';
    const job = await this.#add(who, 'import', asked, title);
    await writeFile(this.#sourceOf(job), bytes);
    this.#start(who, job, asked);
    return job;
  }

  #start(who: Asker, job: JobRow, ask: ImportAsk): void {
    const platform = this.#platform();
    const places = { source: this.#sourceOf(job), out: this.#path(job.id, '.xlsx') };
    const keep = async (kept: ImportAsk): Promise<void> => {
      const asked = { ...(kept as unknown as Record<string, Json>), reach: who.reach };
      await platform.store.changeJob(job.id, ['running'], { ask: asked });
    };
    this.#jobs.add(job.id, async (control) => (await importing()).runImport({ platform, who, ask, ...places, control, keep }));
  }

  async confirm(who: Asker, job: JobRow): Promise<JobRow | Refusal> {
    const ready = job.kind === 'import' && job.state === 'checked' && (job.result as { refused?: number }).refused === 0;
    if (!ready) return refusal('import-open', '这张表还不能写入', { remedy: '请改好有问题的行后重新上传' });
    return this.#resume(who, job, { ...(job.ask as unknown as ImportAsk), phase: 'write' });
  }

  async #resume(who: Asker, job: JobRow, ask: ImportAsk): Promise<JobRow | Refusal> {
    if (!existsSync(this.#sourceOf(job))) return refusal('file-gone', '上传的表格已过期', { remedy: '请重新上传' });
    const change = { state: 'waiting', done: 0, total: 0, beatAt: instant(), expiresAt: null } as const;
    const asked = { ...(ask as unknown as Record<string, Json>), reach: who.reach };
    if (!(await this.#platform().store.changeJob(job.id, [job.state], { ...change, ask: asked })))
      return refusal('job-moved', '这一项刚刚有了变化', { remedy: '请看最新情况' });
    this.#start(who, job, ask);
    return { ...job, ...change };
  }

  async again(who: Asker, job: JobRow): Promise<JobRow | Refusal> {
    if (!['interrupted', 'failed', 'cancelled', 'done'].includes(job.state) || (job.kind === 'import' && job.state === 'done'))
      return refusal('job-open', '这一项还在办理', { remedy: '请等它做完' });
    if (job.kind === 'export') {
      const { procedure, search, columns } = job.ask as unknown as ExportAsk;
      const made = await this.askExport(who, { procedure, search, columns });
      if (!('code' in made)) await this.remove(job);
      return made;
    }
    const { landmark, ...ask } = job.ask as unknown as ImportAsk;
    const { store } = this.#platform();
    if (landmark !== undefined && (await store.rows([landmark])).length > 0) {
      const result = { note: '已全部导入', refused: 0 };
      await store.changeJob(job.id, [job.state], { state: 'done', result });
      return { ...job, state: 'done', result };
    }
    return this.#resume(who, job, { ...ask, phase: 'check' });
  }

  cancel(job: JobRow): Promise<void> {
    return this.#jobs.cancel(job.id);
  }

  async remove(job: JobRow): Promise<void> {
    await this.#jobs.cancel(job.id);
    await this.#platform().store.deleteJob(job.id);
    await this.#drop(job.id);
  }

  async #drop(id: string): Promise<void> {
    for (const ending of ['.xlsx', '.in.xlsx', '.in.csv']) await rm(this.#path(id, ending), { force: true });
  }

  async tidy(): Promise<void> {
    const now = Date.now();
    if (now - this.#tidied < 1000) return;
    this.#tidied = now;
    const { store } = this.#platform();
    await store.interruptJobs(instant(now - silenceMs), instant(now + defaultKeepHours * 3_600_000));
    for (const id of await store.expireJobs(instant(now))) await this.#drop(id);
  }

  async template(who: Asker, id: string, act: string): Promise<Uint8Array> {
    const platform = this.#platform();
    const procedure = platform.registry.latest(id);
    if (!procedure) throw new Error('procedure');
    return (await templates()).templateOf(platform, who, procedure, act);
  }

  fileOf(job: JobRow): string | undefined {
    const made = job.kind === 'export' ? job.state === 'done' : (job.result as { file?: string }).file !== undefined;
    const path = this.#path(job.id, '.xlsx');
    return made && job.state !== 'cancelled' && existsSync(path) ? path : undefined;
  }

  async stop(): Promise<void> {
    await this.#queue?.stop();
  }
}

/** Tables out and in over a platform; their files lie in a folder of their own until they expire. */
export const exchangeOver = (platform: () => Platform, folder: string): ExchangeDoor => new Exchange(platform, folder);
