import { useEffect, useState } from 'react';
import type { DraftStore } from './draft-store.ts';

/** An address of a kept photo for as long as it is shown; null while it is read, '' when the device has lost it. */
export function usePhotoUrl(store: DraftStore, draftId: string, photoId: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made = '';
    let gone = false;
    void store.loadPhoto(draftId, photoId).then((photo) => {
      if (gone) return;
      made = photo ? URL.createObjectURL(photo) : '';
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [store, draftId, photoId]);
  return url;
}
