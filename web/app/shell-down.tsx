import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button.tsx';
import { Failure } from '../kit/failure.tsx';
import { Notice } from '../kit/notice.tsx';
import { ApiError } from '../lib/api.ts';
import { useAskAgain } from '../lib/use-ask-again.ts';

/** While the server is away it is asked again this often, milliseconds. */
const AGAIN = 30_000;

/** The catalogue did not come, so nothing of the city can be shown: says just that, and keeps trying by itself. */
export function ShellDown({ error, retry }: { error: unknown; retry: (() => void) | undefined }) {
  const { t } = useTranslation('app');
  const away = error instanceof ApiError && ['offline', 'timeout', 'internal', 'not-ready'].includes(error.code);
  useAskAgain(away, AGAIN, () => retry?.());
  if (!away) return <Failure error={error} {...(retry ? { retry } : {})} />;
  return (
    <Notice
      tone="bad"
      title={t('down.title')}
      actions={
        retry && (
          <Button look="primary" onClick={retry}>
            {t('kit:retry')}
          </Button>
        )
      }
    >
      {t('down.text')}
    </Notice>
  );
}
