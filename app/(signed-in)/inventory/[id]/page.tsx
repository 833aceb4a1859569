import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { decisionRights } from '@/components/findings/decision-rights'
import { ResourceFindings } from '@/components/findings/resource-findings'
import { OwnerCard } from '@/components/owners/owner-card'
import { ResourceActions } from '@/components/requests/resource-actions'
import { ResourceView } from '@/components/resource/resource-view'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { findingsQuery } from '@/lib/contracts/findings'
import { resourceParams } from '@/lib/contracts/ownership'
import type { ResourceAnswer } from '@/lib/contracts/resource'
import { resourceQuery } from '@/lib/contracts/resource'
import { briefName } from '@/lib/domain/inventory/shown-name'
import { Refusal } from '@/lib/domain/refusals'
import { getResource } from '@/lib/server/get-resource'
import { listFindings } from '@/lib/server/list-findings'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ timeline?: string }> }

/** Read once for the title and for the page. */
const readResource = cache(async (id: string, timeline: string | undefined): Promise<ResourceAnswer> => {
  const viewer = await requireViewer()
  const params = resourceParams.safeParse({ id })
  if (!params.success) notFound()
  const asked = resourceQuery.safeParse({ timeline })
  try {
    return await getResource(params.data.id, asked.success ? asked.data : resourceQuery.parse({}), viewer)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') notFound()
    throw error
  }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { name } = await readResource((await params).id, (await searchParams).timeline)
  return { title: briefName(name) }
}

export default async function ResourcePage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const resource = await readResource((await params).id, (await searchParams).timeline)
  const { id, name, kind, goneAt, ownership } = resource
  return (
    <ResourceView
      resource={resource}
      canAsk={resource.live !== null}
      findings={
        <ResourceFindings
          resourceId={id}
          served={await listFindings(findingsQuery.parse({ resource: id, state: 'open,noted,decided' }), viewer)}
          servedAt={viewer.now.toISOString()}
          rights={decisionRights(viewer.role)}
        />
      }
      actions={
        <ResourceActions
          thing={{ id, kind, status: resource.status, gone: goneAt !== null }}
          mayAsk={may(viewer.role, 'request.ask')}
        />
      }
      owner={
        <OwnerCard
          resource={{ id, name, kind, gone: goneAt !== null }}
          served={ownership}
          viewerId={viewer.personId}
          mayEdit={may(viewer.role, 'ownership.edit')}
        />
      }
    />
  )
}
