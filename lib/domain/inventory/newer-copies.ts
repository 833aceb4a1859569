import type { BackupFacts } from './facts'

/** How many good copies of the same server are newer than each backup: Raff charges nothing for the newest few. */
export function newerCopies(backups: readonly { raffId: string; facts: BackupFacts }[]): Map<string, number> {
  const byServer = new Map<string, { raffId: string; facts: BackupFacts }[]>()
  for (const backup of backups) {
    const { vmId } = backup.facts
    if (vmId === null) continue
    const others = byServer.get(vmId)
    if (others) others.push(backup)
    else byServer.set(vmId, [backup])
  }
  const newer = new Map<string, number>()
  for (const copies of byServer.values()) {
    copies.sort((a, b) => (b.facts.createdAt ?? '').localeCompare(a.facts.createdAt ?? ''))
    let good = 0
    for (const { raffId, facts } of copies) {
      newer.set(raffId, good)
      if (facts.status === 'ready') good += 1
    }
  }
  return newer
}
