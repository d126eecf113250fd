/** Stands before a portal as a bad network does: it can be slow, break off, close, or hand out another version of the page. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FrontDoor {
  /** Origin. */
  url: string;
  /** Milliseconds before each answer of data is passed on. */
  slow: number;
  /** Paths whose connections break off. */
  broken: RegExp | null;
  /** Changes texts on their way, by path; null leaves them. */
  rewrite: ((path: string, text: string) => string | null) | null;
  /** Paths that were passed on since it was last emptied. */
  asked: string[];
  shut(): Promise<void>;
  reopen(): Promise<void>;
}

const TEXT = /^\/(sw\.js|app\.json)?$|^\/[a-z-]+(\/[a-z-]+)?(\?|$)/;

export async function frontDoor(target: () => string): Promise<FrontDoor> {
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const path = incoming.url ?? '/';
    door.asked.push(path);
    if (door.broken?.test(path)) return void outgoing.destroy();
    if (door.slow > 0 && /^\/(tiles|api\/cities\/[^/]+\/guides)/.test(path)) await new Promise((done) => setTimeout(done, door.slow));
    const { rewrite } = door;
    const change = rewrite !== null && TEXT.test(path);
    const headers = { ...incoming.headers, host: new URL(target()).host };
    if (change) delete headers['accept-encoding'];
    const onward = request(new URL(path, target()), { method: incoming.method, headers }, (answer) => {
      if (!change) {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        const text = rewrite?.(path, body.toString('utf8')) ?? null;
        const { 'content-length': _, etag: __, ...rest } = answer.headers;
        outgoing.writeHead(answer.statusCode ?? 500, rest);
        outgoing.end(text ?? body);
      });
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  };
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const door: FrontDoor = {
    url: `http://localhost:${port}`,
    slow: 0,
    broken: null,
    rewrite: null,
    asked: [],
    async shut() {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
    async reopen() {
      if (server.listening) return;
      server.listen(port, 'localhost');
      await once(server, 'listening');
    },
  };
  return door;
}
