import { type ActionPlan, draftOf } from '../action-plan'
import { addressesOf, basisOf, unlessIn } from '../around-server'
import { line, untold } from '../plan-shape'
import { call, step } from '../steps'

export const vmStart: ActionPlan<'vm.start', 'vm'> = {
  action: 'vm.start',
  kind: 'vm',
  needs: [],
  draft(server) {
    const { raffId: id, name, projectId, facts } = server
    const isOn = facts.status === 'active' || facts.status === 'booting'
    return draftOf({
      steps: [
        step(server, {
          sentence: `Start ${name}.`,
          call: call`POST /vms/${id}/start`({ projectId }),
          proof: { see: 'server-status', id, wanted: 'active' },
          repeatable: true,
        }),
      ],
      affects: addressesOf(server).map((address) => line(`${name} answers at ${address} again.`)),
      survives: [line('Everything on it, as it was when it was stopped.')],
      undo: { possible: true, until: null, sentence: 'Stop it again.', request: { action: 'vm.stop', params: {} } },
      money: { monthly: 0, sentence: 'A running server costs the same as a stopped one.' },
      unknowns: [untold(`Why ${name} was stopped is more than Raff tells.`, 'why stopped')],
      obstacles: isOn ? [] : unlessIn(server, ['passive'], 'only a stopped server can be started'),
      nothingLeft: isOn ? `${name} runs already.` : null,
      basis: basisOf(server),
    })
  },
}
