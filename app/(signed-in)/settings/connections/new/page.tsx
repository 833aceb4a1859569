import type { Metadata } from 'next'
import { AddConnection } from '@/components/connections/add-connection'
import { SettleInForm } from '@/components/practice/settle-in-form'
import { NoAccess } from '@/components/states/no-access'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Sentence } from '@/components/ui/sentence'
import { may } from '@/lib/auth/roles'
import { requireViewer } from '@/lib/auth/require-viewer'
import { isExplorer } from '@/lib/domain/explorer'
import { isPractising } from '@/lib/server/describe-practice'
import { listConnections } from '@/lib/server/list-connections'

export const metadata: Metadata = { title: 'Connect a key' }

export default async function NewConnectionPage() {
  const viewer = await requireViewer()
  if (!may(viewer.role, 'connections.manage'))
    return <NoAccess to="connect a key to Raff" permission="connections.manage" />
  const [{ data: connections }, practising] = await Promise.all([listConnections(), isPractising()])
  const real = connections.filter(({ account }) => !account.practice)
  const accounts = [
    ...new Map(real.map(({ account }) => [account.id, { id: account.id, name: account.name }])).values(),
  ]
  return (
    <>
      <PageHead
        name="Connect a key"
        sentence="Stocktake looks at your Raff account with a key that you make for it."
        lead="A key is a long secret that stands for a set of rights. You never type it anywhere else, and you can take it back at any time."
      />
      {isExplorer(viewer) ? (
        <section aria-labelledby="sign-in-first" className="mb-6 max-w-3xl space-y-5">
          <Notice title={<span id="sign-in-first">First, a sign-in of your own</span>}>
            You came in to explore, without a name or a password. Before a key of your real account is stored here, say
            who you are, so that nobody else can get in.
          </Notice>
          <SettleInForm />
          <Sentence as="h2" size="part" className="pt-8">
            Then, the key.
          </Sentence>
        </section>
      ) : null}
      {practising && !isExplorer(viewer) ? (
        <Notice
          tone="risk"
          className="mb-10 max-w-3xl"
          title="Your real account takes the place of the practice account"
        >
          With its first key the practice account and everything in it disappears, and its sample people can no longer
          sign in. Nothing of it is ever mixed with your own.
        </Notice>
      ) : null}
      <AddConnection first={real.some(({ purpose }) => purpose === 'read') ? 'act' : 'read'} accounts={accounts} />
    </>
  )
}
