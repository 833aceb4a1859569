'use client'

import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useSubmit } from '@/lib/client/use-submit'
import { Button } from '../ui/button'
import { type Address, queryOfView } from './inventory-address'

const viewSchema = () => import('@/lib/contracts/views').then(({ viewAnswer }) => viewAnswer)
const doneSchema = () => import('@/lib/contracts/answers').then(({ doneAnswer }) => doneAnswer)

/** What its person can do with a kept view while it is shown: keep it as it is shown now, or forget it. */
export function KeptView({ view, shown, isAsKept }: { view: { id: string }; shown: Address; isAsKept: boolean }) {
  const client = useQueryClient()
  const changed = () => client.invalidateQueries({ queryKey: queryKeys.views() })
  const keep = useSubmit(async () => {
    const body = { query: queryOfView(shown).slice(1) }
    await api(`/api/views/${view.id}`, { method: 'PATCH', body, schema: viewSchema })
    await changed()
  })
  const forget = useSubmit(async () => {
    await api(`/api/views/${view.id}`, { method: 'DELETE', schema: doneSchema })
    await changed()
  })
  const problem = keep.problem ?? forget.problem
  return (
    <>
      {isAsKept ? null : (
        <Button kind="plain" size="small" busy={keep.busy && 'Saving…'} onClick={() => void keep.run()}>
          Keep its new order and columns
        </Button>
      )}
      <Button kind="plain" size="small" busy={forget.busy && 'Forgetting…'} onClick={() => void forget.run()}>
        Forget this view
      </Button>
      {problem ? (
        <p role="alert" className="text-danger text-fine">
          {problem.message}
        </p>
      ) : null}
    </>
  )
}
