import { useAtomValue } from 'jotai';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { Button } from '../../kit/button.tsx';
import { formatDistance } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './console.module.css';
import { useNearCameras } from './use-near-cameras.ts';

/** The cameras about a case: which may see it, how far they are; a press looks there on the map. */
export function CaseCameras({ item, onMap }: { item: CaseSummary; onMap(): void }) {
  const { t } = useTranslation('ioc');
  const { lang } = usePortal();
  const { near, pending } = useNearCameras(item);
  const map = useAtomValue(mapHandleAtom);
  return (
    <section className={styles.cameras} aria-label={t('cameras')}>
      <h3>{t('cameras')}</h3>
      {near.length === 0 && <p>{t(pending ? 'camerasLoading' : 'noCameras')}</p>}
      <ul>
        {near.map(({ camera, distance, sees }) => (
          <li key={camera.id}>
            <span>
              <strong>{localText(camera.properties.name, lang)}</strong>
              <small>
                {formatDistance(distance, lang)} · {t(sees ? 'sees' : 'near')}
              </small>
            </span>
            <Button
              look="plain"
              aria-label={t('lookAtCamera', { name: localText(camera.properties.name, lang) })}
              onClick={() => {
                onMap();
                void map?.lookAt(camera.geometry.coordinates, 220);
              }}
            >
              {t('look')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
