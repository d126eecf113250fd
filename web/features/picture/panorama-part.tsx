import { IconDownload, IconPanoramaHorizontal } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import type { MapHandle } from '../../lib/map.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './picture-panel.module.css';

/** Pixels; what phones of today can show as one texture. */
const WIDTH = 4096;

/** All that is seen from the middle of the map, as a picture that viewers of 360° photographs understand. */
export function PanoramaPart({ map }: { map: MapHandle }) {
  const { t } = useTranslation('picture');
  const { cityId } = usePortal();
  const id = useId();
  const [metres, setMetres] = useState(2);
  const [state, setState] = useState<'idle' | 'taking' | 'failed'>('idle');
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => () => (url ? URL.revokeObjectURL(url) : undefined), [url]);
  const take = async () => {
    setState('taking');
    setUrl(null);
    try {
      setUrl(URL.createObjectURL(await map.panorama(map.view().target, metres, WIDTH)));
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <section className={styles.panel} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('panorama.title')}</h3>
      <p>{t('panorama.explain')}</p>
      <label className={styles.field} htmlFor={`${id}-metres`}>
        {t('panorama.metres')}
        <input
          id={`${id}-metres`}
          type="number"
          min={1}
          max={500}
          step={0.1}
          value={metres}
          onChange={({ target }) => setMetres(Math.min(500, Math.max(1, target.valueAsNumber || 1)))}
        />
      </label>
      {state === 'failed' && <Notice tone="bad">{t('panorama.failed')}</Notice>}
      {url && <img className={styles.picture} src={url} alt={t('panorama.alt')} />}
      <div className={forms.acts}>
        <Button icon={<IconPanoramaHorizontal size={18} aria-hidden="true" />} disabled={state === 'taking'} onClick={() => void take()}>
          {t('panorama.take')}
        </Button>
        {url && (
          <ButtonLink look="primary" href={url} download={`toan-canh-${cityId}-360.jpg`}>
            <IconDownload size={18} aria-hidden="true" />
            {t('panorama.save')}
          </ButtonLink>
        )}
      </div>
      <p role="status">{state === 'taking' && t('panorama.taking')}</p>
    </section>
  );
}
