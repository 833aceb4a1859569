import 'server-only'
import { RECENT_PASSWORD_MS } from '../config/timings'
import type { Viewer } from '../domain/person'
import { isRecent } from '../domain/recent-password'
import { Refusal } from '../domain/refusals'

/** Called by the use cases that ask for it, not only by their pages: a direct call to the API cannot go around it. */
export function requireRecentPassword(viewer: Viewer): void {
  if (isRecent(viewer.reauthenticatedAt, viewer.now, RECENT_PASSWORD_MS)) return
  throw new Refusal(
    'reauthenticate',
    viewer.hasPassword
      ? 'Enter your password again to go on. It stays confirmed for five minutes.'
      : 'Sign in with your provider again to go on. It stays confirmed for five minutes.',
  )
}
