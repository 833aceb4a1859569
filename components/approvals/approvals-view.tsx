'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { ApprovalPolicyAnswer } from '@/lib/contracts/approval-policy'
import { QueryBoundary } from '../states/query-boundary'
import { PageHead } from '../ui/page-head'
import { ApprovalsForm } from './approvals-form'
import { approvalsSentence } from './approvals-sentence'
import { ProposedChange } from './proposed-change'

const schema = () => import('@/lib/contracts/approval-policy').then(({ approvalPolicyAnswer }) => approvalPolicyAnswer)

/** What it takes before something runs on Raff. Where two people can approve, a change of it waits for the second. */
export function ApprovalsView({
  served,
  mayEdit,
  mayDecide,
}: {
  served: ApprovalPolicyAnswer
  mayEdit: boolean
  mayDecide: boolean
}) {
  const query = useQuery({
    queryKey: queryKeys.approvals(),
    queryFn: ({ signal }) => api('/api/policy/approvals', { schema, signal }),
    initialData: served,
  })
  return (
    <QueryBoundary query={query} what="rules of approval">
      {(current) => (
        <>
          <PageHead
            name="Approvals"
            sentence={approvalsSentence(current)}
            lead="How many people have to agree before something runs on Raff, by how risky it is. What holds when somebody asks holds for that request until its end."
          />
          {current.proposal ? <ProposedChange proposal={current.proposal} mayDecide={mayDecide} /> : null}
          <ApprovalsForm key={`${current.version} ${current.proposal?.id}`} current={current} mayEdit={mayEdit} />
        </>
      )}
    </QueryBoundary>
  )
}
