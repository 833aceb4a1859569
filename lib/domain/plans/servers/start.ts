import { callOn, path } from '../call'
import { type Builder, type Draft, NO_MONEY, refuse } from '../draft'
import { state } from '../say'
import { addressesOfFacts, BUSY, statusWords } from './server-status'

export const startServer: Builder<'vm.start'> = (server) => {
  const { name, raffId, facts } = server
  if (facts.status === 'active') return refuse('already', `${name} is running already.`)
  if (facts.status === 'booting') return refuse('already', `${name} is starting already.`)
  if (facts.status !== 'passive')
    return refuse('blocked', `${name} is ${statusWords(facts.status)}: only a stopped server can be started.`)
  const addresses = addressesOfFacts(server)
  const draft: Draft = {
    calls: [
      callOn(server, 'start', {
        method: 'POST',
        path: path`/vms/${raffId}/start`,
        sentence: `Switch ${name} on.`,
        probe: {
          kind: 'status',
          thing: { kind: 'vm', raffId },
          name,
          wanted: 'active',
          working: BUSY,
        },
        again: 'unseen',
      }),
    ],
    lines: {
      does: [state('server-starts', { server: name }, 'start')],
      affects: [
        addresses.length > 0
          ? state('server-answers-again', { server: name, addresses })
          : state('server-works-again', { server: name }),
      ],
      survives: [state('everything-stays', { server: name })],
      undo: [state('can-be-stopped', { server: name })],
      unknowns: [state('why-stopped-unknown', { server: name })],
      money: [state('costs-nothing', { name })],
    },
    undo: {
      possible: 'yes',
      request: { action: 'vm.stop', targets: server.id === null ? [] : [server.id], madeBy: null, params: {} },
    },
    money: NO_MONEY,
    fact: addresses[0] ? `${name} at ${addresses[0]}` : name,
    leansOn: { status: facts.status, addresses },
    looksAt: [],
  }
  return draft
}
