import { IconDownload, IconPlayerPause, IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackageSummary } from '../../../api/features/offline/contract.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Progress as Bar } from '../../kit/progress.tsx';
import { formatBytes, formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { type KeptPackage, keyOf } from '../../lib/offline/kept.ts';
import { usePortal } from '../../lib/portal.ts';
import type { Progress } from './kept-state.ts';
import { LanguageChoice } from './language-choice.tsx';
import { languagesOf, sizesFor, usualLanguages } from './languages.ts';
import styles from './offline.module.css';
import { OutdatedLine } from './outdated-line.tsx';
import { PartSizes } from './part-sizes.tsx';
import { bytesByPart } from './plan.ts';
import { RemovePart } from './remove-part.tsx';
import { pause, take } from './take-along.ts';

interface PackageCardProps {
  offer: PackageSummary | undefined;
  kept: KeptPackage | undefined;
  progress: Progress | undefined;
  /** The address asks for this one. */
  asked: boolean;
  /** Language of the story that the reader comes from. */
  story: string | undefined;
}

/** One package: how large it is, how far it is, what can be done with it. */
export function PackageCard({ offer, kept, progress, asked, story }: PackageCardProps) {
  const { t } = useTranslation('offline');
  const { lang, city, cityId, href } = usePortal();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (asked) item.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  const [wanted, setWanted] = useState<string[] | null>(null);
  const known = kept ?? offer;
  if (!known) return null;
  const key = keyOf({ city: cityId, id: known.id });
  const title = known.kind === 'city' ? t('wholeCity', { city: localText(known.title, lang) }) : localText(known.title, lang);
  const size = (bytes: number) => formatBytes(bytes, lang);
  const kinds = offer?.languages ?? [...(kept?.current?.files ?? []), ...(kept?.next?.files ?? [])];
  const languages = languagesOf(kinds, lang);
  const chosen = wanted ?? (kept ? [...(kept.languages ?? languages)] : usualLanguages(languages, story, lang));
  const sizes = offer && sizesFor(offer, chosen);
  const begin = () => void take({ ...(offer ?? known), languages: chosen });
  const outdated = Boolean(kept?.current && offer && kept.current.version !== offer.version);
  const parts = sizes?.parts ?? bytesByPart(kept?.current?.files ?? []);
  const half = kept?.next && !progress;
  const [, named = ''] = known.id.split(':');
  const open = known.kind === 'city' ? href() : `/${cityId}/${known.kind === 'guide' ? 'guide' : 'tours'}?of=${named}`;
  return (
    <li ref={item} className={styles.package} data-asked={asked || undefined} aria-label={title}>
      <h3>{title}</h3>
      <p className={styles.note}>{t(`kind.${known.kind}`)}</p>
      {sizes && !kept?.current && <p>{t('size', { bytes: size(sizes.bytes), transfer: size(sizes.transfer) })}</p>}
      {kept?.current && (
        <p className={styles.ready}>
          {t('ready', { when: formatInstant(new Date(kept.current.at).toISOString(), lang, city.scene.timeZone) })}
        </p>
      )}
      {known.clipped && <p className={styles.note}>{t('clipped')}</p>}
      {languages.length > 0 && !progress && (
        <LanguageChoice known={languages} sizes={kinds} chosen={chosen} onChange={setWanted} kept={kept} />
      )}
      {parts.length > 0 && <PartSizes parts={parts} />}
      {progress && (
        <Bar
          label={
            progress.totalBytes > 0 ? t('progress', { bytes: size(progress.bytes), total: size(progress.totalBytes) }) : t('beginning')
          }
          fraction={progress.totalBytes > 0 ? progress.bytes / progress.totalBytes : 0}
        />
      )}
      {kept?.trouble && !progress && (
        <Notice tone="bad" title={t('troubleTitle')}>
          {t(`trouble.${kept.trouble}`, { bytes: size(sizes?.bytes ?? 0) })} {t(kept.current ? 'oldWhole' : 'nothingLost')}
        </Notice>
      )}
      {half && !kept.trouble && <p className={styles.note}>{t('half')}</p>}
      {outdated && kept?.current && offer && !progress && !half && (
        <OutdatedLine kept={kept} current={kept.current} version={offer.version} languages={chosen} />
      )}
      <div className={styles.row}>
        {!kept && offer && !progress && (
          <Button look="primary" icon={<IconDownload size={18} aria-hidden="true" />} onClick={begin}>
            {t('take')}
          </Button>
        )}
        {kept?.current && (
          <ButtonLink look={outdated || half ? 'quiet' : 'primary'} href={open}>
            {t(`open.${known.kind}`)}
          </ButtonLink>
        )}
        {progress && (
          <Button icon={<IconPlayerPause size={18} aria-hidden="true" />} onClick={() => pause(key)}>
            {t('pause')}
          </Button>
        )}
        {kept && !progress && (half || kept.trouble || outdated) && (
          <Button look="primary" icon={<IconRefresh size={18} aria-hidden="true" />} onClick={begin}>
            {t(half || kept.trouble ? 'resume' : 'update')}
          </Button>
        )}
        {kept && <RemovePart packageKey={key} />}
      </div>
    </li>
  );
}
