import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import forms from '../../kit/form.module.css';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { citiesQuery } from '../../lib/queries.ts';
import styles from './account.module.css';

/** What somebody may do here, in words: role, city, and what narrows it. */
export function RolesList({ grants }: { grants: Me['grants'] }) {
  const { t } = useTranslation('account');
  const { city, cityId, lang } = usePortal();
  const { data: cities } = useQuery(citiesQuery);
  const cityName = (id: string | null) => {
    if (id === null) return t('allCities');
    const found = cities?.cities.find((one) => one.id === id);
    return found ? localText(found.name, lang) : id;
  };
  const agencyName = (id: string, grantCity: string | null) => {
    const found = grantCity === cityId ? city.agencies.find((agency) => agency.id === id) : undefined;
    return found ? localText(found.name, lang) : id;
  };
  const narrowed = ({ scope, city: grantCity }: Me['grants'][number]) =>
    [
      scope.agencies && t('onlyAgencies', { names: scope.agencies.map((id) => agencyName(id, grantCity)).join(', ') }),
      scope.areas && t('onlyAreas', { names: scope.areas.join(', ') }),
      scope.schools && t('onlySchools', { names: scope.schools.join(', ') }),
      scope.cameras && t('onlyCameras', { names: scope.cameras.join(', ') }),
    ].filter(Boolean);
  if (grants.length === 0) return <p className={forms.note}>{t('noRoles')}</p>;
  return (
    <ul className={styles.roles}>
      {grants.map((grant) => (
        <li key={JSON.stringify(grant)}>
          <strong>
            {t(`role.${grant.role}`)} · {cityName(grant.city)}
          </strong>
          <span>{[t(`roleMeaning.${grant.role}`), ...narrowed(grant)].join(' ')}</span>
        </li>
      ))}
    </ul>
  );
}
