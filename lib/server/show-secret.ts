import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { takeRequestSecret } from '../db/request-secrets'
import { findRequest } from '../db/requests'
import { goesIntoOwn } from '../domain/plans/plan-shape'
import { Refusal } from '../domain/refusals'
import { currentKeyRing } from '../vault/current-key-ring'
import { VaultError } from '../vault/vault-error'
import { withPlaintext } from '../vault/with-plaintext'
import type { Caller } from './caller'
import { requireRecentPassword } from './require-recent-password'
import { auditOf } from './requests/audit-of'
import { noSuchRequest } from './requests/no-such-request'
import { secretContext } from './runs/secret-context'

/** Shows a new key's secret to whoever asked for it. It is deleted in the same moment: nobody is shown it twice. */
export async function showSecret(id: string, { viewer, by }: Caller): Promise<{ secret: string }> {
  const request = await findRequest(id)
  if (!request) throw noSuchRequest()
  if (request.askedById !== viewer.personId)
    throw new Refusal('forbidden', `Only ${request.askedByName}, who asked for it, is shown the secret.`)
  if (goesIntoOwn(request.plan))
    throw new Refusal('forbidden', 'This secret goes straight into Stocktake’s own connection. Nobody is shown it.')
  requireRecentPassword(viewer)
  return inTransaction(async (tx) => {
    const sealed = await takeRequestSecret(tx, id)
    if (sealed === null)
      throw new Refusal(
        'gone',
        'There is no secret to show: it was shown already, or has been deleted unseen after three days.',
      )
    const secret = await opened(() =>
      withPlaintext({ ring: currentKeyRing(), sealed, context: secretContext(id) }, (plaintext) =>
        plaintext.toString(),
      ),
    )
    await appendAudit(tx, { ...by, ...auditOf(request), action: 'run.secret-shown', outcome: 'done' })
    return { secret }
  })
}

/** What does not open is not shown, and not deleted either: the refusal takes the transaction back. */
async function opened(open: () => Promise<string>): Promise<string> {
  try {
    return await open()
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    throw new Refusal('unavailable', `The new secret cannot be opened, and is still there. ${error.message}`, {
      cause: error,
    })
  }
}
