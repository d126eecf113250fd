import { IconCheck, IconX } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useAtom, useAtomValue } from 'jotai';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { headingAtom, mapHandleAtom, mapShownAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { toolAtom } from '../../lib/tool.ts';
import { formAddress } from './addresses.ts';
import { openDraftStore } from './draft-store.ts';
import styles from './pick-place.module.css';
import { inExtent } from './steps.ts';

/** The crosshair: move the map below it, or tap the very spot, a wall included; then back to the form with the place. */
export default function PickPlace({ draftId }: { draftId: string }) {
  const { t } = useTranslation('report');
  const { cityId, city, href, state } = usePortal();
  const router = useRouter();
  const map = useAtomValue(mapHandleAtom);
  const shown = useAtomValue(mapShownAtom);
  const view = useAtomValue(headingAtom);
  const [tool, setTool] = useAtom(toolAtom);
  const [problem, setProblem] = useState<'sky' | 'outside' | null>(null);
  const cross = useRef<HTMLDivElement>(null);
  const began = useRef(false);
  const at = tool.kind === 'point' ? tool.at : null;

  useEffect(() => {
    setTool({ type: 'take', tool: { kind: 'point', at: null } });
    return () => setTool({ type: 'cancel' });
  }, [setTool]);
  const back = () => {
    const form = `${formAddress(href({ view: null, selection: null }, 'report'), draftId)}#place`;
    // A map that is still being built ends cleanly with its page only.
    if (shown) router.history.push(form);
    else location.assign(form);
  };
  // Escape gives the tool back; that means: not now.
  const pointing = tool.kind === 'point';
  const leave = useRef(back);
  leave.current = back;
  useEffect(() => {
    if (pointing) began.current = true;
    else if (began.current) leave.current();
  }, [pointing]);
  // A map that moved no longer shows the tapped spot where it was tapped.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is what this waits for
  useEffect(() => setTool({ type: 'point', at: null }), [view, state.view, setTool]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new spot is a new try
  useEffect(() => setProblem(null), [at, view]);

  const take = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever came by keyboard goes on there; a focus that is somewhere else stays.
    if (shown && document.activeElement === document.body) take.current?.querySelector('button')?.focus();
  }, [shown]);

  const choose = async () => {
    const box = cross.current?.getBoundingClientRect();
    if (!map || !box) return;
    const found = map.positionAt(box.left + box.width / 2, box.top + box.height / 2);
    if (!found) return setProblem('sky');
    const [lng, lat, height] = found.position;
    if (!inExtent({ lng, lat }, city.scene.extent)) return setProblem('outside');
    const store = await openDraftStore();
    const place = { lng, lat, height: found.on === 'building' ? Math.round(height * 10) / 10 : null, from: 'map' as const };
    await store.patch(draftId, cityId, { place });
    began.current = false;
    back();
  };
  // Above the panels, which the dock lies below.
  return createPortal(
    <>
      <div className={styles.field} aria-hidden="true">
        <div ref={cross} className={styles.cross} data-set={at !== null || undefined} style={at ? { left: at.x, top: at.y } : undefined}>
          <span />
        </div>
      </div>
      <section className={styles.panel} aria-label={t('pick.title')}>
        <p role="status">{problem ? t(`pick.${problem}`) : shown ? t('pick.hint') : t('pick.waiting')}</p>
        <div ref={take} className={styles.row}>
          <Button look="primary" icon={<IconCheck size={18} aria-hidden="true" />} disabled={!shown} onClick={() => void choose()}>
            {t('pick.take')}
          </Button>
          <Button icon={<IconX size={18} aria-hidden="true" />} onClick={back}>
            {t('pick.cancel')}
          </Button>
        </div>
      </section>
    </>,
    document.body,
  );
}
