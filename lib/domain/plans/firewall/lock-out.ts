import type { FirewallRule } from '../../inventory/facts'
import type { AdminAccess } from '../plan-facts'
import { type Range, parseRange } from './address'
import { letsIn } from './rules'

/** Where people administer servers when nobody has said from where: SSH and remote desktop. */
export const ADMIN_PORTS = [22, 3389]

export type LockOut =
  /** Somebody known could get in before and cannot afterwards. */
  | { kind: 'known'; who: string; from: string; port: number }
  /** Somebody could, and nobody can afterwards. */
  | { kind: 'everybody'; port: number }

/** Whom a change would shut out of the servers behind a firewall. */
export function lockOutsOf(
  before: readonly FirewallRule[],
  after: readonly FirewallRule[],
  known: readonly AdminAccess[],
): LockOut[] {
  const shutOut: LockOut[] = []
  for (const { from, who, ports } of known) {
    const range = parseRange(from)
    if (!range) continue
    for (const port of ports)
      if (isOpen(before, range, port) && !isOpen(after, range, port)) shutOut.push({ kind: 'known', who, from, port })
  }
  const named = new Set(shutOut.map(({ port }) => port))
  for (const port of ADMIN_PORTS)
    if (!named.has(port) && isOpen(before, null, port) && !isOpen(after, null, port))
      shutOut.push({ kind: 'everybody', port })
  return shutOut
}

function isOpen(rules: readonly FirewallRule[], from: Range | null, port: number): boolean {
  return rules.some((rule) => letsIn(rule, from, port))
}

export function lockOutWords(lockOut: LockOut): string {
  const port =
    lockOut.port === 22
      ? 'port 22 (SSH)'
      : lockOut.port === 3389
        ? 'port 3389 (remote desktop)'
        : `port ${lockOut.port}`
  return lockOut.kind === 'known'
    ? `${lockOut.who} (${lockOut.from}) could not get in at ${port} any more`
    : `nobody could get in at ${port} any more`
}
