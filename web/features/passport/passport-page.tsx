import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../kit/page-frame.tsx';
import PassportView from './passport-view.tsx';

export default function PassportPage() {
  const { t } = useTranslation('passport');
  return (
    <PageFrame title={t('title')}>
      <PassportView />
    </PageFrame>
  );
}
