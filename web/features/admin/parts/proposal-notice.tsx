import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/button.tsx';
import { Failure } from '../../../kit/failure.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { ChangesList, type Described } from './changes-list.tsx';
import styles from './parts.module.css';

interface ProposalNoticeProps {
  /** What is here, and what the pack says, in words. */
  before: readonly Described[];
  after: readonly Described[];
  pending: boolean;
  error: unknown;
  onSettle(take: boolean): void;
}

/** The pack says something new of what was edited here: take it over, or keep what is here. */
export function ProposalNotice({ before, after, pending, error, onSettle }: ProposalNoticeProps) {
  const { t } = useTranslation('admin');
  return (
    <div className={styles.conflict}>
      <Notice
        title={t('proposal.title')}
        actions={
          <>
            <Button look="primary" disabled={pending} onClick={() => onSettle(true)}>
              {t('proposal.take')}
            </Button>
            <Button disabled={pending} onClick={() => onSettle(false)}>
              {t('proposal.keep')}
            </Button>
          </>
        }
      >
        {t('proposal.text')}
      </Notice>
      <ChangesList before={before} after={after} />
      {error !== null && error !== undefined && <Failure error={error} />}
    </div>
  );
}
