import { atom, useAtom } from 'jotai';
import { useMemo } from 'react';

/** What was typed and not sent yet, by case and form: it outlives closing the case, a conflict, and a failed line. */
const draftsAtom = atom<Record<string, Record<string, string>>>({});

/** The draft of one form. @returns its fields, a change of some, and what throws it away */
export function useDraft(caseId: string, form: string): [Record<string, string>, (patch: Record<string, string>) => void, () => void] {
  const key = `${caseId}/${form}`;
  const [drafts, setDrafts] = useAtom(draftsAtom);
  const draft = useMemo(() => drafts[key] ?? {}, [drafts, key]);
  return [
    draft,
    (patch) => setDrafts((all) => ({ ...all, [key]: { ...all[key], ...patch } })),
    () => setDrafts(({ [key]: _, ...rest }) => rest),
  ];
}
