import type { Metadata } from 'next'
import { SignedOutFrame } from '@/components/shell/signed-out-frame'
import { ClosedLink } from '@/components/sign-in/closed-link'
import { SetUpForm } from '@/components/sign-in/set-up-form'
import { lookAtLink } from '@/lib/server/look-at-link'

export const metadata: Metadata = { title: 'Welcome' }

export default async function WelcomePage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const token = [(await searchParams).token].flat()[0] ?? ''
  const look = await lookAtLink('welcome', token)
  if (!look.open) return <ClosedLink title="This welcome link does not open." sentence={look.sentence} />
  return (
    <SignedOutFrame
      sentence="Welcome. Stocktake is running; it needs somebody to look after it."
      aside={
        <>
          <p>You become its first admin: you invite the others, connect your Raff account and set the rules.</p>
          <p className="mt-3">This link works once. Nobody else can use it after you.</p>
        </>
      }
    >
      <SetUpForm
        path="/api/welcome"
        token={token}
        asks={{ name: true, email: true }}
        verb="Become the first admin"
        busyVerb="Setting up…"
      />
    </SignedOutFrame>
  )
}
