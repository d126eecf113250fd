import { useTranslation } from 'react-i18next';
import { ShownOnce } from '../../parts/shown-once.tsx';

/** A key that is nowhere else and shown this once. */
export function NewKey({ name, value, onClose }: { name: string; value: string; onClose(): void }) {
  const { t } = useTranslation('admin');
  return (
    <ShownOnce
      title={t('section.open311.madeTitle', { name })}
      text={t('section.open311.madeText')}
      value={value}
      copy={t('section.open311.copy')}
      onClose={onClose}
    />
  );
}
