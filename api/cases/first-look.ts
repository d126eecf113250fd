import type { CaseworkRules } from '../../data/casework-contract.ts';
import type { Category } from '../../data/contract.ts';
import { listedWords } from '../../data/model/listed-words.ts';
import type { BannedDevices } from '../features/cases/casework-contract.ts';
import type { HeldReason } from '../features/cases/contract.ts';
import { sealed } from '../files/secret.ts';
import { iso, type Reader } from './case-row.ts';
import type { Sending } from './send-report.ts';

/** What a client may call its device. */
export const DEVICE = /^[\w-]{16,80}$/;

/** Keyed hash of the device that sent a report, or of the account where it names none; nothing leads back from it. */
export function deviceOf(dataDir: string, { device, sender, actor }: Pick<Sending, 'device' | 'sender' | 'actor'>): string | undefined {
  if (actor !== null) return;
  const name = device !== undefined && DEVICE.test(device) ? device : sender === undefined ? undefined : `user ${sender}`;
  return name && sealed(dataDir, 'device', name);
}

interface Asked {
  city: string;
  category: Category;
  casework: CaseworkRules;
  device: string | undefined;
  /** Everything that was written. */
  text: string;
  /** Somebody of the staff entered it and says whether it is shown. */
  staff: boolean | undefined;
}

/**
 * What the public sees of a new report, and why somebody has to look at it. Where it goes is decided without this.
 * @returns `said`: what the sender is told, where that is something else
 */
export async function firstLook(
  db: Reader,
  { city, category, casework, device, text, staff }: Asked,
): Promise<{ published: boolean; held: HeldReason[]; said?: boolean }> {
  if (staff !== undefined) return { published: staff, held: [] };
  const { firstTime, words } = casework.moderation;
  const { rows } = await db.execute({
    sql: `SELECT EXISTS (SELECT 1 FROM banned_device WHERE city = ?1 AND device = ?2) AS banned,
      EXISTS (SELECT 1 FROM report_case WHERE city = ?1 AND device = ?2 AND held IS NULL) AS known`,
    args: [city, device ?? null],
  });
  const listed = listedWords(text, words).length > 0;
  const banned = rows[0]?.banned === 1;
  const first = firstTime !== 'off' && rows[0]?.known !== 1;
  const said = category.moderation === 'after' && !listed && !(first && firstTime === 'hold');
  const held: HeldReason[] = [
    ...(category.moderation === 'after' ? [] : (['category'] as const)),
    ...(listed ? (['words'] as const) : []),
    ...(banned ? (['device'] as const) : []),
    ...(first ? (['first'] as const) : []),
  ];
  return banned ? { published: false, held, said } : { published: said, held };
}

/** The banned devices of a city, the last first. */
export async function bannedDevices(db: Reader, city: string): Promise<BannedDevices['devices']> {
  const { rows } = await db.execute({
    sql: `SELECT b.report, b.banned_at, (SELECT count(*) FROM report_case c WHERE c.city = b.city AND c.device = b.device) AS reports
      FROM banned_device b WHERE b.city = ? ORDER BY b.banned_at DESC, b.report`,
    args: [city],
  });
  return rows.map((row) => ({ reportId: String(row.report), bannedAt: iso(Number(row.banned_at)), reports: Number(row.reports) }));
}
