import type { ActionName } from '../action-names'
import { releaseAddress } from './addresses/release'
import { deleteBackup, deleteSeries } from './copies/delete-backup'
import { deleteDisk } from './copies/delete-disk'
import { deleteSnapshot } from './copies/delete-snapshot'
import { takeDiskSnapshot } from './copies/take-disk-snapshot'
import type { Builder } from './draft'
import { changeRules } from './firewall/change-rules'
import { openForAWhile } from './firewall/open-for-a-while'
import { createKey } from './keys/create'
import { revokeKey } from './keys/revoke'
import { rotateKey } from './keys/rotate'
import { activateKey, deactivateKey } from './keys/switch'
import { createSchedule } from './schedules/create'
import { deleteSchedule } from './schedules/delete'
import { updateSchedule } from './schedules/update'
import { deleteServer } from './servers/delete'
import { saveImage } from './servers/save-image'
import { startServer } from './servers/start'
import { stopServer } from './servers/stop'
import { addTag, removeTag } from './servers/tags'
import { takeBackup, takeSnapshot } from './servers/take-copy'

/** A new action does not compile until somebody says what it means. */
export const BUILDERS: { [A in ActionName]: Builder<A> } = {
  'vm.start': startServer,
  'vm.stop': stopServer,
  'vm.snapshot': takeSnapshot,
  'vm.backup': takeBackup,
  'vm.tag-add': addTag,
  'vm.tag-remove': removeTag,
  'vm.save-image': saveImage,
  'vm.delete': deleteServer,
  'volume.snapshot': takeDiskSnapshot,
  'volume.delete': deleteDisk,
  'snapshot.delete': deleteSnapshot,
  'backup.delete': deleteBackup,
  'backup-series.delete': deleteSeries,
  'backup-schedule.create': createSchedule,
  'backup-schedule.update': updateSchedule,
  'backup-schedule.delete': deleteSchedule,
  'ip.release': releaseAddress,
  'security-group.update': changeRules,
  'security-group.temporary-access': openForAWhile,
  'api-key.create': createKey,
  'api-key.rotate': rotateKey,
  'api-key.deactivate': deactivateKey,
  'api-key.activate': activateKey,
  'api-key.revoke': revokeKey,
}
