import { useTranslation } from 'react-i18next';
import type { AreaEntry, AreaNote } from '../../../../../api/features/boundaries/edit-contract.ts';
import { formatNumber } from '../../../../lib/format.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import parts from '../../parts/parts.module.css';

/** What was set right about a shape, or may be meant so. */
export function AreaNotes({ notes, areas }: { notes: readonly AreaNote[]; areas: readonly AreaEntry[] }) {
  const { t } = useTranslation('admin');
  const { lang } = usePortal();
  if (notes.length === 0) return null;
  const name = (id: string) => localText(areas.find(({ area }) => area.id === id)?.area.properties.name ?? { vi: id }, lang);
  return (
    <ul className={parts.changes}>
      {notes.map((note) =>
        note.kind === 'overlap' ? (
          <li key={note.areaId}>
            {t('section.areas.note.overlap', { name: name(note.areaId), hectares: formatNumber(note.squareMetres / 10_000, lang, 2) })}
          </li>
        ) : (
          <li key={note.kind}>{t(`section.areas.note.${note.kind}`)}</li>
        ),
      )}
    </ul>
  );
}
