import type { Metadata } from 'next'
import { SignedOutFrame } from '@/components/shell/signed-out-frame'
import { ClosedLink } from '@/components/sign-in/closed-link'
import { SetUpForm } from '@/components/sign-in/set-up-form'
import { lookAtLink } from '@/lib/server/look-at-link'

export const metadata: Metadata = { title: 'New password' }

export default async function ResetPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const token = [(await searchParams).token].flat()[0] ?? ''
  const look = await lookAtLink('reset', token)
  if (!look.open) return <ClosedLink title="This link does not open." sentence={look.sentence} />
  return (
    <SignedOutFrame
      sentence={
        <>
          Set a new password, <bdi>{look.person?.name}</bdi>.
        </>
      }
      aside={
        <>
          <p>
            It is for <bdi className="font-medium text-ink">{look.person?.email}</bdi>.
          </p>
          <p className="mt-3">Setting it signs you out everywhere else, and whoever knew the old one with you.</p>
        </>
      }
    >
      <SetUpForm
        path="/api/reset"
        token={token}
        asks={{ name: false, email: false }}
        email={look.person?.email}
        verb="Set the new password"
        busyVerb="Setting it…"
      />
    </SignedOutFrame>
  )
}
