import { IconDownload } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourDetail } from '../../../api/features/tours/contract.ts';
import { Button } from '../../kit/button.tsx';
import { usePortal } from '../../lib/portal.ts';
import { drawCertificate, SHEET } from './draw-certificate.ts';
import styles from './passport.module.css';

/** The certificate of a tour, with the name that is typed here and goes nowhere else. @param at instant of the last stamp */
export default function Certificate({ tour, at }: { tour: TourDetail; at: string }) {
  const { t } = useTranslation('passport');
  const { city } = usePortal();
  const id = useId();
  const [name, setName] = useState('');
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let over = false;
    // The page's letters are drawn only once they are there.
    void Promise.all([400, 600, 700].map((weight) => document.fonts.load(`${weight} 40px 'Be Vietnam Pro'`, 'Giấy chứng nhận'))).finally(
      () => {
        const context = canvas.current?.getContext('2d');
        if (!over && context)
          drawCertificate(context, {
            name: name.trim(),
            tour,
            city: city.scene.name,
            subtitle: city.scene.subtitle,
            at,
            timeZone: city.scene.timeZone,
          });
      },
    );
    return () => {
      over = true;
    };
  }, [name, tour, at, city]);
  const save = () =>
    canvas.current?.toBlob((blob) => {
      if (!blob) return;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `${tour.id}.png`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    }, 'image/png');
  return (
    <div className={styles.certificate}>
      <label htmlFor={id}>{t('certificate.name')}</label>
      <input id={id} value={name} maxLength={60} autoComplete="name" onChange={({ target }) => setName(target.value)} />
      <small>{t('certificate.private')}</small>
      <canvas
        ref={canvas}
        width={SHEET.width}
        height={SHEET.height}
        role="img"
        aria-label={t('certificate.picture', { name: name.trim() })}
      />
      <Button look="primary" icon={<IconDownload size={18} aria-hidden="true" />} onClick={save}>
        {t('certificate.download')}
      </Button>
    </div>
  );
}
