import { Notice } from '../ui/notice'

const REASONS: Record<string, string> = {
  'not-invited':
    'Nobody has invited this address, or it was switched off. Ask an admin to invite exactly the address that your provider knows.',
  'address-not-verified':
    'Your provider does not say that this address is really yours. Verify it there, then try again.',
  'too-many-attempts': 'Too many attempts with a wrong password. Wait a few minutes, then try again.',
  unavailable: 'The database is not answering. Please try again in a moment.',
  'signed-out': 'This address and password do not open an account here. Check both and try again.',
  ended: 'Your session has ended. Sign in again to go on where you were.',
}

/** Why somebody finds themselves here. What the address says is only ever a name from the list above, never shown. */
export function SignInReason({ code }: { code: string }) {
  return (
    <Notice tone={code === 'ended' ? 'plain' : 'risk'} className="mb-6" announce>
      {REASONS[code] ?? 'Signing in did not work. Please try again; if it keeps failing, tell your admin.'}
    </Notice>
  )
}
