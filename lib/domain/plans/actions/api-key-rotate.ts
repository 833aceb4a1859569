import { type ActionPlan, draftOf } from '../action-plan'
import type { Target } from '../facts'
import {
  affectedByKey,
  keyBasis,
  keyUnknowns,
  reachWords,
  usedFact,
  usedWords,
  KEY_NEEDS,
  lastManagerLines,
  nameTaken,
  endIsOver,
} from '../key-words'
import type { ParamsOf } from '../action-params'
import { line, type PlannedStep, untold } from '../plan-shape'
import { call, NEW_KEY_ID, step } from '../steps'
import { counted, day } from '../words'
import { ownKey } from './api-key-deactivate'

const DAY_MS = 86_400_000

/**
 * Raff's own way of replacing a secret kills the old one at once. This makes a second key with the same reach, so that
 * nothing has to stop: a case of several days, with a person's word in between.
 */
export const apiKeyRotate: ActionPlan<'api-key.rotate', 'api-key'> = {
  action: 'api-key.rotate',
  kind: 'api-key',
  needs: KEY_NEEDS,
  draft(key, params, now) {
    const { name } = key
    const newName = params.name ?? `${name.slice(0, 100)} ${day(now)}`
    const leaked = params.why === 'leaked'
    return draftOf({
      steps: leaked
        ? [
            off(key),
            ...makeSteps(key, newName, params),
            installed(key, newName),
            seen(key, newName),
            remove(key, params.quietDays),
          ]
        : [
            ...makeSteps(key, newName, params),
            installed(key, newName),
            seen(key, newName),
            off(key),
            remove(key, params.quietDays),
          ],
      stops: leaked
        ? [line(`Everything that uses ${name}, at once, until it has the new key.`), ...lastManagerLines(key)]
        : [
            line(
              `The old key, once the new one is in use. It is removed for good ${counted(params.quietDays, 'day')} later.`,
            ),
          ],
      affects: affectedByKey(key),
      survives: [line(`The same reach, with a new key: ${reachWords(key)}.`)],
      undo: {
        possible: true,
        until: null,
        sentence: leaked
          ? 'Until the old key is removed it could be switched on again. If it leaked, that would let a stranger in again.'
          : 'Until the old key is removed it can be switched on again, and the new one can be revoked.',
        request: leaked ? null : { action: 'api-key.activate', params: {} },
      },
      unknowns: [
        ...keyUnknowns(key),
        ...(leaked
          ? [
              untold(
                `Whether a stranger used ${name}, and made other keys or members with it, is more than Raff tells. Look for what nobody here made.`,
                'misuse not told',
              ),
            ]
          : []),
      ],
      warnings: [
        ...(params.expiresAt ? [] : ['The new key never expires. Give it an end date if you can.']),
        ...(key.facts.rateLimitTier === 'high'
          ? [
              'The old key has the high rate limit. The new one begins with the standard one, and Raff’s support has to raise it.',
            ]
          : []),
        `The old key was ${usedWords(key, now)}.`,
        'The new secret is shown once, to whoever asked for this. If Raff’s answer is lost, the key has to be made anew.',
      ],
      obstacles: [
        ...ownKey(key.ownConnections),
        ...nameTaken(key, newName),
        ...endIsOver(params.expiresAt, now),
        ...key.facts.projectAccesses
          .filter(({ roleId }) => roleId === null)
          .map(
            ({ projectId, projectName }) =>
              `Which role ${name} has in ${projectName ?? projectId} cannot be read, so no key with the same reach can be made.`,
          ),
      ],
      confirmation: { fact: usedFact(key), why: leaked ? 'It stops at once.' : 'It is replaced.' },
      basis: keyBasis(key),
    })
  },
}

function makeSteps(key: Target<'api-key'>, name: string, { expiresAt }: ParamsOf['api-key.rotate']): PlannedStep[] {
  const { roleId, projectAccesses } = key.facts
  return [
    step(key, {
      sentence: `Create the key ${name} with the same reach.`,
      call: call`POST /api-keys`({
        body: { name, ...(roleId && { role_id: roleId }), ...(expiresAt && { expires_at: expiresAt }) },
      }),
      proof: { see: 'new-key', name },
    }),
    ...projectAccesses.map(({ projectId, projectName, roleId, roleName }) =>
      step(key, {
        sentence: `Give ${name} its access to ${projectName ?? projectId}${roleName ? ` as ${roleName}` : ''}.`,
        call: call`POST /projects/${projectId}/members`({ body: { api_key_id: NEW_KEY_ID, role_id: roleId } }),
        proof: { see: 'key-access', id: NEW_KEY_ID, projectId, roleId },
      }),
    ),
  ]
}

function installed(key: Target<'api-key'>, name: string): PlannedStep {
  return step(key, {
    kind: 'tick',
    sentence: `Put ${name} wherever ${key.name} is used now, and say so here.`,
    call: null,
    proof: null,
  })
}

function seen(key: Target<'api-key'>, name: string): PlannedStep {
  return step(key, { kind: 'seen-in-use', sentence: `Wait until ${name} is seen in use.`, call: null, proof: null })
}

function off(key: Target<'api-key'>): PlannedStep {
  const id = key.raffId
  return step(key, {
    sentence: `Switch the old key ${key.name} off. It can be switched on again.`,
    call: call`PATCH /api-keys/${id}`({ body: { is_active: false } }),
    proof: { see: 'key-active', id, active: false },
    repeatable: true,
  })
}

function remove(key: Target<'api-key'>, quietDays: number): PlannedStep {
  const id = key.raffId
  return step(key, {
    sentence: `Remove the old key ${key.name} for good, after ${counted(quietDays, 'quiet day')}.`,
    call: call`DELETE /api-keys/${id}`(),
    proof: { see: 'gone', kind: 'api-key', id, projectId: null },
    time: { kind: 'after', ms: quietDays * DAY_MS },
  })
}
