/** The entry page with a fresh nonce in place of the one that it was kept with. */
export async function freshPage(kept: Response): Promise<Response> {
  const headers = new Headers(kept.headers);
  const policy = headers.get('content-security-policy') ?? '';
  const old = /'nonce-([\w+/=-]+)'/.exec(policy)?.[1];
  const html = await kept.text();
  if (old === undefined) return new Response(html, { headers });
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  headers.set('content-security-policy', policy.replaceAll(old, nonce));
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(html.replaceAll(old, nonce), { headers });
}
