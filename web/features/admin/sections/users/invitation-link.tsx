import { IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invited } from '../../../../../api/features/account/contract.ts';
import { Button } from '../../../../kit/button.tsx';
import { formatInstant } from '../../../../lib/format.ts';
import { usePortal } from '../../../../lib/portal.ts';
import styles from '../../objects/objects.module.css';
import parts from '../../parts/parts.module.css';

/** A link that is nowhere else and shown this once. */
export function InvitationLink({ invited, name, onClose }: { invited: Invited; name: string; onClose(): void }) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(invited.link) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <section className={styles.card} aria-labelledby="link">
      <h3 id="link" ref={heading} tabIndex={-1}>
        {t('users.linkTitle', { name })}
      </h3>
      <p>{t('users.linkText', { until: formatInstant(invited.expiresAt, lang, city.scene.timeZone) })}</p>
      <code className={styles.code}>{invited.link}</code>
      <div className={parts.row}>
        <Button look="primary" icon={<IconCopy size={18} aria-hidden="true" />} onClick={() => void copy()}>
          {t('users.copy')}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t('form.close')}
        </Button>
        <span role="status">{copied !== 'no' && t(copied === 'yes' ? 'users.copied' : 'users.copyFailed')}</span>
      </div>
    </section>
  );
}
