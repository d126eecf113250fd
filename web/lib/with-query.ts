/** An address with one more parameter in its query; commas and colons stay readable. */
export function withQuery(address: string, name: string, value: string): string {
  const [path = '', query = ''] = address.split('?');
  const search = new URLSearchParams(query);
  search.set(name, value);
  return `${path}?${search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
}
