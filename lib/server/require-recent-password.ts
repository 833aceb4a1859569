import 'server-only'
import { RECENT_PASSWORD_MS } from '../config/timings'
import { isExplorer } from '../domain/explorer'
import type { Viewer } from '../domain/person'
import { isRecent } from '../domain/recent-password'
import { Refusal } from '../domain/refusals'

/** Called by the use cases that ask for it, not only by their pages: a direct call to the API cannot go around it. */
export function requireRecentPassword(viewer: Viewer): void {
  if (isRecent(viewer.reauthenticatedAt, viewer.now, RECENT_PASSWORD_MS)) return
  if (isExplorer(viewer))
    throw new Refusal(
      'conflict',
      'This asks for a password, and you have none yet. Set up your own sign-in, or sign in as one of the sample people in another window.',
    )
  throw new Refusal(
    'reauthenticate',
    viewer.hasPassword
      ? 'Enter your password again to go on. It stays confirmed for five minutes.'
      : 'Sign in with your provider again to go on. It stays confirmed for five minutes.',
  )
}
