import type { Metadata } from 'next'
import { NameForm } from '@/components/account/name-form'
import { PasswordForm } from '@/components/account/password-form'
import { SessionList } from '@/components/account/session-list'
import { SettleInForm } from '@/components/practice/settle-in-form'
import { ROLE_WORDS } from '@/components/shell/role-words'
import { PageHead } from '@/components/ui/page-head'
import { Sentence } from '@/components/ui/sentence'
import { requireViewer } from '@/lib/auth/require-viewer'
import { withArticle } from '@/lib/domain/article'
import { isExplorer } from '@/lib/domain/explorer'
import { listMySessions } from '@/lib/server/list-my-sessions'

export const metadata: Metadata = { title: 'Your sign-in' }

export default async function MyAccountPage() {
  const viewer = await requireViewer()
  const sessions = await listMySessions(viewer)
  const role = ROLE_WORDS[viewer.role]
  return (
    <>
      <PageHead
        name="Your sign-in"
        sentence={
          <>
            You are <bdi>{viewer.name}</bdi>, {withArticle(role.name.toLowerCase())},{' '}
            {sessions.total === 1 ? 'signed in here and nowhere else.' : `signed in in ${sessions.total} browsers.`}
          </>
        }
        lead={
          <>
            <bdi className="break-all">{viewer.email}</bdi>. {role.sentence} Only an admin changes roles.
          </>
        }
      />
      <div className="space-y-14">
        <section aria-labelledby="your-name">
          <Sentence as="h2" size="part" className="mb-4">
            <span id="your-name">What the others call you</span>
          </Sentence>
          <NameForm name={viewer.name} />
        </section>
        <section aria-labelledby="your-password">
          <Sentence as="h2" size="part" className="mb-4">
            <span id="your-password">How you prove that it is you</span>
          </Sentence>
          {isExplorer(viewer) ? (
            <SettleInForm />
          ) : viewer.hasPassword ? (
            <PasswordForm email={viewer.email} />
          ) : (
            <p className="max-w-[60ch]">
              You come in with single sign-on and have no password here. When an action asks who you are, you confirm it
              with your provider. If you want a password too, ask an admin for a reset link.
            </p>
          )}
        </section>
        <section aria-labelledby="your-browsers">
          <Sentence as="h2" size="part" className="mb-4">
            <span id="your-browsers">Where you are signed in</span>
          </Sentence>
          <SessionList served={sessions} />
        </section>
      </div>
    </>
  )
}
