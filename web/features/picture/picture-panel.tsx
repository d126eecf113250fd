import { IconDownload } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { localText } from '../../lib/local-text.ts';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { PanoramaPart } from './panorama-part.tsx';
import styles from './picture-panel.module.css';

/** A picture of the present view with its attribution drawn in, to look at first and then to keep. */
export default function PicturePanel() {
  const { t } = useTranslation('picture');
  const { city, cityId, lang } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn takes a new picture.
  useEffect(() => {
    if (!map) return;
    let address: string | null = null;
    let gone = false;
    const sample = city.scene.sample || city.model.sample ? [t('app:sampleNote')] : [];
    const lines = [localText(city.scene.name, lang), ...sample, ...new Set([...city.scene.attribution, ...city.model.attribution])];
    setFailed(false);
    map.picture(lines).then(
      (blob) => {
        if (gone) return;
        address = URL.createObjectURL(blob);
        setUrl(address);
      },
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [map, city, lang, t, turn]);
  if (!map) return <Notice>{t('noMap')}</Notice>;
  return (
    <div className={styles.panel}>
      {failed && <Notice tone="bad">{t('failed')}</Notice>}
      {url && <img className={styles.picture} src={url} alt={t('alt', { city: localText(city.scene.name, lang) })} />}
      {!url && !failed && <p role="status">{t('taking')}</p>}
      <div className={forms.acts}>
        {url && (
          <ButtonLink look="primary" href={url} download={`toan-canh-${cityId}.png`}>
            <IconDownload size={18} aria-hidden="true" />
            {t('save')}
          </ButtonLink>
        )}
        <Button onClick={() => setTurn((n) => n + 1)}>{t('again')}</Button>
      </div>
      <PanoramaPart map={map} />
    </div>
  );
}
