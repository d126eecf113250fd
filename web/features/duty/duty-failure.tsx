import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { ApiError } from '../../lib/api.ts';

/** Why the roster was not changed. Nothing of what was filled in is lost. */
export function DutyFailure({ error }: { error: unknown }) {
  const { t } = useTranslation('duty');
  if (!(error instanceof ApiError)) return <Failure error={error} />;
  if (error.code === 'move-not-allowed') return <Notice tone="bad">{t('wrong.taken')}</Notice>;
  if (error.code !== 'bad-request') return <Failure error={error} />;
  const field = (['until', 'personId', 'with'] as const).find((one) => error.fields.includes(one));
  return <Notice tone="bad">{t(field ? `wrong.${field}` : 'wrong.other')}</Notice>;
}
