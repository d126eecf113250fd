/** The content security policy of a page. Cesium sets inline style attributes, hence `style-src-attr`; scripts have no exception. */
export function contentPolicy(nonce: string, frameAncestors: string[] = []): string {
  return [
    `default-src 'none'`,
    `script-src 'self' 'wasm-unsafe-eval'`,
    `worker-src 'self' blob:`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self' blob: data:`,
    `font-src 'self' data:`,
    `media-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `object-src 'none'`,
    `frame-ancestors ${[`'self'`, ...frameAncestors].join(' ')}`,
  ].join('; ');
}

/** For files that somebody sent: opened by themselves they do nothing and ask for nothing. */
export const INERT = { 'content-security-policy': `default-src 'none'; sandbox` };

/** One year; without subdomains, which may be somebody else's. Where the portal is reached by https only: browsers keep it. */
export const HSTS = 'max-age=31536000';

/** What every answer carries. */
export const COMMON_HEADERS: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'geolocation=(self), camera=(), microphone=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
};
