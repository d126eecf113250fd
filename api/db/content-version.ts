import { createHash } from 'node:crypto';

/** Names a content, so that a change says which one it was made on: equal contents, equal versions. */
export const contentVersion = (content: string): string => createHash('sha256').update(content).digest('base64url').slice(0, 16);
