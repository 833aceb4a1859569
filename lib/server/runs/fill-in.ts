import type { StepRow } from '../../db/request-steps'
import type { PlannedCall, PlannedStep } from '../../domain/plans/plan-shape'
import type { Proof } from '../../domain/plans/proof'
import { NEW_KEY_ID } from '../../domain/plans/steps'

/** The step with the id of the new key in its place, once the key is made. */
export function fillIn(step: StepRow, steps: readonly StepRow[]): { call: PlannedCall | null; proof: Proof | null } {
  const { call, proof } = step.planned
  const made = steps.find((each) => each.place < step.place && each.planned.proof?.see === 'new-key')?.answer?.id
  if (!made) return { call, proof }
  return replaced({ call, proof }, made)
}

function replaced<T extends Pick<PlannedStep, 'call' | 'proof'>>(value: T, id: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll(NEW_KEY_ID, id)) as T
}
