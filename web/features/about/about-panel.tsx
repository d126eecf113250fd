import { useTranslation } from 'react-i18next';
import { usePortal } from '../../lib/portal.ts';
import styles from './about-panel.module.css';

const ACCURACIES = ['surveyed', 'approximate', 'sample'] as const;

/** What this is, what of it is made up, whose data is drawn, and what the page keeps. */
export default function AboutPanel() {
  const { t } = useTranslation('about');
  const { city } = usePortal();
  const lines = [...new Set([...city.scene.attribution, ...city.model.attribution])];
  return (
    <div className={styles.panel}>
      <p>{t('what')}</p>
      {(city.scene.sample || city.model.sample) && (
        <section>
          <h3>{t('sampleTitle')}</h3>
          <p>{t('sample')}</p>
        </section>
      )}
      <section>
        <h3>{t('accuracyTitle')}</h3>
        <dl className={styles.list}>
          {ACCURACIES.map((a) => (
            <div key={a}>
              <dt>{t(`kit:accuracy.${a}`)}</dt>
              <dd>{t(`kit:accuracyMeaning.${a}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3>{t('sources')}</h3>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{t('cardSources')}</p>
      </section>
      <section>
        <h3>{t('privacyTitle')}</h3>
        <p>{t('privacy')}</p>
      </section>
      <section>
        <h3>{t('openTitle')}</h3>
        <p>{t('open')}</p>
        <p>
          <a href="/api/docs">{t('api')}</a>
        </p>
      </section>
    </div>
  );
}
