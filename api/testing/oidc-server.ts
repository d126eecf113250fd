/** A real OpenID provider in a process of its own: `node oidc-server.ts CALLBACK`. Prints its address. Whoever signs in as `NAME` is `NAME@thu.example`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

const callback = process.argv[2] ?? '';
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'toan-canh', client_secret: 'bi-mat-cua-cong-thong-tin', redirect_uris: [callback] }],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
    acrValues: ['muc-2'],
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: `${sub}@thu.example`, email_verified: !sub.startsWith('chua-'), name: `Người ${sub}` }),
    }),
  });
  const app = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return app(request, response);
    const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
    if (request.method !== 'POST') return response.end(`<form method="post" data-prompt="${prompt.name}"></form>`);
    let text = '';
    for await (const part of request) text += part;
    const form = new URLSearchParams(text);
    if (form.has('refuse')) return provider.interactionFinished(request, response, { error: 'access_denied' });
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, {
        login: { accountId: form.get('login') ?? '', ...(form.has('strong') ? { acr: 'muc-2', amr: ['otp'] } : {}) },
      });
    const grant =
      (grantId ? await provider.Grant.find(grantId) : undefined) ??
      new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
  });
  process.stdout.write(`${issuer}\n`);
});
