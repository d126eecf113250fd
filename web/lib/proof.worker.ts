/** Solves the server's proof of work away from the page. */
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey as pbkdf2 } from 'altcha-lib/algorithms/web/pbkdf2';
import { deriveKey as sha } from 'altcha-lib/algorithms/web/sha';

self.onmessage = async ({ data: challenge }: MessageEvent<Challenge>) => {
  const deriveKey = challenge.parameters.algorithm.startsWith('PBKDF2/') ? pbkdf2 : sha;
  try {
    self.postMessage({ solution: await solveChallenge({ challenge, deriveKey, timeout: 120_000 }) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
