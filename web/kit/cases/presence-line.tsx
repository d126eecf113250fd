import { IconEye, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Present } from '../../../api/live/contract.ts';
import styles from './cases.module.css';

/** Who else has the case open, and who is writing. Spoken when it changes; takes no room while one is alone. */
export function PresenceLine({ others }: { others: readonly Present[] }) {
  const { t, i18n } = useTranslation('kit');
  const said = (doing: Present['doing']) => {
    const people = others.filter((one) => one.doing === doing);
    if (people.length === 0) return null;
    const names = people.flatMap(({ name }) => name ?? []);
    const unnamed = people.length - names.length;
    const all = [...names, ...(unnamed > 0 ? [t('case.presence.somebody', { count: unnamed })] : [])];
    const who = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(all);
    const Icon = doing === 'typing' ? IconPencil : IconEye;
    return (
      <span>
        <Icon size={16} aria-hidden="true" /> {t(`case.presence.${doing}`, { who })}
      </span>
    );
  };
  return (
    <p role="status" className={styles.presence} hidden={others.length === 0}>
      {said('typing')}
      {said('open')}
    </p>
  );
}
