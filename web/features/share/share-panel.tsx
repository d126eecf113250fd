import { IconCopy, IconShare2 } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { localText } from '../../lib/local-text.ts';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { shareLinks } from './share-links.ts';
import styles from './share-panel.module.css';

/** A link that opens this view, these layers, this pick, day and language; and the same as a frame for a page. */
export default function SharePanel() {
  const { t } = useTranslation('share');
  const { city, lang, state, href } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const { link, embed } = shareLinks(href({ view: map?.view() ?? state.view, lang }), location.origin);
  const canShare = typeof navigator.share === 'function';
  return (
    <div className={styles.panel}>
      <p>{t('explain')}</p>
      <CopyField label={t('link')} text={link} />
      {canShare && (
        <Button
          look="primary"
          icon={<IconShare2 size={18} aria-hidden="true" />}
          onClick={() => void navigator.share({ title: localText(city.scene.name, lang), url: link }).catch(() => undefined)}
        >
          {t('send')}
        </Button>
      )}
      <CopyField label={t('embed')} text={embed} lines={4} />
      <p className={styles.small}>{t('embedHint')}</p>
    </div>
  );
}

function CopyField({ label, text, lines = 2 }: { label: string; text: string; lines?: number }) {
  const { t } = useTranslation('share');
  const id = useId();
  const [state, setState] = useState<'' | 'copied' | 'failed'>('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      // Without a secure context there is no clipboard: the text is selected, so that Ctrl+C does it.
      const field = document.getElementById(id);
      if (field instanceof HTMLTextAreaElement) field.select();
      setState('failed');
    }
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} readOnly rows={lines} value={text} onFocus={(event) => event.target.select()} />
      <div className={styles.row}>
        <Button icon={<IconCopy size={18} aria-hidden="true" />} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <span role="status">{state && t(state)}</span>
      </div>
    </div>
  );
}
