import type { Metadata } from 'next'
import { AskView } from '@/components/requests/ask-view'
import { CannotAsk } from '@/components/requests/cannot-ask'
import { firstChoices, needsChoice, paramsOf } from '@/components/requests/choices'
import { readOrder } from '@/components/requests/read-order'
import { NoAccess } from '@/components/states/no-access'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { Refusal } from '@/lib/domain/refusals'
import { beginOrder } from '@/lib/server/begin-order'

export const metadata: Metadata = { title: 'Ask for something' }

export default async function AskPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const viewer = await requireViewer()
  if (!may(viewer.role, 'request.ask')) return <NoAccess to="ask for something" permission="request.ask" />
  const order = readOrder(await searchParams)
  if (typeof order === 'string') return <CannotAsk why={order} />
  const back = order.targets.length === 1 ? `/inventory/${order.targets[0]}` : '/inventory'
  try {
    const chosen = paramsOf(order.action, firstChoices(order.action, order.params), order.params)
    const { title, params, plan, newKey } = await beginOrder({ ...order, params: chosen }, !needsChoice(order), viewer)
    return <AskView order={{ ...order, params }} title={title} served={plan} newKey={newKey} back={back} />
  } catch (error) {
    if (error instanceof Refusal) return <CannotAsk why={error.message} back={back} />
    throw error
  }
}
