import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../lib/api.ts';
import { sendJson } from '../../lib/post.ts';
import { PasskeyError } from './passkey-steps.ts';

/** What was refused, in words: of one field, or of the whole. */
export interface Refusal {
  field: (name: string) => string | undefined;
  whole: string | undefined;
}

/**
 * Sends to `/api/auth/…`, one at a time. @param wrong words for a refusal as signed out, which here means that what was typed is wrong
 */
export function useSend(wrong?: string) {
  const { t } = useTranslation('account');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  /** @returns the answer, or undefined where it was refused */
  const send = <T>(path: string, body: unknown = {}, method: 'POST' | 'PUT' | 'DELETE' = 'POST'): Promise<T | undefined> =>
    during(() => sendJson<T>(method, `/auth/${path}`, body));

  /** The same for several steps; what any of them throws is the refusal. */
  const during = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (pending) return undefined;
    setPending(true);
    setError(null);
    try {
      return await work();
    } catch (refused) {
      setError(refused);
      return undefined;
    } finally {
      setPending(false);
    }
  };

  const fields = error instanceof ApiError ? error.fields : [];
  const code = error instanceof ApiError ? error.code : 'internal';
  const words = () => {
    if (error instanceof PasskeyError) return t(`passkeyFailed.${error.why}`);
    if (code === 'second-factor-missing') return t('factorAgain');
    return code === 'signed-out' && wrong ? wrong : t(`kit:failure.${code}`);
  };
  const refusal: Refusal = {
    field: (name) => (fields.includes(name) ? t(`wrong.${name}`) : undefined),
    whole: error && fields.length === 0 ? words() : undefined,
  };
  return { send, during, pending, refusal, clear: () => setError(null) };
}
