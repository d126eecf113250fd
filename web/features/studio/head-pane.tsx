import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../../data/contract.ts';
import type { TourDraft } from '../../../scenes/tour-contract.ts';
import { languageName } from '../../i18n/language-name.ts';
import { formatMinutes } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import type { PaneProps } from './pane-props.ts';
import styles from './studio.module.css';

// Named here too: a contract's values would bring all of its checks into the page.
const EFFORTS = ['easy', 'moderate', 'hard'] as const satisfies readonly TourDraft['effort'][];
const MEANS = ['foot', 'bicycle', 'motorbike', 'car'] as const satisfies readonly TourDraft['means'][];
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** What a tour is: its texts side by side, means, effort, time, season, light and layers. */
export function HeadPane({ draft, work }: PaneProps) {
  const { t } = useTranslation('studio');
  const { city, lang } = usePortal();
  const put = (change: Partial<TourDraft>) => work.change((now) => ({ ...now, ...change }));
  const { months, note } = draft.season;
  const month = (n: number) => new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, n - 1, 15));
  const layers = city.scene.layers.filter(({ technique }) => technique !== 'pins' || draft.layers.length > 0);
  return (
    <>
      <Both label={t('head.title')} text={draft.title} onText={(title) => put({ title })} />
      <Both label={t('head.summary')} text={draft.summary} long onText={(summary) => put({ summary })} />
      <Both label={t('head.audience')} text={draft.audience} onText={(audience) => put({ audience })} />
      <div className={styles.sides}>
        <label>
          {t('head.means')}
          <select value={draft.means} onChange={({ target }) => put({ means: MEANS.find((one) => one === target.value) ?? 'foot' })}>
            {MEANS.map((one) => (
              <option key={one} value={one}>
                {t(`means.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('head.effort')}
          <select value={draft.effort} onChange={({ target }) => put({ effort: EFFORTS.find((one) => one === target.value) ?? 'easy' })}>
            {EFFORTS.map((one) => (
              <option key={one} value={one}>
                {t(`effort.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('head.minutes')}
          <input
            type="number"
            min={1}
            max={2880}
            value={draft.minutes}
            onChange={({ target }) => put({ minutes: Math.min(2880, Math.max(1, Math.round(Number(target.value)) || 1)) })}
          />
        </label>
        <label>
          {t('head.time')}
          <input
            type="time"
            value={draft.timeOfDay === null ? '' : formatMinutes(draft.timeOfDay)}
            onChange={({ target }) => {
              const [hours, minutes] = target.value.split(':').map(Number);
              put({ timeOfDay: target.value ? (hours ?? 0) * 60 + (minutes ?? 0) : null });
            }}
          />
        </label>
      </div>
      <fieldset className={styles.part}>
        <legend>{t('head.season')}</legend>
        <div className={styles.months}>
          {MONTHS.map((n) => (
            <label key={n} className={styles.check}>
              <input
                type="checkbox"
                checked={months.includes(n)}
                onChange={({ target }) => {
                  const next = target.checked ? [...months, n].sort((a, b) => a - b) : months.filter((one) => one !== n);
                  if (next.length > 0) put({ season: { months: next, note } });
                }}
              />
              {month(n)}
            </label>
          ))}
        </div>
        <Both label={t('head.note')} text={note} onText={(next) => put({ season: { months, note: next } })} />
      </fieldset>
      <fieldset className={styles.part}>
        <legend>{t('head.layers')}</legend>
        {layers.map(({ id, title }) => (
          <label key={id} className={styles.check}>
            <input
              type="checkbox"
              checked={draft.layers.includes(id)}
              onChange={({ target }) => put({ layers: target.checked ? [...draft.layers, id] : draft.layers.filter((one) => one !== id) })}
            />
            {localText(title, lang)}
          </label>
        ))}
      </fieldset>
    </>
  );
}

interface BothProps {
  label: string;
  text: LocalText;
  long?: boolean;
  onText(text: LocalText): void;
}

/** One text in the interface's languages, side by side. */
function Both({ label, text, long = false, onText }: BothProps) {
  const { languages } = usePortal();
  const id = useId();
  const set = (lang: string, value: string) => {
    const { [lang]: _, ...others } = text;
    onText(value || lang === 'vi' ? { ...text, [lang]: value || '…' } : others);
  };
  return (
    <div className={styles.sides}>
      {languages.map((lang) => (
        <div key={lang} lang={lang} className={styles.field}>
          <label htmlFor={`${id}-${lang}`}>
            {label} ({languageName(lang)})
          </label>
          {long ? (
            <textarea id={`${id}-${lang}`} rows={3} value={text[lang] ?? ''} onChange={({ target }) => set(lang, target.value)} />
          ) : (
            <input id={`${id}-${lang}`} value={text[lang] ?? ''} onChange={({ target }) => set(lang, target.value)} />
          )}
        </div>
      ))}
    </div>
  );
}
