import { type ActionPlan, draftOf } from '../action-plan'
import { KEY_NEEDS, keyBasis, keyUnknowns, reachRaises, reachWords, usedWords } from '../key-words'
import { line } from '../plan-shape'
import { call, step } from '../steps'

export const apiKeyActivate: ActionPlan<'api-key.activate', 'api-key'> = {
  action: 'api-key.activate',
  kind: 'api-key',
  needs: KEY_NEEDS,
  draft(key, _, now) {
    const { raffId: id, name, facts } = key
    const over = facts.expiresAt !== null && Date.parse(facts.expiresAt) <= now.getTime()
    return draftOf({
      steps: [
        step(key, {
          sentence: `Switch the key ${name} on again.`,
          call: call`PATCH /api-keys/${id}`({ body: { is_active: true } }),
          proof: { see: 'key-active', id, active: true },
          repeatable: true,
        }),
      ],
      affects: [
        line(
          `Whoever has the secret of ${name} can use it again, strangers included if it leaked: it reaches ${reachWords(key)}.`,
        ),
      ],
      undo: {
        possible: true,
        until: null,
        sentence: 'Switch it off again.',
        request: { action: 'api-key.deactivate', params: {} },
      },
      warnings: [`The key was ${usedWords(key, now)}.`],
      unknowns: keyUnknowns(key),
      raises: reachRaises(key),
      obstacles: over ? [`The key ${name} has expired. Rotate it instead.`] : [],
      nothingLeft: facts.isActive ? `The key ${name} is on already.` : null,
      basis: keyBasis(key),
    })
  },
}
