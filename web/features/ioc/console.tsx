import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import { dayIn } from '../../../data/model/validity.ts';
import type { Step } from '../../kit/cases/case-steps.tsx';
import { EscalationToasts, useEscalations } from '../../kit/cases/escalation-toasts.tsx';
import { LiveLineState } from '../../kit/cases/live-line.tsx';
import { StaffFrame } from '../../kit/cases/staff-frame.tsx';
import { useCaseAddress } from '../../kit/cases/use-case-address.ts';
import { useCaseQueue } from '../../kit/cases/use-case-queue.ts';
import { useHold } from '../../kit/cases/use-hold.ts';
import { useNow } from '../../kit/cases/use-now.ts';
import { usePortal } from '../../lib/portal.ts';
import type { ReportTiles } from '../../lib/report-tiles.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CaseMap } from './case-map.tsx';
import { CaseQueue } from './case-queue.tsx';
import styles from './console.module.css';
import { ConsoleBar } from './console-bar.tsx';
import { DownloadBar } from './download-bar.tsx';
import { KeyHelp } from './key-help.tsx';
import { PaneTabs } from './pane-tabs.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { ReplayBar } from './replay-bar.tsx';
import { replayQueue } from './replay-queue.ts';
import { type Side, SidePane } from './side-pane.tsx';
import { Toasts } from './toasts.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useCaseKeys } from './use-case-keys.ts';
import { useCaseTiles } from './use-case-tiles.ts';
import { useDownload } from './use-download.ts';
import { useHeat } from './use-heat.ts';
import { useQueueCursor } from './use-queue-cursor.ts';
import { useReplay } from './use-replay.ts';

/** In em, so that large text gets the layout that it fits. */
const NARROW = '(max-width: 63.9375em)';
export type Pane = 'queue' | 'map' | 'case';

