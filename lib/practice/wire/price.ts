import { GB_MONTH, HOURS_A_MONTH, IP_MONTH, planById } from '../catalog'
import type { Backup, Ip, Snapshot, Vm, Volume } from '../model'

/** Dollars an hour from dollars a month, to the millionth, as a string: that is how resources carry it. */
export function perHour(monthly: number): string {
  return (monthly / HOURS_A_MONTH).toFixed(6)
}

/** Stopped or running is the same; only a failed server costs nothing. */
export function vmMonthly(vm: Vm): number {
  if (vm.status === 'failure') return 0
  return (planById(vm.planId)?.monthly ?? 0) + vm.addedStorage * GB_MONTH.volume
}

export function volumeMonthly(volume: Volume): number {
  return volume.size * GB_MONTH.volume
}

export function snapshotMonthly(snapshot: Snapshot): number {
  return snapshot.sizeGb * GB_MONTH.snapshot
}

export function backupMonthly(backup: Backup): number {
  return (backup.sizeMb / 1024) * GB_MONTH.backup
}

export function ipMonthly(ip: Ip): number {
  return ip.reserved ? IP_MONTH[ip.family] : 0
}
