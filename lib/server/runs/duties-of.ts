import 'server-only'
import type { Transaction } from '../../db/client'
import { personWhoAnswers } from '../../db/ownership'
import type { RequestRow } from '../../db/requests'
import { rotationDuties, type StepDuty } from '../../domain/runs/step-dates'

/** Who does what by when, where a run is a case of days: whoever answers for the key, or else whoever asked. */
export async function dutiesOf(tx: Transaction, request: RequestRow, startedAt: Date): Promise<StepDuty[]> {
  const { action, plan, params, askedById, askedByName } = request
  const [key] = plan.targets
  if (action !== 'api-key.rotate' || !key) return []
  const person = (await personWhoAnswers(tx, key.id)) ?? { id: askedById, name: askedByName }
  return rotationDuties(plan.steps, { startedAt, person, leaked: params.why === 'leaked' })
}
