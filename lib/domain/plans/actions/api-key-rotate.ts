import { cutText } from '../../cut-text'
import { type ActionPlan, draftOf } from '../action-plan'
import type { OwnConnection, Target } from '../facts'
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
import { line, type PlannedStep, type StepTime, untold } from '../plan-shape'
import { call, NEW_KEY_ID, step } from '../steps'
import { counted, day } from '../words'
import { ownKey } from './api-key-deactivate'

const DAY_MS = 86_400_000

/** Reads of Stocktake that began with the old key end with it: only then is it switched off. */
const OWN_REST_MS = 10 * 60_000

/**
 * Raff's own way of replacing a secret kills the old one at once. This makes a second key with the same reach, so that
 * nothing has to stop: a case of several days, with a person's word in between. A key of Stocktake itself takes no person:
 * the new secret goes straight from Raff's answer into the connection, and works there before the old key is touched.
 */
export const apiKeyRotate: ActionPlan<'api-key.rotate', 'api-key'> = {
  action: 'api-key.rotate',
  kind: 'api-key',
  needs: KEY_NEEDS,
  draft(key, params, now) {
    const { name } = key
    const newName = params.name ?? `${cutText(name, 100)} ${day(now)}`
    const leaked = params.why === 'leaked'
    const [own] = key.ownConnections
    return draftOf({
      steps: own ? ownSteps(key, own, newName, params) : handedOverSteps(key, newName, params),
      stops: stopsOf(key, params),
      affects: affectedByKey(key),
      survives: [line(`The same reach, with a new key: ${reachWords(key)}.`)],
      undo: {
        possible: true,
        until: null,
        sentence: undoSentence(leaked, own !== undefined),
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
        own
          ? `The new secret goes straight into Stocktake’s own connection “${own.name}” and is shown to nobody. If anything else uses ${name}, give that a key of its own first.`
          : 'The new secret is shown once, to whoever asked for this. If Raff’s answer is lost, the key has to be made anew.',
      ],
      obstacles: [
        ...(key.ownConnections.length > 1 ? ownKey(key.ownConnections) : []),
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

function handedOverSteps(key: Target<'api-key'>, newName: string, params: ParamsOf['api-key.rotate']): PlannedStep[] {
  const handOver = [...makeSteps(key, newName, params), installed(key, newName), seen(key, newName)]
  const end = remove(key, params.quietDays)
  return params.why === 'leaked' ? [off(key), ...handOver, end] : [...handOver, off(key), end]
}

/** Also where it leaked the new key comes first: without one Stocktake could neither switch the old one off nor look. */
function ownSteps(
  key: Target<'api-key'>,
  own: OwnConnection,
  newName: string,
  params: ParamsOf['api-key.rotate'],
): PlannedStep[] {
  const time: StepTime = params.why === 'leaked' ? { kind: 'now' } : { kind: 'after', ms: OWN_REST_MS }
  return [
    ...makeSteps(key, newName, params),
    putIn(key, own, newName),
    { ...off(key), time },
    remove(key, params.quietDays),
  ]
}

function stopsOf(key: Target<'api-key'>, { why, quietDays }: ParamsOf['api-key.rotate']) {
  const { name, ownConnections } = key
  const isOwn = ownConnections.length > 0
  if (why === 'leaked')
    return [
      line(
        isOwn
          ? `Everything else that uses ${name}, as soon as Stocktake itself works with the new key.`
          : `Everything that uses ${name}, at once, until it has the new key.`,
      ),
      ...lastManagerLines(key),
    ]
  const once = isOwn ? 'once Stocktake works with the new one' : 'once the new one is in use'
  return [line(`The old key, ${once}. It is removed for good ${counted(quietDays, 'day')} later.`)]
}

function undoSentence(leaked: boolean, isOwn: boolean): string {
  if (leaked)
    return 'Until the old key is removed it could be switched on again. If it leaked, that would let a stranger in again.'
  return isOwn
    ? 'Until the old key is removed it can be switched on again. Stocktake goes on with the new one.'
    : 'Until the old key is removed it can be switched on again, and the new one can be revoked.'
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

function putIn(key: Target<'api-key'>, { id, name, prefix }: OwnConnection, newName: string): PlannedStep {
  return step(key, {
    kind: 'put-in',
    sentence: `Put the secret of ${newName} into Stocktake’s own connection “${name}”, and see that it works there.`,
    call: null,
    proof: null,
    connection: { id, name, prefix },
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
