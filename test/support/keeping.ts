/** A small city with everybody signed in, and the administration's door. */
import { expect } from 'vitest';
import { type App, buildServer } from '#api';
import type { Procedure } from '#kernel';
import type { EffectDto } from '../../src/api/contract/administration.ts';
import { type City, everybody, openCity, type Person } from './city.ts';
import { type Answer, Client, problemIn } from './client.ts';
import { sample } from './sample.ts';

export const base = '/api/administration';

export const codes = (answer: Answer): string[] => problemIn(answer).refusals?.map((r) => r.code) ?? [];

export class Keeping {
  readonly city: City;
  readonly app: App;
  readonly clients: Map<Person, Client>;

  constructor(city: City, app: App, clients: Map<Person, Client>) {
    this.city = city;
    this.app = app;
    this.clients = clients;
  }

  static async open(): Promise<Keeping> {
    const city = await openCity({ today: '2020-01-10', more: [sample as unknown as Procedure] });
    const app = await buildServer(city.platform, 'silent');
    const clients = new Map<Person, Client>();
    for (const person of everybody) clients.set(person, await new Client(app).signIn(person));
    return new Keeping(city, app, clients);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.city.close();
  }

  as(person: Person): Client {
    const found = this.clients.get(person);
    if (!found) throw new Error(`${person} is not signed in`);
    return found;
  }

  async get<T>(person: Person, path: string): Promise<T> {
    const answer = await this.as(person).get(`${base}${path}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.json as T;
  }

  post(person: Person, path: string, body?: unknown): Promise<Answer> {
    return this.as(person).send({ method: 'POST', url: `${base}${path}`, ...(body !== undefined && { body }) });
  }

  /** A change after looking at what it brings about. */
  async seen(person: Person, path: string, body: Readonly<Record<string, unknown>>): Promise<{ effect: EffectDto; answer: Answer }> {
    const preview = await this.post(person, `${path}/preview`, body);
    expect(preview.status, preview.text).toBe(200);
    const effect = preview.json as EffectDto;
    return { effect, answer: await this.post(person, path, { ...body, digest: effect.digest }) };
  }
}
