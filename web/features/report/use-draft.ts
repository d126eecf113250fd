import { useCallback, useEffect, useRef, useState } from 'react';
import { type Draft, newDraft } from './draft.ts';
import { type DraftStore, openDraftStore } from './draft-store.ts';

/** Milliseconds after the last change until it is written. */
const REST = 250;

export type Change = (patch: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;

export interface OpenDraft {
  draft: Draft;
  store: DraftStore;
  change: Change;
  /** Takes over what the store already has. */
  adopt(draft: Draft): void;
  /** Writes at once what is not written yet. */
  flush(): Promise<void>;
  /** The last write failed: the device is full or refuses. */
  unsaved: boolean;
}

/** A draft by its id, saved as it is changed. null while it is read. An id that the device does not know begins a draft. */
export function useDraft(id: string, city: string): OpenDraft | null {
  const [open, setOpen] = useState<{ store: DraftStore; draft: Draft } | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const latest = useRef<{ store: DraftStore; draft: Draft } | null>(null);
  const dirty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const now = latest.current;
    if (!now || !dirty.current) return;
    dirty.current = false;
    try {
      await now.store.save(now.draft);
      setUnsaved(false);
    } catch {
      dirty.current = true;
      setUnsaved(true);
    }
  }, []);

  useEffect(() => {
    let gone = false;
    void (async () => {
      const store = await openDraftStore();
      const found = await store.load(id);
      if (gone) return;
      latest.current = { store, draft: found?.city === city ? found : { ...newDraft(city), id } };
      setOpen(latest.current);
    })();
    // A phone ends pages without a word; hiding is the last sign.
    const hide = () => void flush();
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', hide);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', hide);
      void flush();
    };
  }, [id, city, flush]);

  const adopt = useCallback((draft: Draft) => {
    if (!latest.current) return;
    dirty.current = false;
    latest.current = { ...latest.current, draft };
    setOpen(latest.current);
  }, []);
  const change = useCallback<Change>(
    (patch) => {
      const now = latest.current;
      if (!now) return;
      const draft = { ...now.draft, ...(typeof patch === 'function' ? patch(now.draft) : patch) };
      latest.current = { ...now, draft };
      dirty.current = true;
      setOpen(latest.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), REST);
    },
    [flush],
  );
  return open && { ...open, change, adopt, flush, unsaved };
}
