import * as oidc from 'openid-client';
import type { Config } from '../config.ts';
import { ProblemError } from '../http/problem.ts';

/** Somebody whom the provider vouches for. */
export interface OidcPerson {
  issuer: string;
  subject: string;
  email: string | null;
  /** Whether the provider says that the address is theirs; anything but a clear yes is no. */
  emailVerified: boolean;
  name: string | null;
  /** Signed in there in a way that the operator counts as two factors. */
  secondFactor: boolean;
}
export interface OidcStep {
  state: string;
  nonce: string;
  verifier: string;
}
type Settings = NonNullable<Config['oidc']>;

const TIMEOUT_S = 8;
/** What a page may say about it: it looks the word up. */
export const oidcRefusal = (word: 'refused' | 'unverified' | 'taken', detail: string) =>
  new ProblemError('forbidden', detail, [{ field: 'oidc', message: word }]);

/** The library's own errors say that something does not hold; all others that nobody answered. */
function explained(cause: unknown): ProblemError {
  if (cause instanceof ProblemError) return cause;
  const network =
    (cause instanceof TypeError && cause.message === 'fetch failed') || (cause instanceof Error && cause.name === 'TimeoutError');
  const error = network
    ? new ProblemError('not-ready', 'The other sign-in service cannot be reached just now.')
    : oidcRefusal('refused', 'What the other sign-in service says does not hold.');
  return Object.assign(error, { cause });
}

/** Where the provider sends people back to; to be registered there. */
export const callbackUrl = (publicUrl: string) => `${publicUrl}/api/auth/oidc/callback`;

/** An OpenID Connect provider: code flow with PKCE, state and nonce; found by discovery at first use, and again where that failed. */
export function oidcProvider(settings: Settings, publicUrl: string) {
  let found: Promise<oidc.Configuration> | undefined;
  const discover = () => {
    const insecure = settings.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    found ??= oidc
      .discovery(
        new URL(settings.issuer),
        settings.clientId,
        settings.clientSecret ? { client_secret: settings.clientSecret } : {},
        undefined,
        {
          timeout: TIMEOUT_S,
          execute: insecure,
        },
      )
      .catch((cause) => {
        found = undefined;
        throw explained(cause);
      });
    return found;
  };
  const among = (wanted: readonly string[], told: unknown) =>
    (Array.isArray(told) ? told : [told]).some((one) => typeof one === 'string' && wanted.includes(one));

  return {
    /** Begins a sign-in. @returns the address to go to, and what to keep until the return @throws ProblemError `not-ready` */
    async begin(): Promise<OidcStep & { url: string }> {
      const config = await discover();
      const step = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: callbackUrl(publicUrl),
        scope: settings.scopes,
        state: step.state,
        nonce: step.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(step.verifier),
        code_challenge_method: 'S256',
        ...(settings.acr.length > 0 ? { acr_values: settings.acr.join(' ') } : {}),
      });
      return { ...step, url: url.href };
    },

    /**
     * Ends a sign-in. @param query of the address that the browser came back to
     * @throws ProblemError `not-ready` where the provider is down, `forbidden` where what it says does not hold
     */
    async finish(query: string, { state, nonce, verifier }: OidcStep): Promise<OidcPerson> {
      const config = await discover();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, new URL(`${callbackUrl(publicUrl)}${query}`), {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw oidcRefusal('refused', 'The other sign-in service did not say who it is.');
        const told: Record<string, unknown> =
          claims.email === undefined && config.serverMetadata().userinfo_endpoint
            ? { ...claims, ...(await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)), acr: claims.acr, amr: claims.amr }
            : claims;
        return {
          issuer: claims.iss,
          subject: claims.sub,
          email: typeof told.email === 'string' ? told.email.toLowerCase() : null,
          emailVerified: told.email_verified === true,
          name: typeof told.name === 'string' ? told.name.slice(0, 120) : null,
          secondFactor: among(settings.acr, told.acr) || among(settings.amr, told.amr),
        };
      } catch (cause) {
        throw explained(cause);
      }
    },
  };
}
export type OidcProvider = ReturnType<typeof oidcProvider>;
