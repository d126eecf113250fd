type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * What the device remembers between visits. Where the browser refuses it (a frame in another site, strict privacy), the page
 * remembers by itself until it is closed.
 */
export const deviceStorage: DeviceStorage = given() ?? forThisPage();

function given(): DeviceStorage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

function forThisPage(): DeviceStorage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}
