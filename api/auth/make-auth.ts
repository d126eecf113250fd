import { passkey as passkeyPlugin } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { twoFactor as twoFactorPlugin } from 'better-auth/plugins';
import { drizzle } from 'drizzle-orm/libsql';
import { PASSWORD_MAX, PASSWORD_MIN } from '../../data/model/password.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import { OIDC_SESSION_PATH, oidcPlugin } from './oidc-plugin.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { queuedClient } from './queued-client.ts';
import { readSecret } from './secret.ts';
import { account, passkey, session, twoFactor, user, verification } from './table.ts';

/** Days without a visit after which a session ends. */
const IDLE_DAYS = 14;
const DAY = 86_400;
/** Endpoints that end in a session begun with a second factor. */
const SECOND_FACTOR_PATHS = ['/two-factor/verify-totp', '/two-factor/verify-backup-code'];
/** The same with a passkey, which the device gives out after a PIN, a finger or a face. */
const PASSKEY_PATHS = ['/passkey/verify-registration', '/passkey/verify-authentication'];

/** A passkey stands for two factors only where the device made sure who holds it; the plugin alone would not ask. @throws APIError */
function wantVerifiedUser(userVerified: boolean | undefined): void {
  if (!userVerified) throw new APIError('BAD_REQUEST', { code: 'USER_NOT_VERIFIED' });
}

const credentialOf = (body: unknown): string => (body as { response: { id: string } }).response.id;
const begunElsewhere = (body: unknown): { provider: string; secondFactor: boolean } => {
  const { provider, secondFactor } = body as { provider: string; secondFactor: boolean };
  return { provider, secondFactor };
};

/**
 * The sign-in library over our database. Nothing of it is reached by HTTP but what `api/features/account` calls;
 * limits, origins and audit are kept there.
 */
export function makeAuth({ db, config }: { db: Database; config: Config }) {
  const secure = config.publicUrl.startsWith('https:');
  return betterAuth({
    appName: 'Toàn Cảnh',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: readSecret(config),
    database: drizzleAdapter(drizzle(queuedClient(db)), {
      provider: 'sqlite',
      schema: { user, session, account, verification, twoFactor, passkey },
    }),
    emailAndPassword: {
      enabled: true,
      // The same answer whether or not the address is known.
      autoSignIn: false,
      requireEmailVerification: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: (password) => hashPassword(password, config.passwordRounds),
        verify: ({ hash, password }) => verifyPassword(hash, password, config.passwordRounds),
      },
    },
    user: { additionalFields: { demo: { type: 'boolean', defaultValue: false, input: false } } },
    session: {
      expiresIn: IDLE_DAYS * DAY,
      updateAge: DAY,
      // Our own routes ask for the password before what matters.
      freshAge: 0,
      additionalFields: {
        secondFactor: { type: 'boolean', defaultValue: false, input: false },
        passkey: { type: 'string', required: false, input: false },
        provider: { type: 'string', required: false, input: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (made, context) => {
            const path = context?.path ?? '';
            const passkey = PASSKEY_PATHS.includes(path) ? credentialOf(context?.body) : null;
            if (path === OIDC_SESSION_PATH) {
              return { data: { ...made, ...begunElsewhere(context?.body) } };
            }
            return { data: { ...made, passkey, secondFactor: passkey !== null || SECOND_FACTOR_PATHS.includes(path) } };
          },
        },
      },
    },
    plugins: [
      twoFactorPlugin({ issuer: 'Toàn Cảnh' }),
      oidcPlugin(),
      passkeyPlugin({
        rpID: new URL(config.publicUrl).hostname,
        rpName: 'Toàn Cảnh',
        origin: new URL(config.publicUrl).origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        advanced: { webAuthnChallengeCookie: 'passkey' },
        registration: { afterVerification: ({ verification }) => wantVerifiedUser(verification.registrationInfo?.userVerified) },
        authentication: { afterVerification: ({ verification }) => wantVerifiedUser(verification.authenticationInfo.userVerified) },
      }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its messages may hold addresses.
    logger: { disabled: true },
    advanced: {
      // Our own prefix in place of the library's `__Secure-`: `__Host-` also keeps the cookie from neighbouring hosts.
      useSecureCookies: false,
      cookiePrefix: secure ? '__Host-toan-canh' : 'toan-canh',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
      ipAddress: { disableIpTracking: true },
    },
  });
}
export type Auth = ReturnType<typeof makeAuth>;
