import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { RequestView } from '@/components/requests/request-view'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { type RequestAnswer, requestParams } from '@/lib/contracts/requests'
import { Refusal } from '@/lib/domain/refusals'
import { getRequest } from '@/lib/server/get-request'

type Props = { params: Promise<{ id: string }> }

/** Read once for the title and for the page. */
const readRequest = cache(async (id: string): Promise<RequestAnswer> => {
  const viewer = await requireViewer()
  const params = requestParams.safeParse({ id })
  if (!params.success) notFound()
  try {
    return await getRequest(params.data.id, viewer)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await readRequest((await params).id)
  return { title }
}

export default async function RequestPage({ params }: Props) {
  const viewer = await requireViewer()
  const request = await readRequest((await params).id)
  return <RequestView served={request} rights={{ ask: may(viewer.role, 'request.ask') }} viewerId={viewer.personId} />
}
