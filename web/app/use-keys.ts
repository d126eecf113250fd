import { useAtomValue, useSetAtom } from 'jotai';
import { useEffect } from 'react';
import { mapHandleAtom, panelAtom, shortcutsAtom } from '../lib/map-session.ts';
import { usePortal } from '../lib/portal.ts';
import { toolAtom } from '../lib/tool.ts';
import { panels } from './features.ts';

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable], [role="slider"]') !== null;

/** One-key shortcuts; quiet while the reader types, and never with Ctrl, Alt or the system key. */
export function useKeys(): void {
  const { select, state } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const on = useAtomValue(shortcutsAtom);
  const setPanel = useSetAtom(panelAtom);
  const setTool = useSetAtom(toolAtom);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
      if (event.key === 'Escape') {
        setTool({ type: 'cancel' });
        let open = false;
        setPanel((panel) => {
          open = panel !== null;
          return null;
        });
        if (!open && state.selection && !typing(event.target)) select(null);
        return;
      }
      if (!on || typing(event.target)) return;
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLElement>('[role="combobox"]')?.focus();
      } else if (event.key === '+' || event.key === '=') map?.zoomBy(1.7);
      else if (event.key === '-') map?.zoomBy(1 / 1.7);
      else if (event.key === 'n') map?.northUp();
      else if (event.key === 'h') map?.home();
      else {
        const panel = panels.find((p) => p.shortcut === event.key);
        if (panel) setPanel((now) => (now === panel.id ? null : panel.id));
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [select, state.selection, map, setPanel, setTool, on]);
}
