import { readCase } from '../cases/case-row.ts';
import type { Config } from '../config.ts';
import type { FollowAnswer, FollowOutcome, Follows, NewFollowInput } from '../features/follow/contract.ts';
import type { Receipt } from '../features/reports/intake-contract.ts';
import { collectNotices } from '../follow/collect-notices.ts';
import { flushNotices } from '../follow/flush-notices.ts';
import type { Pack } from '../seed/read-pack.ts';
import { makePack, makeReport } from './make-pack.ts';
import { makePortal, type Portal } from './make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makeReportInput, sendReport, solveProof } from './send-report.ts';

export const MINUTE = 60_000;
export const DAY = 1440 * MINUTE;
export const EMAIL = 'ba-con@example.vn';

export interface SentLetter {
  to: string;
  subject: string;
  text: string;
  lang: string;
  unsubscribe?: string;
}

/** What stands behind the hash of a link in a letter. */
export const hashOf = (text: string | undefined, name: string) =>
  decodeURIComponent(new RegExp(`#${name}=(\\S+)`).exec(text ?? '')?.[1] ?? '');

/** A portal with two public reports and what a follower and an operator do there. `staff: false`: people sign in as they do. */
export async function makeFollowPortal({ staff = true, config = {} as Partial<Config>, pack = undefined as Pack | undefined } = {}) {
  const routing = [{ id: 'tat-ca', name: { vi: 'Tất cả' }, when: {}, agencyId: 'office', priority: 'normal' as const }];
  const made = pack ?? makePack('mot', { routing, reports: [makeReport('mot-1'), makeReport('mot-2')] });
  const city = made.id;
  const portal: Portal = await makePortal([made], {
    ...(staff ? { identify: identifyBy({ operator: makeIdentity('ioc-operator') }) } : {}),
    config: { publicUrl: 'https://bando.example.vn', reportsPerHour: 1000, ...config },
  });
  const ask = (path: string, init?: RequestInit) => portal.app.request(path, init);
  const parts = () => ({ db: portal.db, config: portal.config, now: () => portal.clock.now });
  const wait = (milliseconds: number) => {
    portal.clock.now = new Date(portal.clock.now.getTime() + milliseconds);
  };
  let seen = 0;
  /** What was put into the outbox since the last look. */
  async function letters<T = SentLetter>(): Promise<T[]> {
    const { rows } = await portal.db.client.execute({ sql: 'SELECT seq, content FROM outbox WHERE seq > ? ORDER BY seq', args: [seen] });
    seen = Math.max(seen, ...rows.map((row) => Number(row.seq)));
    return rows.map((row) => JSON.parse(String(row.content)) as T);
  }
  /** What followers are told once the gathering is over. */
  async function news<T = SentLetter>(after = 3 * MINUTE): Promise<T[]> {
    await collectNotices(parts());
    wait(after);
    await flushNotices(parts());
    return letters<T>();
  }
  async function follow(change: Partial<NewFollowInput> = {}, headers: Record<string, string> = {}): Promise<Response> {
    const body: NewFollowInput = { target: { kind: 'report', id: 'mot-1' }, by: { way: 'mail', email: EMAIL }, ...change };
    return ask(`/api/cities/${city}/follows`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-altcha': await solveProof(ask, city), ...headers },
    });
  }
  const post = (path: string, token: string) =>
    ask(path, { method: 'POST', body: JSON.stringify({ token }), headers: { 'content-type': 'application/json' } });
  const confirm = async (letter: SentLetter | undefined) =>
    jsonOf<FollowOutcome>(post('/api/follow/confirm', hashOf(letter?.text, 'confirm')));
  /** Follows by mail and uses the link. @returns the secret of the follower */
  async function followed(change: Partial<NewFollowInput> = {}): Promise<string> {
    const answer = await jsonOf<FollowAnswer>(follow(change));
    if (answer.state !== 'confirm' || answer.secret !== null) throw new Error('no mail was asked for');
    return (await confirm((await letters())[0])).secret ?? '';
  }
  const staffPost = async (id: string, path: string, body: Record<string, unknown>) => {
    const { version } = await readCase(portal.db.client, city, id);
    const response = await ask(`/api/cities/${city}/cases/${id}/${path}`, {
      method: 'POST',
      body: JSON.stringify({ version, ...body }),
      headers: { 'content-type': 'application/json', 'x-as': 'operator' },
    });
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  const report = async (change: Parameters<typeof makeReportInput>[0] = {}) =>
    jsonOf<Receipt>(sendReport(ask, city, makeReportInput(change)));
  const list = (secret: string) => jsonOf<Follows>(ask('/api/follows', { headers: { authorization: `Follow ${secret}` } }));
  const count = async (table: string) => Number((await portal.db.client.execute(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n);
  return {
    portal,
    ask,
    parts,
    wait,
    letters,
    news,
    follow,
    post,
    confirm,
    followed,
    /** By an operator. */
    move: (id: string, body: Record<string, unknown>) => staffPost(id, 'moves', body),
    staffPost,
    report,
    list,
    count,
  };
}
export type FollowPortal = Awaited<ReturnType<typeof makeFollowPortal>>;
