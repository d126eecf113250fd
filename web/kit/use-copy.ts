import { useState } from 'react';

/** Puts a text on the clipboard. `said` is what became of the last text, so that one answer is never shown for another; null before the first. */
export function useCopy() {
  const [said, setSaid] = useState<{ text: string; copied: boolean } | null>(null);
  /** @returns false where there is no clipboard, or it is not allowed */
  const copy = async (text: string): Promise<boolean> => {
    // Without a secure context there is no clipboard at all.
    const copied = await Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
      () => true,
      () => false,
    );
    setSaid({ text, copied });
    return copied;
  };
  return { said, copy };
}
