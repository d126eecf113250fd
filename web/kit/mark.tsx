import { BAN_FLOWER } from './pins/ban-flower.ts';

/** The portal's mark: the white ban flower on indigo. */
export function Mark({ size = '2.25rem' }: { size?: string }) {
  return (
    <svg viewBox="0 0 36 36" aria-hidden="true" style={{ width: size, height: size, flex: 'none' }}>
      <rect width="36" height="36" rx="10" fill="var(--primary)" />
      <g transform="translate(18 18) scale(1.05)" fill="var(--on-primary)">
        <path d={BAN_FLOWER} />
        <circle r="1.9" fill="var(--primary)" />
      </g>
    </svg>
  );
}
