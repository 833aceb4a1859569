import { type ActionPlan, draftOf } from '../action-plan'
import {
  affectedByKey,
  keyBasis,
  keyUnknowns,
  reachWords,
  usedFact,
  usedWords,
  KEY_NEEDS,
  lastManagerLines,
} from '../key-words'
import { line } from '../plan-shape'
import { call, step } from '../steps'
import { ownKey } from './api-key-deactivate'

export const apiKeyRevoke: ActionPlan<'api-key.revoke', 'api-key'> = {
  action: 'api-key.revoke',
  kind: 'api-key',
  needs: KEY_NEEDS,
  draft(key, _, now) {
    const { raffId: id, name, facts } = key
    return draftOf({
      steps: [
        step(key, {
          sentence: `Revoke the key ${name} for good.`,
          call: call`DELETE /api-keys/${id}`(),
          proof: { see: 'gone', kind: 'api-key', id, projectId: null },
        }),
      ],
      stops: [line(`The key ${name}, which reaches ${reachWords(key)}, for good.`), ...lastManagerLines(key)],
      affects: affectedByKey(key),
      survives: [line('Everything that was made with it.', 'made things stay')],
      undo: {
        possible: false,
        until: null,
        sentence: 'No. A revoked key cannot be brought back; a new one has another secret.',
        request: null,
      },
      unknowns: keyUnknowns(key),
      warnings: facts.isActive
        ? [
            `It is on and was ${usedWords(key, now)}. Safer: switch it off first, which can be taken back, and revoke it after some quiet days.`,
          ]
        : [],
      obstacles: ownKey(key.ownConnections),
      confirmation: { fact: usedFact(key), why: 'Nobody can use it afterwards.' },
      basis: keyBasis(key),
    })
  },
}
