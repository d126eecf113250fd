import { useTranslation } from 'react-i18next';
import { languageName } from '../../i18n/language-name.ts';
import { Button } from '../../kit/button.tsx';
import { ChecksField } from '../../kit/field.tsx';
import { formatBytes } from '../../lib/format.ts';
import type { KeptFile, KeptPackage } from '../../lib/offline/kept.ts';
import { usePortal } from '../../lib/portal.ts';
import { changeLanguages } from './change-languages.ts';
import { bytesOf } from './languages.ts';
import styles from './offline.module.css';

interface LanguageChoiceProps {
  /** What can be chosen, with how much each takes. */
  known: readonly string[];
  sizes: readonly Pick<KeptFile, 'lang' | 'bytes'>[];
  chosen: readonly string[];
  onChange(languages: string[]): void;
  /** What lies on the device, where it can be changed. */
  kept: KeptPackage | undefined;
}

/** In which languages the stories go along; on a package that is here, what a change brings and frees. */
export function LanguageChoice({ known, sizes, chosen, onChange, kept }: LanguageChoiceProps) {
  const { t } = useTranslation('offline');
  const { lang } = usePortal();
  const here = kept?.languages ?? known;
  const more = chosen.filter((one) => !here.includes(one));
  const less = known.filter((one) => here.includes(one) && !chosen.includes(one));
  const size = (languages: readonly string[]) => formatBytes(bytesOf(sizes, languages), lang);
  const changes = [
    ...(more.length > 0 ? [t('languagesMore', { bytes: size(more) })] : []),
    ...(less.length > 0 ? [t('languagesLess', { bytes: size(less) })] : []),
  ];
  return (
    <div className={styles.languages}>
      <ChecksField
        label={t('languages')}
        value={chosen}
        options={known.map((one) => ({ value: one, label: `${languageName(one)} · ${size([one])}` }))}
        onChange={onChange}
      />
      {chosen.length === 0 && <p className={styles.note}>{t('languagesNone')}</p>}
      {kept && changes.length > 0 && (
        <div className={styles.row}>
          <Button look="primary" onClick={() => void changeLanguages(kept, chosen)}>
            {t('languagesChange')}
          </Button>
          <p role="status">{changes.join(' ')}</p>
        </div>
      )}
    </div>
  );
}
