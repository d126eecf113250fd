import type { Page } from 'playwright';

export interface Picture {
  name: string;
  /** Below the portal's address. */
  path: string;
  /** CSS pixels. */
  width: number;
  height: number;
  dark?: boolean;
  phone?: boolean;
  quality?: 'low' | 'medium' | 'high';
  /** Signed in with this role's account of `npm run demo`. */
  role?: string;
  /** False for pages without the globe. */
  map?: boolean;
  /** Largest width of the file. */
  wide?: number;
  /** Several taken by one name. */
  group?: string;
  /** Only for looking at: it goes to var/pictures. */
  look?: boolean;
  steps?(page: Page): Promise<void>;
}
