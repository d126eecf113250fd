import { useTranslation } from 'react-i18next';
import { ApiError } from '../lib/api.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** A failed request in words, with a way to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation('kit');
  const code = error instanceof ApiError ? error.code : 'internal';
  return (
    <Notice
      tone="bad"
      title={t('failure.title')}
      actions={
        retry && (
          <Button look="primary" onClick={retry}>
            {t('retry')}
          </Button>
        )
      }
    >
      {t(`failure.${code}`)}
      {error instanceof ApiError && error.requestId ? ` (${error.requestId})` : ''}
    </Notice>
  );
}
