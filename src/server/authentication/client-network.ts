const mappedAddress = /^::ffff:(?=\d+\.)/i;

/**
 * What tells one client from another: an IPv4 address, or the first half of an IPv6 address, since whoever has
 * one such address has all those of its network.
 */
export function clientNetworkOf(address: string): string {
  const plain = address.replace(mappedAddress, '');
  if (!plain.includes(':')) return plain;
  const [before = '', after] = plain.split('::');
  const groups = before === '' ? [] : before.split(':');
  const left = after === undefined || after === '' ? [] : after.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - left.length) }, () => '0');
  return [...groups, ...zeros, ...left].slice(0, 4).join(':');
}
