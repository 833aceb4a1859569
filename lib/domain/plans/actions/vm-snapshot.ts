import { type ActionPlan, draftOf } from '../action-plan'
import { basisOf, unlessCopied } from '../around-server'
import { line } from '../plan-shape'
import { call, step } from '../steps'
import { nameFor } from '../words'

export const vmSnapshot: ActionPlan<'vm.snapshot', 'vm'> = {
  action: 'vm.snapshot',
  kind: 'vm',
  needs: [],
  draft(server, params, now) {
    const { raffId: id, name, projectId } = server
    const copy = params.name ?? nameFor(server, 'snapshot', now)
    return draftOf({
      steps: [
        step(server, {
          sentence: `Take the snapshot ${copy} of ${name}.`,
          call: call`POST /snapshots`({ projectId, body: { resource_type: 'vm', resource_id: id, name: copy } }),
          proof: { see: 'new-snapshot', of: 'vm', id, name: copy, projectId: projectId ?? '' },
        }),
      ],
      survives: [line(`${name} goes on as it is; for a minute or two Raff shows it as provisioning.`)],
      undo: { possible: true, until: null, sentence: 'Delete the snapshot.', request: null },
      money: { monthly: null, sentence: 'A snapshot costs by its size, which is only known once it is taken.' },
      warnings: [
        'A snapshot goes when its server is deleted: it is no safety net for that.',
        'It does not hold the disks attached to the server: they need their own snapshots.',
      ],
      obstacles: unlessCopied(server),
      basis: basisOf(server),
    })
  },
}
