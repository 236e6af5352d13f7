import { isIPv6 } from 'node:net'

/** Groups of an IPv6 address, of 16 bits each, that name a network: whoever has one address of it has all. */
const networkGroups_count = 4
const groups_count = 8

/** The address of somebody as it is counted: of IPv6 the network of 64 bits. */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%')
  if (!isIPv6(plain)) return address
  // As the host of a URL it is in its one shortest form, in hexadecimal.
  const host = new URL(`http://[${plain}]`).hostname.slice(1, -1)
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(host)
  if (mapped) return mapped.slice(1).flatMap(bytesOf).join('.')
  const [head = [], tail = []] = host.split('::').map((side) => side.split(':').filter((group) => group !== ''))
  const zeros = Array<string>(groups_count - head.length - tail.length).fill('0')
  return [...head, ...zeros, ...tail].slice(0, networkGroups_count).join(':')
}

function bytesOf(group: string): number[] {
  const value = Number.parseInt(group, 16)
  return [value >> 8, value & 0xff]
}
