import { type ActionPlan, draftOf } from '../action-plan'
import { basisOf, unlessCopied } from '../around-server'
import { readingOf } from '../facts'
import { line } from '../plan-shape'
import { atWork } from '../restore-points'
import { call, step } from '../steps'
import { nameFor } from '../words'

export const vmBackup: ActionPlan<'vm.backup', 'vm'> = {
  action: 'vm.backup',
  kind: 'vm',
  needs: ['backups'],
  draft(server, params, now) {
    const backups = readingOf(server, 'backups')
    const { raffId: id, name, projectId } = server
    const copy = params.name ?? nameFor(server, 'backup', now)
    return draftOf({
      steps: [
        step(server, {
          sentence: `Take the backup ${copy} of ${name}.`,
          call: call`POST /backups`({ projectId, body: { vm_id: id, name: copy } }),
          proof: { see: 'new-backup', id, name: copy, projectId: projectId ?? '' },
        }),
      ],
      survives: [line(`${name} goes on as it is; for a few minutes Raff shows it as provisioning.`)],
      undo: { possible: true, until: null, sentence: 'Delete the backup.', request: null },
      money: {
        monthly: null,
        sentence: 'The three newest backups of each server are free; older ones cost by their size.',
      },
      warnings: ['A backup of a server does not hold the disks attached to it.'],
      obstacles: [...unlessCopied(server), ...(backups.known ? atWork(backups.value, now) : [])],
      basis: basisOf(server),
    })
  },
}
