// Prints a password reset link for the address it is given: the way back in for an only admin who forgot their password.
// Whoever can run this owns the machine and could read the database anyway; the log says that it was used.
import { closeDatabase } from '../../db/client'
import { findPersonByEmail } from '../../db/people'
import { normalizeEmail } from '../../domain/person'
import { Refusal } from '../../domain/refusals'
import { makeResetLink } from '../make-reset-link'

const email = normalizeEmail(process.argv[2] ?? '')
try {
  const person = await findPersonByEmail(email)
  if (!person) throw new Refusal('not-found', 'Nobody here has this address. Give it as the only argument.')
  const link = await makeResetLink(person.id, null, { actor: { kind: 'operator', name: 'Command line' } })
  process.stdout.write(`${link.url}\n`)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
