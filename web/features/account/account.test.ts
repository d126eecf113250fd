import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { backPath } from './back-path.ts';
import { qrCode } from './qr-code.ts';

describe('the QR code', () => {
  const uri =
    'otpauth://totp/To%C3%A0n%20C%E1%BA%A3nh:nguoi@thu.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=To%C3%A0n%20C%E1%BA%A3nh&digits=6&period=30';
  // Module for module what the package `qrcode` 1.5.4 draws at level M with mask 0.
  it.each([
    ['Toàn Cảnh', 21, '0499673e9af4b96262e471b5e508be2cd65a1936b796cc56397e3b125666c49c'],
    [uri, 49, '2c8c719c15a42d8ec08292372193b4006399065b2c9927f4ed34c5a60a490189'],
    ['0'.repeat(400), 77, '0af0d37da4b9ca138ce4c2a0a8db288508baa4068f6effc9596c110e180395da'],
  ])('of %.20s', (text, size, hash) => {
    const rows = qrCode(text).map((row) => row.map((dark) => (dark ? '#' : '.')).join(''));
    expect(rows.length).toBe(size);
    expect(createHash('sha256').update(rows.join('\n')).digest('hex')).toBe(hash);
  });

  it('is refused where the text is too long', () => {
    expect(() => qrCode('x'.repeat(413))).toThrow('too long');
  });
});

describe('the way back after signing in', () => {
  const origin = 'https://thanh-pho.example';
  const back = (to: string) => backPath(`?back=${encodeURIComponent(to)}`, origin);
  it.each(['/mot/ioc?q=1', '/'])('leads to %s', (to) => expect(back(to)).toBe(to));
  it.each([
    'https://khac.example/',
    '//khac.example',
    '/\\khac.example',
    'javascript:alert(1)',
    '\\\\khac.example',
    '/\t/khac.example',
    'x',
  ])('never to %s', (to) => expect(back(to)).toBeNull());
});
