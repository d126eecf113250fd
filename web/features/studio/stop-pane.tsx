import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourStop } from '../../../scenes/tour-contract.ts';
import { Button } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { usePortal } from '../../lib/portal.ts';
import { editStop, withStops } from './draft-edits.ts';
import { KeyframesPart } from './keyframes-part.tsx';
import type { PaneProps } from './pane-props.ts';
import { QuestionsPart } from './questions-part.tsx';
import { RecordingPart } from './recording-part.tsx';
import { titleOfStop } from './stop-title.ts';
import { useMapPoint } from './use-map-point.ts';
import { WordsPart } from './words-part.tsx';
import { ZonesPart } from './zones-part.tsx';

/** One stop: its words side by side, where it stands and where its story begins, its cameras and questions. */
export function StopPane({ stop, ...props }: PaneProps & { stop: TourStop }) {
  const { t } = useTranslation('studio');
  const { lang } = usePortal();
  const { draft, work, guides, places, onChoose } = props;
  const [moving, setMoving] = useState(false);
  const edit = (change: (now: TourStop) => TourStop) => work.change(editStop(stop.id, change));
  const { middle } = useMapPoint(moving, (at) => {
    work.change((now) =>
      withStops(
        now,
        now.stops.map((one) =>
          one.id === stop.id && one.own
            ? {
                ...one,
                own: {
                  ...one.own,
                  position: at,
                  view: { ...one.own.view, target: at },
                  zones: one.own.zones.map((zone) => ('centre' in zone ? { ...zone, centre: at } : zone)),
                },
              }
            : one,
        ),
        places,
      ),
    );
    setMoving(false);
  });
  const number = draft.stops.findIndex(({ id }) => id === stop.id) + 1;
  return (
    <>
      <div className={forms.acts}>
        <Button look="plain" icon={<IconArrowLeft size={18} aria-hidden="true" />} onClick={() => onChoose(null)}>
          {t('stop.all')}
        </Button>
      </div>
      <h3>
        {number}. {titleOfStop(stop, guides, lang)}
      </h3>
      {stop.own ? (
        <>
          <div className={forms.acts}>
            <Button aria-pressed={moving} onClick={() => setMoving(!moving)}>
              {t('stop.move')}
            </Button>
            {moving && <Button onClick={middle}>{t('stops.middle')}</Button>}
          </div>
          {moving && <p role="status">{t('stop.clickPlace')}</p>}
          <WordsPart words={stop.own.words} onWords={(words) => edit((now) => (now.own ? { ...now, own: { ...now.own, words } } : now))} />
          <Notice>{t(work.kept?.speaks ? 'stop.spoken' : 'stop.textOnly')}</Notice>
          <RecordingPart stop={stop} work={work} />
        </>
      ) : (
        <p className={forms.note}>{t('stop.fromGuide')}</p>
      )}
      <ZonesPart stop={stop} places={places} onStop={edit} />
      <KeyframesPart stop={stop} guides={guides} preview={work.kept?.preview} onStop={edit} />
      <QuestionsPart stop={stop} onStop={edit} />
    </>
  );
}