/** Map, queue and case side by side; on a small screen one of them at a time. */
export function Console({ me }: { me: Me }) {
  const { t } = useTranslation('ioc');
  const { cityId, city } = usePortal();
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  const address = useCaseAddress();
  const { filter, open, setOpen, setTool } = address;
  const clock = useNow();
  const { held, handlers: hold } = useHold();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [step, setStep] = useState<Step | null>(null);
  const [calling, setCalling] = useState(false);
  const [place, setPlace] = useState<[number, number, number] | null>(null);
  const [help, setHelp] = useState(false);
  const [pane, setPane] = useState<Pane>(open ? 'case' : 'queue');
  const arrivals = useArrivals();
  const download = useDownload();
  const touch = useRef<ReportTiles['touch']>(() => undefined);
  const escalations = useEscalations();
  const live = useCaseQueue({
    city: cityId,
    filter,
    me: me.id,
    now: clock,
    held: held || picked.size > 0,
    onArrival: arrivals.tell,
    onChange: ({ id, case: item }) => touch.current(id, item?.position),
    onEscalated: escalations.tell,
  });
  const replay = useReplay(address.replay, filter);
  const heat = useHeat(address.tool === 'heat', filter);
  const tiles = useCaseTiles(cityId, filter, replay ? undefined : live.total);
  touch.current = tiles.touch;
  // In a replay everything shows the day's moment, but for an open case, which is as it is.
  const queue = replay ? replayQueue(replay, live) : live;
  const now = replay ? replay.at : clock;
  const noteField = useRef<HTMLTextAreaElement>(null);
  const noteWanted = useRef(false);
  /** The field is there once the case is; it takes the focus then if a key asked for it. */
  const noteRef = useCallback((field: HTMLTextAreaElement | null) => {
    noteField.current = field;
    if (!field || !noteWanted.current) return;
    noteWanted.current = false;
    field.focus();
  }, []);

  const show = useCallback(
    (id: string | null) => {
      setCalling(false);
      setStep(null);
      setOpen(id);
      setPane(id ? 'case' : 'queue');
    },
    [setOpen],
  );
  const cursor = useQueueCursor(queue.rows, open, show);
  const toggle = useCallback((id: string) => {
    setPicked((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const current = open ?? cursor.id;
  const takeTool = useCallback(
    (tool: 'log' | 'heat' | 'replay') => {
      setCalling(false);
      if (tool === 'replay') return setTool({ replay: address.replay ? null : dayIn(city.scene.timeZone, new Date()) });
      const on = address.tool !== tool;
      setTool({ tool: on ? tool : null });
      setPane(on ? 'case' : 'queue');
    },
    [setTool, address.replay, address.tool, city.scene.timeZone],
  );
  const side: Side | null = calling ? 'call' : address.tool === 'log' || address.tool === 'heat' ? address.tool : open ? 'case' : null;
  useCaseKeys({
    next: () => cursor.move(1),
    previous: () => cursor.move(-1),
    open: () => cursor.id && show(cursor.id),
    close: () => {
      if (step) setStep(null);
      else if (calling) setCalling(false);
      else if (address.tool) setTool({ tool: null });
      else if (open) show(null);
      else if (replay) setTool({ replay: null });
      else setPicked(new Set());
    },
    toggle: () => cursor.id && !replay && toggle(cursor.id),
    forward: () => {
      if (!current) return;
      if (current !== open) show(current);
      setStep('forwarded');
    },
    note: () => {
      if (!current) return;
      noteWanted.current = current !== open;
      if (current !== open) show(current);
      else noteField.current?.focus();
    },
    assign: current,
    me: me.id,
    item: current ? live.find(current) : undefined,
    fresh: queue.settle,
    call: () => setCalling(true),
    log: () => takeTool('log'),
    heat: () => takeTool('heat'),
    replay: () => takeTool('replay'),
    play: () => replay?.toggle(),
    step: (by) => replay?.step(by),
    help: () => setHelp((on) => !on),
  });

  const shown = open ? (live.find(open) ?? null) : null;
  const pickedRows = useMemo(() => [...picked].flatMap((id) => live.find(id) ?? []), [picked, live.find]);
  const visible = (one: Pane) => !narrow || pane === one;
  return (
    <StaffFrame title={t('title')} me={me} fixed status={<LiveLineState line={live.line} readAt={live.readAt} />}>
      <ConsoleBar
        address={address}
        arrivals={arrivals}
        download={download}
        now={clock}
        onTool={takeTool}
        onCall={() => {
          setCalling(true);
          setPane('case');
        }}
        onHelp={() => setHelp(true)}
      />
      <DownloadBar download={download} />
      {replay && <ReplayBar replay={replay} onDay={(day) => setTool({ replay: day })} onClose={() => setTool({ replay: null })} />}
      {narrow && <PaneTabs pane={pane} onPane={setPane} side={side} />}
      <main className={styles.panes} data-side={side || undefined} data-narrow={narrow || undefined}>
        <section className={styles.queue} aria-label={t('queue')} hidden={!visible('queue')}>
          <QueueFilters address={address} total={queue.total} capped={queue.capped} shown={queue.rows.length} pending={queue.pending} />
          {picked.size > 0 && !replay && <BulkBar rows={pickedRows} me={me.id} onDone={(left) => setPicked(new Set(left))} />}
          <CaseQueue
            queue={queue}
            filter={filter}
            me={me.id}
            now={now}
            cursor={cursor}
            open={open}
            picked={picked}
            onOpen={show}
            onToggle={replay ? show : toggle}
            hold={hold}
          />
        </section>
        <section className={styles.map} data-case-map="" aria-label={t('map')} hidden={!visible('map')}>
          <MapOnce wanted={visible('map')}>
            <CaseMap
              rows={queue.rows}
              marks={tiles.marks}
              now={now}
              open={open}
              shown={replay && open ? (replay.rows.find((row) => row.id === open) ?? shown) : shown}
              place={calling ? place : null}
              heat={heat.layer}
              onOpen={show}
            />
          </MapOnce>
        </section>
        {side && (
          <section className={styles.side} aria-label={t(`side.${side}`)} hidden={!visible('case')}>
            {replay && side === 'case' && <p className={styles.note}>{t('replay.caseIsNow')}</p>}
            <SidePane
              side={side}
              me={me}
              now={clock}
              open={open}
              shown={shown}
              step={step}
              onStep={setStep}
              noteField={noteRef}
              heat={heat}
              call={{
                place,
                onPlace: (at) => {
                  setPlace(at);
                  setPane('case');
                },
                onClose: () => setCalling(false),
              }}
              onOpen={show}
              onCloseTool={() => {
                setTool({ tool: null });
                setPane(open ? 'case' : 'queue');
              }}
              onMap={() => setPane('map')}
            />
          </section>
        )}
        {narrow && !side && pane === 'case' && <p className={styles.nothing}>{t('nothingOpen')}</p>}
      </main>
      <EscalationToasts escalations={escalations} onOpen={show} />
      <Toasts arrivals={arrivals} onOpen={show} />
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </StaffFrame>
  );
}

/** The engine starts when the map is first wanted, and then stays. */
function MapOnce({ wanted, children }: { wanted: boolean; children: ReactNode }) {
  const [was, setWas] = useState(wanted);
  if (wanted && !was) setWas(true);
  return was || wanted ? children : null;
}
