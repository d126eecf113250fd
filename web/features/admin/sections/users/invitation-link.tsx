import { useTranslation } from 'react-i18next';
import type { Invited } from '../../../../../api/features/account/contract.ts';
import { formatInstant } from '../../../../lib/format.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { ShownOnce } from '../../parts/shown-once.tsx';

/** A link that is nowhere else and shown this once. */
export function InvitationLink({ invited, name, onClose }: { invited: Invited; name: string; onClose(): void }) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  return (
    <ShownOnce
      title={t('users.linkTitle', { name })}
      text={t('users.linkText', { until: formatInstant(invited.expiresAt, lang, city.scene.timeZone) })}
      value={invited.link}
      copy={t('users.copy')}
      onClose={onClose}
    />
  );
}
