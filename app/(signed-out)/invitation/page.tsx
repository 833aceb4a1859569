import type { Metadata } from 'next'
import { SignedOutFrame } from '@/components/shell/signed-out-frame'
import { ClosedLink } from '@/components/sign-in/closed-link'
import { SetUpForm } from '@/components/sign-in/set-up-form'
import { lookAtLink } from '@/lib/server/look-at-link'

export const metadata: Metadata = { title: 'Invitation' }

export default async function InvitationPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>
}) {
  const token = [(await searchParams).token].flat()[0] ?? ''
  const look = await lookAtLink('invite', token)
  if (!look.open) return <ClosedLink title="This invitation does not open." sentence={look.sentence} />
  const inviter = look.invitedBy ? <bdi>{look.invitedBy}</bdi> : 'An admin'
  return (
    <SignedOutFrame
      sentence={<>{inviter} invited you to take stock of your Raff account together.</>}
      aside={
        <p>
          You will sign in as <bdi className="font-medium text-ink">{look.person?.email}</bdi>.
        </p>
      }
    >
      <SetUpForm
        path="/api/invitation"
        token={token}
        asks={{ name: true, email: false }}
        email={look.person?.email}
        name={look.person?.name}
        verb="Accept the invitation"
        busyVerb="Coming in…"
      />
    </SignedOutFrame>
  )
}
