import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { languageIn } from '../../i18n/language-in.ts';
import { languageName } from '../../i18n/language-name.ts';
import { useNetwork } from '../../lib/offline/use-network.ts';
import { usePortal } from '../../lib/portal.ts';
import { keptSoundsQuery, type Sounds } from '../../lib/story/kept-sounds.ts';
import { play } from '../../lib/story/player.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';

interface SoundNoticeProps {
  /** Of the story that is to be heard. */
  sounds: Sounds;
  lang: string;
  /** It was to be played, and could not be. */
  failed: boolean;
  onLang(lang: string): void;
}

/** Why a story is not heard: without a network its language was not taken along, and those that were are offered; or the sound did not come. */
export function SoundNotice({ sounds, lang, failed, onLang }: SoundNoticeProps) {
  const { t } = useTranslation('kit');
  const portal = usePortal();
  const away = useNetwork() !== null;
  const { data: here } = useQuery({ ...keptSoundsQuery(sounds), enabled: away || failed });
  if (!away && !failed) return null;
  if (here && !here.includes(lang) && (away || here.length > 0)) {
    const language = languageIn(portal.lang, lang);
    const offered = here.map((one) => (
      <Button key={one} lang={one} onClick={() => onLang(one)}>
        {languageName(one)}
      </Button>
    ));
    return (
      <Notice tone="bad" actions={offered.length > 0 && offered}>
        {offered.length > 0 ? t('story.missing', { language }) : t('story.nothing')}
      </Notice>
    );
  }
  if (!failed) return null;
  return (
    <Notice tone="bad" actions={<Button onClick={() => void play()}>{t('retry')}</Button>}>
      {t('story.failed')}
    </Notice>
  );
}
