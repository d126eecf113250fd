import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventReader, type LineState, openEventStream } from './event-stream.ts';

describe('a stream of events', () => {
  it('is read the same wherever its pieces are cut', () => {
    const text = ': hello\n\nid: 1\r\ndata: {"a":1}\r\n\r\nid: 2\ndata: x\ndata: y\n\nevent: ping\n\ndata: đường\n\nid: 9\n\n';
    const whole = eventReader()(text);
    expect(whole).toEqual([
      { id: '1', data: '{"a":1}' },
      { id: '2', data: 'x\ny' },
      { id: '2', data: 'đường' },
      { id: '9', data: '' },
    ]);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const read = eventReader();
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        expect(places.slice(1).flatMap((end, i) => read(text.slice(places[i], end)))).toEqual(whole);
      }),
    );
  });

  it('comes back by itself after a cut line, after a silent one, and resumes after the last event', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response: ServerResponse) => {
      asked.push(request.headers['last-event-id'] as string | undefined);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      // The first line tells its place only, and is cut; the second stays open and says nothing more.
      response.write(asked.length === 1 ? 'id: 1\n\n' : `id: ${asked.length}\ndata: ${asked.length}\n\n`);
      if (asked.length === 1) setTimeout(() => response.destroy(), 200);
    }).listen(0, '127.0.0.1');
    await new Promise((ready) => server.once('listening', ready));
    const states: LineState[] = [];
    const heard: string[] = [];
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const close = openEventStream(url, {
      onEvent: ({ data }) => heard.push(data),
      onState: (state) => states.push(state),
      silence: 600,
      delay: () => 5,
    });
    await expect.poll(() => heard.slice(0, 2), { timeout: 20_000 }).toEqual(['2', '3']);
    close();
    server.closeAllConnections();
    server.close();
    expect(asked.slice(0, 3)).toEqual([undefined, '1', '2']);
    expect(states.slice(0, 5)).toEqual(['connecting', 'open', 'lost', 'open', 'lost']);
  });

  it('says that it was refused', async () => {
    const server = createServer((_, response) => response.writeHead(403).end()).listen(0, '127.0.0.1');
    await new Promise((ready) => server.once('listening', ready));
    const states: LineState[] = [];
    const close = openEventStream(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
      onEvent: () => undefined,
      onState: (state) => states.push(state),
    });
    await expect.poll(() => states, { timeout: 20_000 }).toEqual(['connecting', 'refused']);
    close();
    server.close();
  });
});
