import type { HttpBindings } from '@hono/node-server';
import { createRoute, z } from '@hono/zod-openapi';
import { Slug } from '../../../data/contract.ts';
import { reachOf } from '../../cases/list-cases.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { router } from '../../http/router.ts';
import { Topic } from '../../live/contract.ts';
import { hubOf, type Place, type Reader } from '../../live/hub.ts';
import { presenceOf } from '../../live/presence.ts';

/** Milliseconds between heartbeats; rights are asked again with each. */
const HEARTBEAT = 15_000;
/** Bytes that may wait for a reader before it is dropped; it resumes by Last-Event-ID. */
const SLOW = 1 << 20;
const encoder = new TextEncoder();
const ALIVE = encoder.encode(': alive\n\n');

const live = createRoute({
  method: 'get',
  path: '/api/live',
  summary: 'Server-sent events: public reports, and cases for who may read them; Last-Event-ID replays',
  tags: ['live'],
  request: {
    query: z.object({
      city: Slug,
      topics: z
        .string()
        .max(40)
        .default('reports')
        .transform((text) => text.split(','))
        .pipe(z.array(Topic).min(1))
        .openapi({ type: 'string', example: 'reports,cases' }),
    }),
  },
  responses: { 200: { description: 'A stream of events', content: { 'text/event-stream': { schema: z.string() } } } },
});

const placeOf = (header: string | undefined): Place | undefined => {
  const match = /^(\d{1,15})(?:\.(\d))?$/.exec(header?.trim() ?? '');
  return match ? { seq: Number(match[1]), part: match[2] === undefined ? 9 : Number(match[2]) } : undefined;
};

export function liveRoutes(context: AppContext) {
  const { db, identify } = context;
  return router().openapi(live, async (c) => {
    const { city, topics } = c.req.valid('query');
    await cityZone(db, city);
    /** Who the reader is, as far as it matters; a code: no longer allowed what was asked for. */
    const asked = async () => {
      if (!topics.includes('cases') && !topics.includes('presence')) return { userId: '', grants: [] };
      const identity = await identify(c.req.raw);
      if (!identity) return 'signed-out' as const;
      if (reachOf(identity.grants, 'read:case', city)) return identity;
      return identity.secondFactorMissing ? ('second-factor-missing' as const) : ('forbidden' as const);
    };
    const first = await asked();
    if (typeof first === 'string') throw new ProblemError(first);
    const hub = hubOf(context);
    const { outgoing } = (c.env ?? {}) as Partial<HttpBindings>;
    let open = true;
    let wake: () => void = () => undefined;
    let deaf: () => void = () => undefined;
    let heart: ReturnType<typeof setInterval> | undefined;
    let reader: Reader;
    const stream = new ReadableStream<Uint8Array>(
      {
        start(controller) {
          const roomy = () => (controller.desiredSize ?? 0) > 0;
          reader = {
            city,
            topics,
            grants: first.grants,
            send(bytes) {
              if (!open) return false;
              controller.enqueue(bytes);
              return (controller.desiredSize ?? 0) > -SLOW;
            },
            room: () => (roomy() || !open ? Promise.resolve() : new Promise((resolve) => (wake = resolve))),
            end() {
              if (!open) return;
              open = false;
              clearInterval(heart);
              deaf();
              wake();
              controller.close();
            },
            drop() {
              reader.end();
              // Else what waits would be kept for as long as the line stands still.
              outgoing?.destroy();
            },
          };
          heart = setInterval(async () => {
            const now = await asked().catch(() => 'forbidden' as const);
            if (typeof now !== 'string') reader.grants = now.grants;
            const keepsUp = reader.send(ALIVE);
            if (keepsUp && typeof now !== 'string') return;
            hub.leave(reader);
            if (keepsUp) reader.end();
            else reader.drop();
          }, HEARTBEAT);
          if (topics.includes('presence'))
            deaf = presenceOf(db).onChange((where, id) => {
              const others =
                where === city && open ? presenceOf(db).seen(city, id, { ...first, grants: reader.grants }, Date.now()) : undefined;
              if (!others || reader.send(encoder.encode(`data: ${JSON.stringify({ topic: 'presence', id, others })}\n\n`))) return;
              hub.leave(reader);
              reader.drop();
            });
          hub
            .join(reader, placeOf(c.req.header('last-event-id')), () => open)
            .catch((error) => {
              context.log.error({ err: error }, 'a live stream broke');
              reader.end();
            });
        },
        pull() {
          wake();
        },
        cancel() {
          open = false;
          clearInterval(heart);
          deaf();
          wake();
          hub.leave(reader);
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 64 << 10 }),
    );
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // Nginx and its like would gather events.
        'x-accel-buffering': 'no',
      },
    });
  });
}
