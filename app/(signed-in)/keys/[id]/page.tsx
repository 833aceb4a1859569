import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { decisionRights } from '@/components/findings/decision-rights'
import { KeyView } from '@/components/keys/key-view'
import { keyName } from '@/components/keys/key-words'
import { ResourceActions } from '@/components/requests/resource-actions'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { resourceParams } from '@/lib/contracts/ownership'
import { briefName } from '@/lib/domain/inventory/shown-name'
import { Refusal } from '@/lib/domain/refusals'
import { describeOwnership } from '@/lib/server/describe-ownership'
import { describeKey } from '@/lib/server/keys/describe-key'

type Props = { params: Promise<{ id: string }> }

/** Read once for the title and for the page. */
const readKey = cache(async (id: string) => {
  const { now } = await requireViewer()
  const params = resourceParams.safeParse({ id })
  if (!params.success) notFound()
  try {
    return await describeKey(params.data.id, now)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { key } = await readKey((await params).id)
  return { title: briefName(keyName(key)) }
}

export default async function KeyPage({ params }: Props) {
  const viewer = await requireViewer()
  const served = await readKey((await params).id)
  const { resourceId, status } = served.key
  return (
    <KeyView
      served={served}
      ownership={await describeOwnership(resourceId, viewer)}
      viewerId={viewer.personId}
      rights={{
        ...decisionRights(viewer.role),
        answer: may(viewer.role, 'checklist.edit'),
        own: may(viewer.role, 'ownership.edit'),
      }}
      acts={
        <ResourceActions
          thing={{ id: resourceId, kind: 'api-key', status, gone: false }}
          mayAsk={may(viewer.role, 'request.ask')}
        />
      }
    />
  )
}
