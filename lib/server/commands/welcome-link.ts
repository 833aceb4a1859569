// Prints one line of JSON: {"url": "…"}, or {"url": null} when there is an admin already. The start runs it once the
// pages answer.
import { closeDatabase } from '../../db/client'
import { makeWelcomeLink } from '../make-welcome-link'

const link = await makeWelcomeLink({ actor: { kind: 'system', name: 'Stocktake' } })
process.stdout.write(`${JSON.stringify({ url: link?.url ?? null })}\n`)
await closeDatabase()
