import { usePortal } from '../../lib/portal.ts';

/** The language in which a letter is asked for; the server writes these two. */
export const useLetterLang = (): 'vi' | 'en' => (usePortal().lang === 'en' ? 'en' : 'vi');
