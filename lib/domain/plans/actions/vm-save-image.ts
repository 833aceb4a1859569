import { type ActionPlan, draftOf } from '../action-plan'
import { basisOf, unlessCopied } from '../around-server'
import { line, untold } from '../plan-shape'
import { call, step } from '../steps'
import { nameFor } from '../words'

export const vmSaveImage: ActionPlan<'vm.save-image', 'vm'> = {
  action: 'vm.save-image',
  kind: 'vm',
  needs: [],
  draft(server, params, now) {
    const { raffId: id, name, projectId, facts } = server
    const image = params.name ?? nameFor(server, 'image', now)
    return draftOf({
      steps: [
        step(server, {
          sentence: `Save ${name} as the image ${image}.`,
          call: call`POST /vms/${id}/save-image`({ projectId, body: { name: image, disk_id: 0, snapshot_id: -1 } }),
          proof: { see: 'image', id, back: facts.status },
        }),
      ],
      survives: [line(`${name} goes on as it is; for a few minutes Raff shows it as provisioning.`)],
      undo: {
        possible: false,
        until: null,
        sentence: 'An image stays until somebody deletes it in Raff’s dashboard.',
        request: null,
      },
      money: { monthly: null, sentence: 'What a saved image costs is not in Raff’s price list.' },
      unknowns: [
        untold('Raff lists no saved images, so only its answer tells that this one was made.', 'images not listed'),
      ],
      warnings: [
        'It holds the system disk only, not the disks attached to the server.',
        ...(facts.status === 'active'
          ? [
              `${name} is running: what it is writing just then may be torn in the image. Stop it first for a clean one.`,
            ]
          : []),
      ],
      obstacles: unlessCopied(server),
      basis: basisOf(server),
    })
  },
}
