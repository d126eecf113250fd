import { IconCopy } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/button.tsx';
import forms from '../../../kit/form.module.css';
import { useCopy } from '../../../kit/use-copy.ts';
import styles from '../objects/objects.module.css';

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
  const { said, copy: take } = useCopy();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={forms.form} aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <p>{text}</p>
      <code className={styles.code}>{value}</code>
      <div className={forms.row}>
        <Button look="primary" icon={<IconCopy size={18} aria-hidden="true" />} onClick={() => void take(value)}>
          {copy}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t('form.close')}
        </Button>
        <span role="status">{said && t(said.copied ? 'users.copied' : 'users.copyFailed')}</span>
      </div>
    </section>
  );
}
