/** Names of the fields that differ, for the audit log: never what stands in them. */
export function changedFields(before: object, after: object): string {
  const [old, now] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name])).join(',');
}
