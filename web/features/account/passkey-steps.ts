import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser';
import { postJson } from '../../lib/post.ts';

/** Why the browser or the device gave no passkey; each has its words. */
export type PasskeyFailure = 'cancelled' | 'known' | 'unable' | 'address';

export class PasskeyError extends Error {
  readonly why: PasskeyFailure;
  constructor(why: PasskeyFailure, cause: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

function failureOf(error: unknown): PasskeyFailure {
  const code = error instanceof WebAuthnError ? error.code : '';
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'known';
  // WebAuthn does not work by IP address or without https.
  if (code === 'ERROR_INVALID_DOMAIN' || code === 'ERROR_INVALID_RP_ID') return 'address';
  if (code.startsWith('ERROR_AUTHENTICATOR_')) return 'unable';
  return error instanceof Error && error.name === 'NotAllowedError' ? 'cancelled' : 'unable';
}

async function asked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new PasskeyError(failureOf(error), error);
  }
}

type Options<F extends (...given: never[]) => unknown> = Parameters<F>[0] extends { optionsJSON: infer O } ? O : never;

/** Makes a passkey on this device, or one that it asks, and gives its public half to the server. @throws ApiError, PasskeyError */
export async function addPasskey(name: string, password: string | undefined): Promise<true> {
  const optionsJSON = await postJson<Options<typeof startRegistration>>('/auth/passkeys/options', { password });
  const credential = await asked(startRegistration({ optionsJSON }));
  await postJson('/auth/passkeys', { name, credential });
  return true;
}

/**
 * Signs in with a passkey. @param byAutofill waits until one is picked below the e-mail field; ends quietly when the page goes on
 * @throws ApiError, PasskeyError
 */
export async function usePasskey(byAutofill = false): Promise<true> {
  const optionsJSON = await postJson<Options<typeof startAuthentication>>('/auth/passkey/options', {});
  const credential = await asked(startAuthentication({ optionsJSON, useBrowserAutofill: byAutofill }));
  await postJson('/auth/passkey', { credential });
  return true;
}
