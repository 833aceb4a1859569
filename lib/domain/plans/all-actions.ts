import type { ActionPlan } from './action-plan'
import type { Action } from './action-words'
import { apiKeyActivate } from './actions/api-key-activate'
import { apiKeyCreate } from './actions/api-key-create'
import { apiKeyDeactivate } from './actions/api-key-deactivate'
import { apiKeyRevoke } from './actions/api-key-revoke'
import { apiKeyRotate } from './actions/api-key-rotate'
import { backupDelete } from './actions/backup-delete'
import { backupScheduleCreate } from './actions/backup-schedule-create'
import { backupScheduleDelete } from './actions/backup-schedule-delete'
import { backupScheduleUpdate } from './actions/backup-schedule-update'
import { backupSeriesDelete } from './actions/backup-series-delete'
import { ipRelease } from './actions/ip-release'
import { securityGroupTemporaryAccess } from './actions/security-group-temporary-access'
import { securityGroupUpdate } from './actions/security-group-update'
import { snapshotDelete } from './actions/snapshot-delete'
import { vmBackup } from './actions/vm-backup'
import { vmDelete } from './actions/vm-delete'
import { vmSaveImage } from './actions/vm-save-image'
import { vmSnapshot } from './actions/vm-snapshot'
import { vmStart } from './actions/vm-start'
import { vmStop } from './actions/vm-stop'
import { vmTagAdd } from './actions/vm-tag-add'
import { vmTagRemove } from './actions/vm-tag-remove'
import { volumeDelete } from './actions/volume-delete'
import { volumeSnapshot } from './actions/volume-snapshot'

/** How each action is planned. A new one is a file beside these and a line here. */
const ALL = {
  'vm.start': vmStart,
  'vm.stop': vmStop,
  'vm.snapshot': vmSnapshot,
  'vm.backup': vmBackup,
  'vm.tag-add': vmTagAdd,
  'vm.tag-remove': vmTagRemove,
  'vm.save-image': vmSaveImage,
  'vm.delete': vmDelete,
  'volume.snapshot': volumeSnapshot,
  'volume.delete': volumeDelete,
  'snapshot.delete': snapshotDelete,
  'backup.delete': backupDelete,
  'backup-series.delete': backupSeriesDelete,
  'backup-schedule.create': backupScheduleCreate,
  'backup-schedule.update': backupScheduleUpdate,
  'backup-schedule.delete': backupScheduleDelete,
  'ip.release': ipRelease,
  'security-group.update': securityGroupUpdate,
  'security-group.temporary-access': securityGroupTemporaryAccess,
  'api-key.create': apiKeyCreate,
  'api-key.rotate': apiKeyRotate,
  'api-key.deactivate': apiKeyDeactivate,
  'api-key.activate': apiKeyActivate,
  'api-key.revoke': apiKeyRevoke,
} satisfies { [A in Action]: { action: A } }

export function planOf(action: Action): ActionPlan {
  return ALL[action] as unknown as ActionPlan
}
