import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './admin.module.css';
import { GROUPS, type Section } from './define-section.ts';
import { sectionSearch } from './parts/use-admin-address.ts';

/** Where one begins: every section with what it is for. */
export function AdminOverview({ sections }: { sections: readonly Section[] }) {
  const { t } = useTranslation('admin');
  return (
    <>
      <p className={styles.lead}>{t('lead')}</p>
      {GROUPS.map((group) => {
        const inGroup = sections.filter((section) => section.group === group);
        return inGroup.length === 0 ? null : (
          <section key={group} className={styles.group} aria-labelledby={`admin-overview-${group}`}>
            <h2 id={`admin-overview-${group}`}>{t(`group.${group}`)}</h2>
            <ul>
              {inGroup.map(({ id, icon: Icon }) => (
                <li key={id}>
                  <Link to="." search={sectionSearch(id)}>
                    <Icon size={26} stroke={1.5} />
                    <span>
                      <strong>{t(`section.${id}.title`)}</strong>
                      <small>{t(`section.${id}.hint`)}</small>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
