import 'server-only'
import { hashPassword, passwordProblem } from '../auth/passwords'
import { Refusal } from '../domain/refusals'

/** Checks a new password against the rules and answers its hash. Slow by design: never inside a transaction. */
export async function toPasswordHash(
  password: string,
  about: { email: string; name: string },
  field = 'password',
): Promise<string> {
  const problem = passwordProblem(password, about)
  if (problem) throw new Refusal('invalid', problem, { fields: { [field]: problem } })
  return hashPassword(password)
}
