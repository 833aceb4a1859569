import 'server-only'
import type { Caller } from '../caller'
import { checkOwnPassword } from '../check-own-password'
import { requireRecentPassword } from '../require-recent-password'

/** A password sent along is checked here and now; without one it must have been entered within the last minutes. */
export async function proveWhoAsks(password: string | undefined, caller: Caller): Promise<void> {
  if (password === undefined) requireRecentPassword(caller.viewer)
  else await checkOwnPassword(password, 'password', caller)
}
