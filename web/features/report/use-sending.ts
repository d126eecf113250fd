import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../data/contract.ts';
import { ApiError } from '../../lib/api.ts';
import { mayPass, type SendStage, sendDraft } from './send.ts';
import type { OpenDraft } from './use-draft.ts';

export type Sending = { state: 'rest' } | { state: 'going'; stage: SendStage } | { state: 'failed'; error: unknown; passing: boolean };

export interface Sender {
  sending: Sending;
  /** What the browser says; it knows only whether there is a line, not where it leads. */
  online: boolean;
  send(): Promise<void>;
  cancel(): void;
}

/** Sends a draft and keeps its receipt. After a lost line it goes on by itself once the browser says that it is back. */
export function useSending(open: OpenDraft, category: Category | undefined): Sender {
  const { i18n } = useTranslation();
  const [sending, setSending] = useState<Sending>({ state: 'rest' });
  const [online, setOnline] = useState(() => navigator.onLine);
  const stop = useRef<AbortController | null>(null);
  const latest = useRef(open);
  latest.current = open;

  const send = useCallback(async () => {
    if (stop.current) return;
    const control = new AbortController();
    stop.current = control;
    const { change, flush, store, adopt } = latest.current;
    setSending({ state: 'going', stage: { step: 'photos' } });
    try {
      change({ state: 'sending' });
      await flush();
      const receipt = await sendDraft({
        draft: latest.current.draft,
        questions: category?.questions ?? [],
        lang: i18n.language,
        store,
        signal: control.signal,
        onStage: (stage) => setSending({ state: 'going', stage }),
      });
      const sent = { ...latest.current.draft, receipt };
      // The receipt is shown even if the device cannot keep it.
      adopt(await store.settle(sent).catch(() => ({ ...sent, state: 'sent' as const })));
      setSending({ state: 'rest' });
    } catch (error) {
      if (control.signal.aborted) setSending({ state: 'rest' });
      else setSending({ state: 'failed', error, passing: mayPass(error) });
    } finally {
      stop.current = null;
    }
  }, [category, i18n]);

  const waits = sending.state === 'failed' && sending.error instanceof ApiError && sending.error.code === 'offline';
  useEffect(() => {
    const change = () => {
      setOnline(navigator.onLine);
      if (navigator.onLine && waits) void send();
    };
    addEventListener('online', change);
    addEventListener('offline', change);
    return () => {
      removeEventListener('online', change);
      removeEventListener('offline', change);
    };
  }, [waits, send]);
  useEffect(() => () => stop.current?.abort(), []);
  return { sending, online, send, cancel: () => stop.current?.abort() };
}
