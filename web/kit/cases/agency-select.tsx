import { useTranslation } from 'react-i18next';
import { dayIn, validOn } from '../../../data/model/validity.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './cases.module.css';

interface AgencySelectProps {
  label: string;
  value: string;
  /** Left out: the case is there already. */
  without?: string | null;
  onChange(id: string): void;
}

/** The agencies of the city that are there today. */
export function AgencySelect({ label, value, without = null, onChange }: AgencySelectProps) {
  const { t } = useTranslation('kit');
  const { city, lang } = usePortal();
  const today = dayIn(city.scene.timeZone, new Date());
  return (
    <label className={styles.field}>
      {label}
      <select required value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('case.choose')}</option>
        {city.agencies
          .filter((agency) => agency.id !== without && validOn(agency, today))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {localText(name, lang)}
            </option>
          ))}
      </select>
    </label>
  );
}
