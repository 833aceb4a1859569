import { type ActionPlan, draftOf } from '../action-plan'
import { affectedByKey, keyBasis, keyUnknowns, usedWords, KEY_NEEDS, lastManagerLines, reachRaises } from '../key-words'
import type { OwnConnection } from '../facts'
import { line } from '../plan-shape'
import { call, step } from '../steps'

export const apiKeyDeactivate: ActionPlan<'api-key.deactivate', 'api-key'> = {
  action: 'api-key.deactivate',
  kind: 'api-key',
  needs: KEY_NEEDS,
  draft(key, _, now) {
    const { raffId: id, name, facts } = key
    return draftOf({
      steps: [
        step(key, {
          sentence: `Switch the key ${name} off.`,
          call: call`PATCH /api-keys/${id}`({ body: { is_active: false } }),
          proof: { see: 'key-active', id, active: false },
          repeatable: true,
        }),
      ],
      stops: [
        line(`Everything that uses the key ${name} (${usedWords(key, now)}).`, `uses ${name}`),
        ...lastManagerLines(key),
      ],
      affects: affectedByKey(key),
      survives: [line('The key itself, its reach and its secret: switched on again, it works as before.', 'key stays')],
      undo: {
        possible: true,
        until: null,
        sentence: 'Switch it on again: the same secret works at once.',
        request: { action: 'api-key.activate', params: {} },
      },
      unknowns: keyUnknowns(key),
      raises: reachRaises(key),
      obstacles: ownKey(key.ownConnections),
      nothingLeft: facts.isActive ? null : `The key ${name} is off already.`,
      basis: keyBasis(key),
    })
  },
}

/** Cutting the branch one sits on: what follows could be neither done nor checked. */
export function ownKey(connections: readonly OwnConnection[]): string[] {
  return connections.length > 0
    ? [
        `Stocktake uses this key itself (${connections.map(({ name }) => name).join(', ')}). Give that connection another key first.`,
      ]
    : []
}
