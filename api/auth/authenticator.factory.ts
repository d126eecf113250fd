import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** The few kinds of CBOR (RFC 8949) that an authenticator writes: small maps, integers, bytes, texts. */
function cbor(value: unknown): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, one]) => [cbor(key), cbor(one)])]);
}

interface Wish {
  origin: string;
  /** Host of the site, as the browser knows it. */
  rpId?: string;
  challenge: string;
  /** Whether the device asked for a PIN, a finger or a face. */
  verified?: boolean;
  /** Instead of the next number of the signature counter. */
  counter?: number;
}

/** A passkey in software (ES256, no attestation), which does what a test tells it, also what no browser would. */
export function makeAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  let uses = 0;
  const authData = ({ rpId, verified = true, counter = ++uses }: Wish, attested: Buffer = Buffer.alloc(0)) => {
    const flags = 1 | (verified ? 4 : 0) | (attested.length > 0 ? 64 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId ?? 'localhost'), Buffer.from([flags]), count, attested]);
  };
  const clientData = (type: string, { origin, challenge }: Wish) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const credential = (response: object) => ({ id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {}, response });
  return {
    id: b64(id),
    /** As `navigator.credentials.create` answers. */
    create(wish: Wish) {
      const key = new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(jwk.x ?? '', 'base64url')],
        [-3, Buffer.from(jwk.y ?? '', 'base64url')],
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cbor(key)]);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData(wish, attested)],
      ]);
      return credential({
        clientDataJSON: b64(clientData('webauthn.create', wish)),
        attestationObject: b64(cbor(attestation)),
        transports: ['internal'],
      });
    },
    /** As `navigator.credentials.get` answers. */
    get(wish: Wish) {
      const data = authData(wish);
      const client = clientData('webauthn.get', wish);
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey);
      return credential({ clientDataJSON: b64(client), authenticatorData: b64(data), signature: b64(signature), userHandle: null });
    },
  };
}
export type Authenticator = ReturnType<typeof makeAuthenticator>;
