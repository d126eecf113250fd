import { BAN_FLOWER } from '../../kit/pins/ban-flower.ts';

/** A round seal with the place's number; ink when it was stamped, an empty ring before. */
export function StampSeal({ code, day }: { code: number; day: string | undefined }) {
  return (
    <svg viewBox="-50 -50 100 100" width="96" height="96" aria-hidden="true">
      <circle r="46" fill="none" stroke="currentColor" strokeWidth="3" strokeDasharray={day ? undefined : '5 6'} />
      {day && (
        <>
          <circle r="39" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d={BAN_FLOWER} fill="currentColor" opacity="0.16" transform="scale(3.2)" />
        </>
      )}
      <text textAnchor="middle" y={day ? 2 : 9} fontSize="26" fontWeight="700" fill="currentColor">
        {code}
      </text>
      {day && (
        <text textAnchor="middle" y="20" fontSize="11" fontWeight="600" fill="currentColor">
          {day}
        </text>
      )}
    </svg>
  );
}
