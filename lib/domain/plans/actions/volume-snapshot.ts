import { type ActionPlan, draftOf } from '../action-plan'
import { line } from '../plan-shape'
import { asItCame, call, step } from '../steps'
import { nameFor } from '../words'

export const volumeSnapshot: ActionPlan<'volume.snapshot', 'volume'> = {
  action: 'volume.snapshot',
  kind: 'volume',
  needs: [],
  draft(disk, params, now) {
    const { raffId: id, name, projectId, facts } = disk
    const copy = params.name ?? nameFor(disk, 'snapshot', now)
    const ready = facts.status === 'available' || facts.status === 'attached'
    return draftOf({
      steps: [
        step(disk, {
          sentence: `Take the snapshot ${copy} of the disk ${name}.`,
          call: call`POST /snapshots`({
            projectId,
            body: { resource_type: 'volume', volume_id: asItCame(id), name: copy },
          }),
          proof: { see: 'new-snapshot', of: 'volume', id, name: copy, projectId: projectId ?? '' },
        }),
      ],
      survives: [line(`The disk ${name} goes on as it is.`)],
      undo: { possible: true, until: null, sentence: 'Delete the snapshot.', request: null },
      money: { monthly: null, sentence: 'A snapshot costs by its size, which is only known once it is taken.' },
      warnings:
        facts.status === 'attached'
          ? ['The disk is in use: what is being written just then may be torn in the snapshot.']
          : [],
      obstacles: ready ? [] : [`The disk ${name} is ${facts.status}. Try again when it is available.`],
      basis: { name, status: facts.status, vmId: facts.vmId, sizeGb: facts.sizeGb },
    })
  },
}
