import type { Proof } from '../plans/proof'
import type { StepState } from './step-states'

// A key’s secret comes once, with the answer to the call that makes it. What is said wherever a key may be left over.

/** It is there, and nobody can use it. */
export function keyWithoutSecret(name: string): string {
  return `The key “${name}” was made, but its secret was lost with Raff’s answer: nobody knows it. Revoke this key, then ask again.`
}

/** It was not seen, and may still come. Null: the step makes no key, or Raff’s answer to it came. */
export function keyMayTurnUp(step: Pick<KeyStep, 'state' | 'planned'>): string | null {
  const { state, planned } = step
  if (planned.proof?.see !== 'new-key' || state !== 'intended') return null
  return `If a key “${planned.proof.name}” turns up, nobody knows its secret: revoke it.`
}

export type KeyStep = { state: StepState; answeredAt: Date | null; planned: { kind: string; proof: Proof | null } }

/** Of a run that came to nothing after it made a key, unless somebody said that the key is installed. */
export function keyLeftOver(steps: readonly KeyStep[]): string | null {
  if (steps.some(({ state, planned }) => planned.kind === 'tick' && state === 'confirmed')) return null
  const made = steps.find(({ state, planned }) => planned.proof?.see === 'new-key' && state === 'confirmed')
  if (made?.planned.proof?.see !== 'new-key') return null
  const putIn = steps.find(({ planned, answeredAt }) => planned.kind === 'put-in' && answeredAt !== null)
  if (putIn?.state === 'failed')
    return `The new key “${made.planned.proof.name}” was made, and stays. Look which key the connection has before you revoke one.`
  if (putIn)
    return `Stocktake has the new key “${made.planned.proof.name}” now: leave that one alone. The old key may still be on.`
  return `The new key “${made.planned.proof.name}” was made, and stays. Revoke it if nobody is to use it.`
}
