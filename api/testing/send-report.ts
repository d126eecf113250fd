import { randomUUID } from 'node:crypto';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import sharp from 'sharp';
import type { Role } from '../../data/model/rights.ts';
import type { Identity } from '../auth/identity.ts';
import type { NewReportInput } from '../features/reports/intake-contract.ts';
import { Problem } from '../http/contract.ts';

/** Anything that answers requests: an app in this process or a server. */
export type Ask = (path: string, init?: RequestInit) => Response | Promise<Response>;

/** A solved proof of work as the header has it. */
export async function solveProof(ask: Ask, city: string): Promise<string> {
  const challenge = (await (await ask(`/api/cities/${city}/reports/challenge`)).json()) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

export const makeReportInput = (change: Partial<NewReportInput> = {}): NewReportInput => ({
  categoryId: 'road',
  title: 'Ổ gà trước nhà',
  position: [105, 21],
  ...change,
});

/** A photo of noise as bytes. */
export async function makePhoto(width = 640, height = 480, format: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Buffer<ArrayBuffer>> {
  const bytes = await sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 120, sigma: 40 } },
  })
    .toFormat(format)
    .toBuffer();
  return Buffer.from(bytes);
}

export interface SendOptions {
  key?: string;
  proof?: string | null;
  photos?: { bytes: Uint8Array; type: string }[];
  headers?: Record<string, string>;
}

/** Sends a report as the form does. */
export async function sendReport(ask: Ask, city: string, report: unknown, options: SendOptions = {}): Promise<Response> {
  const { key = randomUUID(), photos = [], headers = {} } = options;
  const proof = options.proof === undefined ? await solveProof(ask, city) : options.proof;
  const form = new FormData();
  form.set('report', typeof report === 'string' ? report : JSON.stringify(report));
  for (const { bytes, type } of photos) form.append('photo', new Blob([Buffer.from(bytes)], { type }), 'photo');
  return ask(`/api/cities/${city}/reports`, {
    method: 'POST',
    body: form,
    headers: { 'idempotency-key': key, ...(proof === null ? {} : { 'x-altcha': proof }), ...headers },
  });
}

/** An answer's JSON as the shape that the test expects of it. */
export const jsonOf = async <T>(response: Response | Promise<Response>): Promise<T> => (await (await response).json()) as T;

/** Status and code, and that the answer is a problem that says something. */
export async function told(response: Response): Promise<string> {
  const problem = Problem.parse(await response.json());
  if (!/\w{3}/.test(problem.detail ?? problem.title)) throw new Error('a problem that says nothing');
  return `${response.status} ${problem.code}`;
}

/** Somebody of the staff; with `scope` narrowed to agencies. */
export const makeIdentity = (role: Role, agencies?: string[], city: string | null = null): Identity => ({
  userId: agencies ? `${role}-${agencies.join('-')}` : role,
  name: role,
  email: `${role}@example.vn`,
  grants: [{ role, city, scope: agencies ? { agencies } : {} }],
  secondFactorMissing: false,
  demo: false,
});

/** Who a request of a test says it is, by the header `x-as`. */
export const identifyBy =
  (people: Record<string, Identity>) =>
  async (request: Request): Promise<Identity | null> =>
    people[request.headers.get('x-as') ?? ''] ?? null;
