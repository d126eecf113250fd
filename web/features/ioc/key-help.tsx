import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import styles from './console.module.css';
import { KEYS } from './use-case-keys.ts';

const ID: Record<(typeof KEYS)[number], string> = {
  j: 'next',
  k: 'previous',
  Enter: 'open',
  Escape: 'close',
  a: 'assign',
  f: 'forward',
  n: 'note',
  x: 'toggle',
  u: 'fresh',
  t: 'call',
  l: 'log',
  h: 'heat',
  r: 'replay',
  p: 'play',
  '[': 'before',
  ']': 'after',
  '/': 'filter',
  '?': 'help',
};

/** Every key with what it does. */
export function KeyHelp({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('ioc');
  return (
    <Dialog title={t('keys')} className={styles.help} onClose={onClose}>
      {(close) => (
        <>
          <dl>
            {KEYS.map((key) => (
              <div key={key}>
                <dt>
                  <kbd>{key === 'Escape' ? 'Esc' : key}</kbd>
                </dt>
                <dd>{t(`key.${ID[key]}`)}</dd>
              </div>
            ))}
          </dl>
          <p>{t('keysNote')}</p>
          <Button look="primary" onClick={close}>
            {t('kit:case.close')}
          </Button>
        </>
      )}
    </Dialog>
  );
}
