import { type ActionPlan, draftOf } from '../action-plan'
import { affectedBy, basisOf, unknownsAround, unlessIn } from '../around-server'
import { line } from '../plan-shape'
import { call, step } from '../steps'

export const vmStop: ActionPlan<'vm.stop', 'vm'> = {
  action: 'vm.stop',
  kind: 'vm',
  needs: ['disks'],
  draft(server) {
    const { raffId: id, name, projectId, facts } = server
    const isOff = facts.status === 'passive' || facts.status === 'finalizing'
    return draftOf({
      steps: [
        step(server, {
          sentence: `Stop ${name}.`,
          call: call`POST /vms/${id}/stop`({ projectId }),
          proof: { see: 'server-status', id, wanted: 'passive' },
          repeatable: true,
        }),
      ],
      stops: [line(`${name} and everything on it, until it is started again.`)],
      warnings: [`What programs on ${name} have not written to disk by then is lost.`],
      affects: affectedBy(server),
      survives: [line('Its disks, addresses, copies and settings stay as they are.')],
      undo: {
        possible: true,
        until: null,
        sentence: 'Start it again: it takes about a minute.',
        request: { action: 'vm.start', params: {} },
      },
      money: { monthly: 0, sentence: 'A stopped server costs the same as a running one: stopping saves nothing.' },
      unknowns: unknownsAround(server),
      obstacles: isOff ? [] : unlessIn(server, ['active'], 'only a running server can be stopped'),
      nothingLeft: isOff ? `${name} is stopped already.` : null,
      basis: basisOf(server),
    })
  },
}
