import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/format.ts';
import type { Generation, KeptPackage } from '../../lib/offline/kept.ts';
import { usePortal } from '../../lib/portal.ts';
import { filesFor } from './languages.ts';
import { manifestQuery } from './offline-api.ts';
import { newBytes } from './plan.ts';

interface OutdatedLineProps {
  kept: KeptPackage;
  current: Generation;
  version: string;
  languages: readonly string[];
}

/** That there is a new version, and how much of it is new. */
export function OutdatedLine({ kept, current, version, languages }: OutdatedLineProps) {
  const { t } = useTranslation('offline');
  const { lang } = usePortal();
  const { data } = useQuery(manifestQuery(kept.city, kept.id, version));
  return (
    <p>
      {t('outdated')} {data && t('updateSize', { bytes: formatBytes(newBytes(current.files, filesFor(data.files, languages)), lang) })}
    </p>
  );
}
