import { IconCircleCheck, IconCopy, IconEye, IconShare2 } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../api/features/reports/intake-contract.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Facts } from '../../kit/card.tsx';
import forms from '../../kit/form.module.css';
import { useCopy } from '../../kit/use-copy.ts';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { trackingAddress } from './addresses.ts';
import type { Draft } from './draft.ts';
import styles from './form.module.css';
import { useGo } from './use-go.ts';

/** It has arrived: the link to keep, who has it until when, and what happens next. */
export function ReceiptView({ draft, receipt, onAnother }: { draft: Draft; receipt: Receipt; onAnother(): void }) {
  const { t } = useTranslation('report');
  const { cityId, city, lang, href } = usePortal();
  const go = useGo();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { said, copy } = useCopy();
  useEffect(() => heading.current?.focus(), []);
  const path = trackingAddress(receipt.trackingToken, cityId);
  const link = new URL(path, location.origin).href;
  const agency = city.agencies.find((a) => a.id === receipt.agencyId);
  const category = city.categories.find((c) => c.id === draft.categoryId);
  const take = async () => {
    if (await copy(link)) return;
    const field = document.getElementById(id);
    if (field instanceof HTMLTextAreaElement) field.select();
  };
  const onMap = href({ selection: `report:${receipt.id}`, view: null });
  return (
    <>
      <section className={forms.section} aria-labelledby={`${id}-title`}>
        <IconCircleCheck className={styles.tick} size={48} aria-hidden="true" />
        <h2 id={`${id}-title`} ref={heading} tabIndex={-1} className={styles.big}>
          {t('receipt.title')}
        </h2>
        <p>{t('receipt.thanks')}</p>
        <Facts
          rows={[
            { label: t('receipt.number'), value: receipt.id },
            ...(category ? [{ label: t('reports:category'), value: localText(category.name, lang) }] : []),
            { label: t('reports:agency'), value: localText(agency?.name, lang) ?? t('receipt.noAgency') },
            { label: t('reports:due'), value: formatInstant(receipt.dueAt, lang, city.scene.timeZone) },
          ]}
        />
      </section>
      <section className={forms.section} aria-labelledby={`${id}-link`}>
        <h2 id={`${id}-link`}>{t('receipt.link')}</h2>
        <p className={forms.note}>{t('receipt.linkHint')}</p>
        <textarea
          id={id}
          className={styles.link}
          aria-labelledby={`${id}-link`}
          readOnly
          rows={3}
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <div className={forms.acts}>
          <Button look="primary" icon={<IconCopy size={18} aria-hidden="true" />} onClick={() => void take()}>
            {t('receipt.copy')}
          </Button>
          {typeof navigator.share === 'function' && (
            <Button
              icon={<IconShare2 size={18} aria-hidden="true" />}
              onClick={() => void navigator.share({ title: t('receipt.shareTitle'), url: link }).catch(() => undefined)}
            >
              {t('receipt.share')}
            </Button>
          )}
          <ButtonLink href={path} onClick={go(path)}>
            <IconEye size={18} aria-hidden="true" />
            {t('receipt.open')}
          </ButtonLink>
        </div>
        <p role="status" className={forms.note}>
          {said && t(said.copied ? 'receipt.copied' : 'receipt.copyFailed')}
        </p>
      </section>
      <section className={forms.section} aria-labelledby={`${id}-next`}>
        <h2 id={`${id}-next`}>{t('receipt.next')}</h2>
        <ol className={styles.next}>
          <li>{t(receipt.published ? 'receipt.published' : 'receipt.looked')}</li>
          <li>{agency ? t('receipt.agency', { agency: localText(agency.name, lang) }) : t('receipt.operators')}</li>
          <li>{t('receipt.due', { when: formatInstant(receipt.dueAt, lang, city.scene.timeZone) })}</li>
          <li>{t('receipt.reopen')}</li>
        </ol>
        <div className={forms.acts}>
          <ButtonLink href={receipt.published ? onMap : href()} onClick={go(receipt.published ? onMap : href())}>
            {t(receipt.published ? 'receipt.onMap' : 'toMap')}
          </ButtonLink>
          <Button onClick={onAnother}>{t('receipt.another')}</Button>
        </div>
      </section>
    </>
  );
}
