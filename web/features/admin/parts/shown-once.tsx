import { IconCopy } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/button.tsx';
import styles from '../objects/objects.module.css';
import parts from './parts.module.css';

interface ShownOnceProps {
  title: string;
  text: string;
  value: string;
  /** The word on the button. */
  copy: string;
  onClose(): void;
}

/** A link or a key that is nowhere else: to be copied now. */
export function ShownOnce({ title, text, value, copy, onClose }: ShownOnceProps) {
  const { t } = useTranslation('admin');
  const id = useId();
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const take = () =>
    Promise.resolve(navigator.clipboard?.writeText(value) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <p>{text}</p>
      <code className={styles.code}>{value}</code>
      <div className={parts.row}>
        <Button look="primary" icon={<IconCopy size={18} aria-hidden="true" />} onClick={() => void take()}>
          {copy}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t('form.close')}
        </Button>
        <span role="status">{copied !== 'no' && t(copied === 'yes' ? 'users.copied' : 'users.copyFailed')}</span>
      </div>
    </section>
  );
}
