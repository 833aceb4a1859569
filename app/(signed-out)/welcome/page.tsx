import type { Metadata } from 'next'
import { ExploreWithLink } from '@/components/practice/explore-with-link'
import { SampleSignIns } from '@/components/practice/sample-sign-ins'
import { SignedOutFrame } from '@/components/shell/signed-out-frame'
import { ClosedLink } from '@/components/sign-in/closed-link'
import { SetUpForm } from '@/components/sign-in/set-up-form'
import { Sentence } from '@/components/ui/sentence'
import { describePractice } from '@/lib/server/describe-practice'
import { lookAtLink } from '@/lib/server/look-at-link'

export const metadata: Metadata = { title: 'Welcome' }

export default async function WelcomePage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const token = [(await searchParams).token].flat()[0] ?? ''
  const look = await lookAtLink('welcome', token)
  if (!look.open) return <ClosedLink title="This welcome link does not open." sentence={look.sentence} />
  const practice = await describePractice()
  return (
    <SignedOutFrame
      sentence="Welcome. Stocktake is running; it needs somebody to look after it."
      aside={
        <>
          <p>Look around in a made-up company first, or begin with your own Raff account at once.</p>
          <p className="mt-3">
            Whoever sets up a sign-in with this link becomes the first admin. After that nobody can use it again.
          </p>
        </>
      }
    >
      {practice.possible ? (
        <section aria-labelledby="look-around" className="mb-10 border-rule border-b pb-10">
          <Sentence as="h2" size="part" className="mb-2">
            <span id="look-around">Look around first</span>
          </Sentence>
          <p className="mb-4 text-soft">
            One press, and you are in: forty servers, six weeks of past, something wrong here and there. No account, no
            key, nothing to undo.
          </p>
          <ExploreWithLink
            token={token}
            verb={practice.open ? 'Go on exploring' : 'Explore with the practice account'}
          />
          {practice.open ? (
            <div className="mt-8">
              <p className="mb-2 font-medium">Or sign in as one of its sample people, in another window:</p>
              <SampleSignIns people={practice.people} />
            </div>
          ) : null}
        </section>
      ) : null}
      <section aria-labelledby="connect-yours">
        <Sentence as="h2" size="part" className="mb-2">
          <span id="connect-yours">Connect your Raff account</span>
        </Sentence>
        <p className="mb-5 text-soft">First say who you are. Then we show you where to make the key in Raff.</p>
        <SetUpForm
          path="/api/welcome"
          token={token}
          asks={{ name: true, email: true }}
          verb="Become the first admin"
          busyVerb="Setting up…"
          to="/settings/connections/new"
        />
      </section>
    </SignedOutFrame>
  )
}
