import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './admin.module.css';
import { GROUPS, type Section } from './define-section.ts';
import { sectionSearch } from './parts/use-admin-address.ts';

const groupsOf = (sections: readonly Section[]) =>
  GROUPS.map((group) => ({ group, sections: sections.filter((section) => section.group === group) })).filter(
    (one) => one.sections.length > 0,
  );

/** The sections beside the page. */
export function AdminMenu({ sections, current }: { sections: readonly Section[]; current: string | undefined }) {
  const { t } = useTranslation('admin');
  return (
    <nav className={styles.menu} aria-label={t('menu')}>
      {groupsOf(sections).map(({ group, sections: inGroup }) => (
        <div key={group}>
          <h2 id={`admin-group-${group}`}>{t(`group.${group}`)}</h2>
          <ul aria-labelledby={`admin-group-${group}`}>
            {inGroup.map(({ id, icon: Icon }) => (
              <li key={id}>
                <Link to="." search={sectionSearch(id)} aria-current={id === current ? 'page' : undefined}>
                  <Icon size={20} stroke={1.75} />
                  {t(`section.${id}.title`)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The same on a phone: one line. */
export function AdminSelect({ sections, current, onGo }: { sections: readonly Section[]; current: string; onGo(id: string | null): void }) {
  const { t } = useTranslation('admin');
  return (
    <label className={styles.select}>
      <span className="sr-only">{t('menu')}</span>
      <select value={current} onChange={(event) => onGo(event.currentTarget.value || null)}>
        <option value="">{t('overview')}</option>
        {groupsOf(sections).map(({ group, sections: inGroup }) => (
          <optgroup key={group} label={t(`group.${group}`)}>
            {inGroup.map(({ id }) => (
              <option key={id} value={id}>
                {t(`section.${id}.title`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
