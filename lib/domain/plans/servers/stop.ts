import { callOn, path } from '../call'
import { type Builder, NO_MONEY, refuse } from '../draft'
import type { Look } from '../look'
import type { PlanCall } from '../plan'
import type { PlanThing } from '../plan-facts'
import { type Statement, state } from '../say'
import { addressesOfFacts, statusWords } from './server-status'

export const stopServer: Builder<'vm.stop'> = (server, _, look) => {
  const { name, facts } = server
  if (facts.status === 'passive') return refuse('already', `${name} is stopped already.`)
  if (facts.status === 'finalizing') return refuse('already', `${name} is shutting down already.`)
  if (facts.status !== 'active')
    return refuse('blocked', `${name} is ${statusWords(facts.status)}: only a running server can be stopped.`)
  const addresses = addressesOfFacts(server)
  const neighbours = neighboursOf(server, look)
  return {
    calls: [stopCall(server)],
    lines: {
      does: [state('server-stops', { server: name }, 'stop')],
      stops: stopsOf(server),
      affects: neighbours.statements,
      survives: [state('everything-stays', { server: name })],
      undo: [state('can-be-started', { server: name })],
      unknowns: [state('use-unknown', { kind: 'vm', name }), state('unsaved-is-lost', { server: name }, 'stop')],
      money: [state('stopped-costs-the-same', { server: name, passing: { amount: server.cost.amount } })],
    },
    undo: {
      possible: 'yes',
      request: { action: 'vm.start', targets: server.id === null ? [] : [server.id], madeBy: null, params: {} },
    },
    money: NO_MONEY,
    fact: addresses[0] ? `${name} stops answering at ${addresses[0]}` : `${name} stops`,
    leansOn: { status: facts.status, addresses, neighbours: neighbours.leansOn, cost: server.cost.amount },
    looksAt: ['vpc'],
    looksAtInterfacesOf: [server.raffId],
  }
}

export function stopCall(server: PlanThing<'vm'>): PlanCall {
  const { name, raffId } = server
  return callOn(server, 'stop', {
    method: 'POST',
    path: path`/vms/${raffId}/stop`,
    sentence: `Switch ${name} off.`,
    probe: {
      kind: 'status',
      thing: { kind: 'vm', raffId },
      name,
      wanted: 'passive',
      working: ['finalizing', 'provisioning'],
    },
    again: 'unseen',
  })
}

/** Deleted at once, its addresses are not silent for a while: what becomes of them is said elsewhere. */
export function stopsOf(server: PlanThing<'vm'>, step = 'stop'): Statement[] {
  const { name } = server
  const addresses = addressesOfFacts(server)
  const silent =
    step === 'stop' && addresses.length > 0 ? [state('address-silent', { server: name, addresses }, step)] : []
  return [state('server-stops-working', { server: name }, step), ...silent]
}

/** Who shares a private network with it: nothing says what they use of it, and it is the best hint there is. */
export function neighboursOf(server: PlanThing<'vm'>, look: Look) {
  const found = look
    .networksOf(server)
    .map((network) => ({
      network: network.name,
      neighbours: look
        .serversIn(network)
        .filter((other) => other.raffId !== server.raffId && look.stays(other))
        .map(({ name }) => name)
        .sort(),
    }))
    .filter(({ neighbours }) => neighbours.length > 0)
  return {
    statements: found.map((each) => state('neighbours-may-need-it', { server: server.name, ...each })),
    leansOn: found,
  }
}
