/** What of the portal lies on this device: records in IndexedDB, bodies in the Cache API. Shared by the page and the service worker. */

/** One address that a package needs. */
export interface KeptFile {
  /** Path and query on the portal. */
  url: string;
  part: string;
  /** Language that only its speakers need it for. */
  lang?: string | undefined;
  bytes: number;
  /** SHA-256, hex; null: an answer that changes by itself, kept with its generation. */
  hash: string | null;
}

/** All files of one version of a package. */
export interface Generation {
  version: string;
  files: KeptFile[];
  /** Milliseconds since 1970: when it was complete. */
  at: number;
}

export type Trouble = 'full' | 'network' | 'changed' | 'damaged' | 'refused';

export interface KeptPackage {
  city: string;
  id: string;
  kind: 'city' | 'guide' | 'tour';
  title: Record<string, string>;
  /** [west, south, east, north], degrees. */
  area: [number, number, number, number];
  clipped: boolean;
  /** Languages whose stories go along, kept by updates. Absent: all of them, as before there was a choice. */
  languages?: readonly string[] | undefined;
  /** What is complete and used. It stays whole until the next one is. */
  current: Generation | null;
  /** What is on its way. */
  next: Generation | null;
  /** Why the way to `next` was left; null while it is gone, or was left on purpose. */
  trouble: Trouble | null;
  paused: boolean;
}

export const keyOf = ({ city, id }: Pick<KeptPackage, 'city' | 'id'>): string => `${city}/${id}`;

const PREFIX = 'toan-canh';
/** Bodies whose address changes with what they say: tiles and sound, shared by all packages and versions. */
export const FILES_CACHE = `${PREFIX}:files`;
/** Answers of one version of one package. */
export const answersCache = (key: string, version: string): string => `${PREFIX}:answers:${key}@${version}`;
export const isAnswersCache = (name: string): boolean => name.startsWith(`${PREFIX}:answers:`);
/** The page itself, of one build. */
export const appCache = (build: string): string => `${PREFIX}:app@${build}`;
export const isAppCache = (name: string): boolean => name.startsWith(`${PREFIX}:app@`);
/** Lies in an app cache once all of it is there. */
export const COMPLETE = '/app-complete';

/** Header of a kept answer: when it was fetched, ISO 8601. */
export const TAKEN_AT = 'x-taken-at';
/** Header of a request that must come from the network: the page fetches what it keeps. */
export const TAKING = 'x-taking';

/** A document of tiles that names the version of all the others, at an address without one. */
const isEntry = (url: string): boolean => /^\/tiles\/[^/]+\/[^/]+\/[^/]+\.json$/.test(url);
/** What belongs to one version only, because its address stays when its content changes. */
export const isAnswer = ({ url, hash }: Pick<KeptFile, 'url' | 'hash'>): boolean => hash === null || isEntry(url);

/** Between the tabs and the worker. */
export const CHANNEL = 'toan-canh:offline';
export type Word =
  /** Records have changed. */
  | { kind: 'kept' }
  /** The network is away; what is shown was fetched at `at`, milliseconds since 1970. */
  | { kind: 'offline'; at: number }
  | { kind: 'online' }
  /** To the worker: tell how things are. */
  | { kind: 'how' }
  /** To whoever takes this package along in another tab. */
  | { kind: 'pause'; key: string }
  /** How far another tab is. */
  | { kind: 'progress'; key: string; bytes: number; files: number; totalBytes: number; totalFiles: number };
