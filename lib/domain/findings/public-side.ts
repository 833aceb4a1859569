import type { NetworkInterface } from '../inventory/facts'

/** Whether an interface faces the internet: traffic inside of private networks is not filtered by any firewall. */
export function isPublic({ type }: Pick<NetworkInterface, 'type'>): boolean {
  return type === 'public' || type === 'ipv6'
}
