import { callOnAccount, path } from '../call'
import { type Builder, NO_MONEY, refuse } from '../draft'
import type { PlanCall } from '../plan'
import { state } from '../say'
import { type Key, leansOnKey, lossesWithout, placesOf, reachStatement, lastUseOf, whyNotWithout } from './key-around'

export const deactivateKey: Builder<'api-key.deactivate'> = (key, _, look) => {
  const { name, id, facts } = key
  if (!facts.isActive) return refuse('already', `${name} is switched off already.`)
  const why = whyNotWithout(key, look)
  if (why) return refuse('blocked', why)
  const losses = lossesWithout(key, look)
  return {
    calls: [switchCall(key, false)],
    lines: {
      does: [state('key-switched-off', { key: name, prefix: facts.prefix }, 'switch-off')],
      stops: [state('key-users-stop', { key: name }, 'switch-off'), ...losses],
      affects: [lastUseOf(key, look.now), reachStatement(key, look)],
      survives: [state('key-stays', { key: name })],
      undo: [state('key-can-be-switched-on', { key: name })],
      unknowns: [state('key-places-unknown', { key: name })],
      money: [state('costs-nothing', { name })],
    },
    undo: {
      possible: 'yes',
      request: { action: 'api-key.activate', targets: id === null ? [] : [id], madeBy: null, params: {} },
    },
    money: NO_MONEY,
    fact: `${facts.prefix} stops working`,
    leansOn: leansOnKey(key, look),
    looksAt: ['project', 'role', 'api-key'],
    environments: placesOf(key, look),
    raises: losses,
  }
}

export const activateKey: Builder<'api-key.activate'> = (key, _, look) => {
  const { name, id, facts } = key
  if (facts.isActive) return refuse('already', `${name} is switched on already.`)
  if (facts.expiresAt !== null && new Date(facts.expiresAt) <= look.now)
    return refuse('blocked', `${name} has expired: switched on it would not work either. Make a new key instead.`)
  return {
    calls: [switchCall(key, true)],
    lines: {
      does: [state('key-switched-on', { key: name, prefix: facts.prefix }, 'switch-on')],
      affects: [state('key-holders-come-back', { key: name }), reachStatement(key, look)],
      undo: [state('key-can-be-switched-off', { key: name })],
      unknowns: [state('key-places-unknown', { key: name })],
      money: [state('costs-nothing', { name })],
    },
    undo: {
      possible: 'yes',
      request: { action: 'api-key.deactivate', targets: id === null ? [] : [id], madeBy: null, params: {} },
    },
    money: NO_MONEY,
    fact: `${facts.prefix} works again`,
    leansOn: leansOnKey(key, look),
    looksAt: ['project', 'role'],
    environments: placesOf(key, look),
  }
}

export function switchCall(key: Key, active: boolean): PlanCall {
  const { name, raffId } = key
  return callOnAccount(key, active ? 'switch-on' : 'switch-off', {
    method: 'PATCH',
    path: path`/api-keys/${raffId}`,
    body: { is_active: active },
    sentence: active ? `Switch the key ${name} on again.` : `Switch the key ${name} off.`,
    probe: { kind: 'key-active', keyId: raffId, name, active },
    again: active ? 'never' : 'unseen',
  })
}
