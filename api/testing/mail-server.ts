import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A letter as it arrived. */
export interface Received {
  to: string[];
  /** As it came over the line. */
  raw: string;
  /** Unfolded, names in lower case, encoded words read. */
  headers: Record<string, string>;
  /** Decoded. */
  text: string;
}

const word = /=\?utf-8\?([qb])\?([^?]*)\?=/gi;
const bytesOfQ = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
const readWords = (value: string) =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    // A character's bytes may stand in two words: bytes are joined first.
    .replace(/(=\?utf-8\?[qb]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(word)].map(([, kind = '', body = '']) =>
          kind.toLowerCase() === 'b' ? Buffer.from(body, 'base64') : bytesOfQ(body.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    );

/** Reads a plain-text letter (RFC 5322, 2045, 2047), as far as ours go. */
export function readLetter(raw: string): Omit<Received, 'to'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), readWords(line.slice(line.indexOf(':') + 1).trim())]),
  );
  const body = rest.join('\r\n\r\n');
  const bytes = headers['content-transfer-encoding'] === 'base64' ? Buffer.from(body, 'base64') : bytesOfQ(body.replace(/=\r\n/g, ''));
  return { raw, headers, text: bytes.toString('utf8').replaceAll('\r\n', '\n').trimEnd() };
}

/** A real SMTP server on this machine. `onMail` may refuse by throwing an error with a `responseCode`. */
export async function startMailServer(
  { onMail = (_: Received): void => undefined, ...options }: SMTPServerOptions & { onMail?: (mail: Received) => void } = {},
  port = 0,
) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const mail = { to: session.envelope.rcptTo.map((one) => one.address), ...readLetter(Buffer.concat(parts).toString('latin1')) };
        try {
          onMail(mail);
        } catch (error) {
          return done(error as Error);
        }
        received.push(mail);
        done();
      });
    },
    ...options,
  });
  // A client that is killed resets its line.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const at = (server.server.address() as { port: number }).port;
  return { received, port: at, url: `smtp://127.0.0.1:${at}`, close: () => new Promise<void>((resolve) => server.close(resolve)) };
}

/** What an SMTP server answers with. */
export const smtpError = (responseCode: number, message = 'no') => Object.assign(new Error(message), { responseCode });
