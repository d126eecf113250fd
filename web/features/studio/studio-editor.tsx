import { IconArrowLeft, IconDeviceFloppy, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { type ComponentType, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { stop as silence } from '../../lib/story/player.ts';
import { tourPlan, tourTracks } from '../../lib/story/tour-plan.ts';
import { useFollow, useWalker } from '../../lib/story/use-follow.ts';
import { useWalk } from '../../lib/story/use-walk.ts';
import { startWalk, stopWalk } from '../../lib/story/walk-driver.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import { HeadPane } from './head-pane.tsx';
import type { PaneProps } from './pane-props.ts';
import { PublishPane } from './publish-pane.tsx';
import { StopPane } from './stop-pane.tsx';
import { StopsPane } from './stops-pane.tsx';
import styles from './studio.module.css';
import { StudioMap } from './studio-map.tsx';
import { type DraftWork, useDraft } from './use-draft.ts';
import { useGuides } from './use-guides.ts';

const PANES: Record<'head' | 'stops' | 'publish', ComponentType<PaneProps>> = { head: HeadPane, stops: StopsPane, publish: PublishPane };

/** One tour: what it is, its stops on the map, and how it comes to visitors. */
export function StudioEditor({ id }: { id: string }) {
  const { t } = useTranslation('studio');
  const { lang } = usePortal();
  const link = usePageLink('studio');
  const work = useDraft(id);
  const { draft, dirty, saving, conflict, error, save, reload } = work;
  const { guides, stops: places } = useGuides();
  const [pane, setPane] = useState<keyof typeof PANES>('stops');
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(
    () => () => {
      stopWalk();
      silence();
    },
    [],
  );
  if (!draft)
    return <main className={styles.list}>{error ? <Failure error={error} retry={() => void reload()} /> : <CardSkeleton />}</main>;
  const Pane = PANES[pane];
  const stop = draft.stops.find((one) => one.id === chosen);
  const props: PaneProps = { draft, work, guides, places, chosen, onChoose: setChosen };
  return (
    <main className={styles.panes}>
      <div className={styles.side}>
        <div className={styles.bar}>
          <ButtonLink look="plain" {...link()} aria-label={t('back')} title={t('back')}>
            <IconArrowLeft size={20} aria-hidden="true" />
          </ButtonLink>
          <h2>{localText(draft.title, lang)}</h2>
          <Button
            look={dirty ? 'primary' : 'quiet'}
            disabled={!dirty || saving}
            icon={<IconDeviceFloppy size={18} aria-hidden="true" />}
            onClick={() => void save()}
          >
            {t('save')}
          </Button>
        </div>
        <p role="status" className={forms.note}>
          {saving ? t('saving') : dirty ? t('unsaved') : t('saved')}
        </p>
        {conflict ? (
          <Notice tone="bad" title={t('conflict.title')} actions={<Button onClick={() => void reload()}>{t('conflict.reload')}</Button>}>
            {t('conflict.text')}
          </Notice>
        ) : (
          error !== null && error !== undefined && <Notice tone="bad">{t('notSaved')}</Notice>
        )}
        <div className={styles.tabs} role="tablist" aria-label={t('title')}>
          {(['head', 'stops', 'publish'] as const).map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`tab-${one}`}
              aria-selected={pane === one}
              aria-controls="studio-pane"
              onClick={() => setPane(one)}
            >
              {t(`tabs.${one}`)}
            </button>
          ))}
        </div>
        <div role="tabpanel" id="studio-pane" aria-labelledby={`tab-${pane}`} className={styles.pane}>
          {pane === 'stops' && stop ? <StopPane key={stop.id} stop={stop} {...props} /> : <Pane {...props} />}
        </div>
      </div>
      <section className={styles.map} aria-label={t('map')} data-studio-map>
        <StudioMap {...props} />
        <Preview work={work} />
      </section>
    </main>
  );
}

/** Walks the tour on the map as visitors will see it; what was changed is saved first. */
function Preview({ work }: { work: DraftWork }) {
  const { t } = useTranslation('studio');
  const { cityId, lang } = usePortal();
  const { mode } = useWalk();
  const [, setFollow] = useFollow();
  useWalker();
  const begin = async () => {
    const kept = await work.save();
    const tour = kept?.preview;
    if (!tour || tour.stops.length === 0) return;
    setFollow(true);
    const tracks = tourTracks(cityId, tour, lang, localText(tour.title, lang)).map((track) => ({ ...track, rehearsal: true }));
    await startWalk('simulated', tourPlan(tour, tracks, lang));
  };
  return (
    <div className={styles.preview}>
      {mode === null ? (
        <Button look="paper" icon={<IconPlayerPlay size={18} aria-hidden="true" />} onClick={() => void begin()}>
          {t('preview')}
        </Button>
      ) : (
        <Button
          look="primary"
          icon={<IconPlayerStop size={18} aria-hidden="true" />}
          onClick={() => {
            stopWalk();
            silence();
          }}
        >
          {t('endPreview')}
        </Button>
      )}
    </div>
  );
}
