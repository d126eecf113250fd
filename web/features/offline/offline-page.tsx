import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../kit/page-frame.tsx';
import OfflineBody from './offline-body.tsx';

/** What of the city lies on this device, and what can be taken along. */
export default function OfflinePage() {
  const { t } = useTranslation('offline');
  return (
    <PageFrame title={t('title')}>
      <OfflineBody />
    </PageFrame>
  );
}
