import 'server-only'
import type { Transaction } from '../../db/client'
import { personWhoAnswers } from '../../db/ownership'
import type { RequestRow } from '../../db/requests'
import { holdWhoMay } from '../requests/who-decides'
import { rotationDuties, type StepDuty } from '../../domain/runs/step-dates'

/** Who does what by when, where a run is a case of days: whoever answers for the key and may do it, or else whoever asked. */
export async function dutiesOf(tx: Transaction, request: RequestRow, startedAt: Date): Promise<StepDuty[]> {
  const { action, plan, params, askedById, askedByName } = request
  const [key] = plan.targets
  if (action !== 'api-key.rotate' || !key) return []
  const owner = await personWhoAnswers(tx, key.id)
  const mayDoIt = owner !== null && (await holdWhoMay(tx, owner.id, 'request.ask'))
  const person = mayDoIt ? owner : { id: askedById, name: askedByName }
  return rotationDuties(plan.steps, { startedAt, person, leaked: params.why === 'leaked' })
}
