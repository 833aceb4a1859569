import { startTestApplication } from '../../lib/launch/test-application.mjs'
import { smallAccount } from '../../lib/practice/fixtures/small-account'
import type { State } from '../../lib/practice/model'
import { type Practice, type PracticeOptions, startPractice } from '../../lib/practice/start-practice'

export type OwnApplication = Awaited<ReturnType<typeof startTestApplication>> & {
  raff: Practice
  welcome: () => string
}

/** An installation of one story alone, with a Raff of its own to connect to. Without an admin it prints a welcome link. */
export async function ownApplication({
  admin,
  env = {},
  state = smallAccount({ seed: 'somebody real', now: Date.now() }),
  practice = {},
}: {
  admin: boolean
  env?: Record<string, string>
  state?: State
  practice?: PracticeOptions
}): Promise<OwnApplication> {
  const raff = await startPractice({ ...practice, state })
  const nobody = { STOCKTAKE_ADMIN_EMAIL: '', STOCKTAKE_ADMIN_PASSWORD: '' }
  const application = await startTestApplication({ env: { RAFF_API_URL: raff.url, ...(admin ? {} : nobody), ...env } })
  const welcome = () =>
    application.lines.map((line) => /https?:\S+\/welcome\?\S+/.exec(line)?.[0]).find((link) => link !== undefined) ?? ''
  const stop = async () => {
    await application.stop()
    await raff.close()
  }
  return { ...application, raff, welcome, stop }
}

/** Raff's own row of a handed-out key, to change what it may do. */
export function keyRow(raff: Practice, purpose: string) {
  const prefix = raff.keys[purpose]?.slice(0, 13)
  const row = [...raff.store.apiKeys.all()].find((key) => key.prefix === prefix)
  if (!row) throw new Error(`there is no key called ${purpose}`)
  return row
}
