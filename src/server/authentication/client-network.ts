import ipaddr from 'ipaddr.js';

const groupsOfNetwork = 4;

/**
 * What tells one client from another: an IPv4 address, or the first half of an IPv6 address, since whoever has
 * one such address has all those of its network.
 */
export function clientNetworkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return parsed.parts
    .slice(0, groupsOfNetwork)
    .map((group) => group.toString(16))
    .join(':');
}
