const KEY = /^[\w-]+(\/[\w.-]+)*$/;

/** A key of the media store as it came. @throws Error for what is none, so that nothing outside the store is reached */
export function checkKey(key: string): string {
  if (!KEY.test(key) || key.includes('..')) throw new Error(`“${key}” is no key of the media store`);
  return key;
}
