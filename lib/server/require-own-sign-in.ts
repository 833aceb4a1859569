import 'server-only'
import { isExplorer } from '../domain/explorer'
import type { Viewer } from '../domain/person'
import { Refusal } from '../domain/refusals'

/** Before a real key is stored there must be a person who answers for it and can come back. */
export function requireOwnSignIn(viewer: Viewer): void {
  if (!isExplorer(viewer)) return
  throw new Refusal(
    'conflict',
    'You are only exploring so far. Before you connect your real account, set up your own sign-in with your name, your address and a password.',
  )
}
