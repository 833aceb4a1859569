import type { BackupRow } from '@/lib/contracts/backups'
import { hasPage } from '../shell/navigation'
import { type Settling, settling } from '../findings/settling'

/** What would protect it: a schedule where there is none, and a copy right now. */
export function settlingsForRow({ kind, name, resourceId, schedules, state }: BackupRow): Settling[] {
  if (!hasPage('/requests') || state === 'protected') return []
  if (kind === 'volume') return [settling('volume.snapshot', [resourceId], name)]
  const copy = settling('vm.backup', [resourceId], name)
  return schedules.length > 0 ? [copy] : [settling('backup-schedule.create', [resourceId], name), copy]
}
