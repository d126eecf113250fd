import type { AppContext } from '../../http/context.ts';
import { fetchOutbound, OutboundError } from '../../http/outbound.ts';
import { badField } from '../../http/problem.ts';
import { PHOTO_LIMITS } from '../reports/intake-contract.ts';

/** The photo behind a `media_url`, fetched from the public internet only. Checked like any other when it is kept. @throws ProblemError 400 */
export async function importMedia({ config }: Pick<AppContext, 'config'>, url: string): Promise<File> {
  try {
    const { status, headers, body } = await fetchOutbound(url, config, { maxBytes: PHOTO_LIMITS.bytes, headers: { accept: 'image/*' } });
    if (status !== 200) throw badField('media_url', `answers with status ${status}`);
    return new File([new Uint8Array(body)], 'media', { type: String(headers['content-type'] ?? '') });
  } catch (error) {
    if (error instanceof OutboundError) throw badField('media_url', error.message);
    throw error;
  }
}
