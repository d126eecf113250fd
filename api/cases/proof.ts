import type { Transaction } from '@libsql/client';
import { type Challenge, createChallenge, type Payload, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { sealed } from '../files/secret.ts';
import type { AppContext } from '../http/context.ts';
import { ProblemError } from '../http/problem.ts';

/** A challenge is good for so long by the machine's clock, minutes. */
const MINUTES = 20;

const secrets = (dataDir: string) => ({
  hmacSignatureSecret: sealed(dataDir, 'proof', 'signature'),
  hmacKeySignatureSecret: sealed(dataDir, 'proof', 'key'),
});

/** A check against machines: the device tries numbers until one fits. `config.proofCost` is how long one try takes. */
export function makeChallenge({ config }: AppContext): Promise<Challenge> {
  const cost = config.proofCost;
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter: cost > 1 ? randomInt(1500, 500) : randomInt(9, 1),
    deriveKey,
    expiresAt: Math.floor(Date.now() / 1000) + MINUTES * 60,
    ...secrets(config.dataDir),
  });
}

const Shape = z.object({
  challenge: z.object({
    parameters: z
      .object({
        algorithm: z.literal('PBKDF2/SHA-256'),
        nonce: z.string(),
        salt: z.string(),
        expiresAt: z.number(),
        cost: z.number().max(100_000),
      })
      .loose(),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number().int().min(0), derivedKey: z.string().max(200) }).loose(),
});

export interface Proof {
  id: string;
  expiresAt: number;
}

/** Reads the header `x-altcha`. @throws ProblemError `proof-missing` */
export async function checkProof({ config }: AppContext, header: string | undefined): Promise<Proof> {
  const refuse = (why: string) => new ProblemError('proof-missing', why);
  if (!header) throw refuse('Fetch a challenge, solve it and send it as x-altcha.');
  let payload: z.output<typeof Shape>;
  try {
    payload = Shape.parse(JSON.parse(Buffer.from(header.slice(0, 8000), 'base64').toString('utf8')));
  } catch {
    throw refuse('x-altcha cannot be read.');
  }
  const { parameters } = payload.challenge;
  const result = await verifySolution({
    ...(payload as unknown as Payload),
    deriveKey,
    ...secrets(config.dataDir),
  }).catch(() => null);
  if (result?.expired) throw refuse('The challenge is too old; fetch another one.');
  if (!result?.verified) throw refuse('The proof is wrong.');
  return { id: `${parameters.nonce}.${parameters.salt}`, expiresAt: parameters.expiresAt };
}

/** Uses a proof up. @throws ProblemError `proof-missing` when it was used before */
export async function spendProof(tx: Pick<Transaction, 'execute'>, { id, expiresAt }: Proof): Promise<void> {
  await tx.execute({ sql: 'DELETE FROM used_proof WHERE expires_at < ?', args: [Math.floor(Date.now() / 1000)] });
  const { rowsAffected } = await tx.execute({ sql: 'INSERT OR IGNORE INTO used_proof VALUES (?, ?)', args: [id, expiresAt] });
  if (rowsAffected === 0) throw new ProblemError('proof-missing', 'This proof was used before; solve another challenge.');
}
