import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import styles from './menu.module.css';

interface MenuProps {
  label: string;
  icon?: ReactNode;
  /** Buttons and links; a press on one of them closes it. */
  children: ReactNode;
}

/** A button that opens a few more below it. Escape or a press elsewhere closes it; the focus comes back by itself. */
export function Menu({ label, icon, children }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  /** In the top layer nothing clips it, so it has to be told where the button stands. */
  const place = () => {
    const box = button.current?.getBoundingClientRect();
    if (!box || !panel.current) return;
    const right = Math.max(8, Math.min(window.innerWidth - box.right, window.innerWidth - panel.current.offsetWidth - 8));
    panel.current.style.top = `${box.bottom + 4}px`;
    panel.current.style.right = `${right}px`;
  };
  return (
    <div ref={button}>
      <Button icon={icon} popoverTarget={id} aria-expanded={open}>
        {label}
        <IconChevronDown size={16} aria-hidden="true" />
      </Button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a popover that looks the same everywhere. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a press on what is inside, by key too, arrives here as a click. */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={styles.menu}
        role="group"
        aria-label={label}
        onToggle={(event) => {
          const now = event.newState === 'open';
          setOpen(now);
          if (now) place();
        }}
        onClick={(event) => {
          if ((event.target as Element).closest('a, button')) panel.current?.hidePopover();
        }}
      >
        {children}
      </div>
    </div>
  );
}
