import webPush from 'web-push';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { PushAddress } from '../features/follow/contract.ts';
import type { AppContext } from '../http/context.ts';
import { fetchOutbound, OutboundError } from '../http/outbound.ts';
import { oneLine } from '../mail/queue-mail.ts';
import type { Outcome, Sender } from '../outbox/send-items.ts';
import { isPushHost } from './push-host.ts';
import { readVapid } from './vapid.ts';

/** What waits in the outbox: whom to tell, and the words. `path`: below the portal's address. */
export const Push = z.object({
  follower: z.string(),
  push: z.object({ title: z.string(), body: z.string(), path: z.string(), tag: z.string() }),
});
export type Push = z.infer<typeof Push>;

/** Seconds for which a push service keeps it for a device that is off. */
const TTL = 86_400;
/** A push is 4,096 bytes at most; Vietnamese letters take three each. Characters. */
const MOST = { title: 120, body: 300 };

/**
 * Sends pushes, encrypted for the browser (RFC 8291). A subscription that its push service no longer knows is removed with all that it followed.
 * Only hosts of the allow-list are asked, and only by public addresses.
 */
export function makePushSender({ db, config, now }: Pick<AppContext, 'db' | 'now'> & { config: Config }): Sender {
  const { publicKey, privateKey, subject } = readVapid(config);
  return async ({ content }): Promise<Outcome> => {
    const { follower, push } = Push.parse(content);
    const { rows } = await db.client.execute({ sql: `SELECT address FROM follower WHERE id = ? AND channel = 'push'`, args: [follower] });
    // Ended meanwhile: there is nobody to tell.
    if (!rows[0]) return 'sent';
    const { endpoint, p256dh, auth } = PushAddress.parse(JSON.parse(String(rows[0].address)));
    if (!isPushHost(endpoint, config.pushHosts)) return { fault: 'host', again: 'never' };
    const payload = JSON.stringify({ ...push, title: oneLine(push.title, MOST.title), body: oneLine(push.body, MOST.body) });
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      TTL,
      contentEncoding: 'aes128gcm',
      urgency: 'normal',
      vapidDetails: { publicKey, privateKey, subject },
    });
    try {
      const answer = await fetchOutbound(endpoint, config, {
        method: 'POST',
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        body: body ?? '',
        maxBytes: 64 << 10,
        redirects: 0,
      });
      return await outcomeOf(answer.status, String(answer.headers['retry-after'] ?? ''));
    } catch (error) {
      if (error instanceof OutboundError) return { fault: 'unreachable', again: 'later' };
      throw error;
    }

    async function outcomeOf(status: number, retryAfter: string): Promise<Outcome> {
      if (status >= 200 && status < 300) return 'sent';
      if (status === 404 || status === 410) {
        await db.transact(async (tx) => {
          await tx.execute({
            sql: 'DELETE FROM follow_notice WHERE subscription IN (SELECT id FROM subscription WHERE follower = ?)',
            args: [follower],
          });
          await tx.execute({ sql: 'DELETE FROM subscription WHERE follower = ?', args: [follower] });
          await tx.execute({ sql: 'DELETE FROM follower WHERE id = ?', args: [follower] });
        });
        return 'sent';
      }
      const fault = `status ${status}`;
      if (status !== 429 && status < 500) return { fault, again: 'never' };
      const seconds = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : 0;
      return { fault, again: 'later', retryAt: now().getTime() + seconds * 1000 };
    }
  };
}
