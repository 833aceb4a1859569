'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { KeyAnswer } from '@/lib/contracts/keys'
import type { OwnershipAnswer } from '@/lib/contracts/ownership'
import { briefName } from '@/lib/domain/inventory/shown-name'
import type { DecisionRights } from '../findings/decision-rights'
import { ResourceFindings } from '../findings/resource-findings'
import { OwnerCard } from '../owners/owner-card'
import { QueryBoundary } from '../states/query-boundary'
import { EvidenceLine } from '../ui/evidence-line'
import { PageHead } from '../ui/page-head'
import { KeyAdvice } from './key-advice'
import { KeyChecklist } from './key-checklist'
import { KeyFacts } from './key-facts'
import { KeyHistory } from './key-history'
import { KeyPermissions } from './key-permissions'
import { keyName } from './key-words'

const schema = () => import('@/lib/contracts/keys').then(({ keyAnswer }) => keyAnswer)

export type KeyRights = DecisionRights & { answer: boolean; own: boolean }

/** One key: what it can do, what is wrong with it, who answers for it, what was asked of it and how it came to be so. */
export function KeyView({
  served,
  ownership,
  viewerId,
  rights,
  acts,
}: {
  served: KeyAnswer
  ownership: OwnershipAnswer
  viewerId: string
  rights: KeyRights
  /** What can be asked for: switch off, replace, remove. */
  acts?: ReactNode
}) {
  const id = served.key.resourceId
  const query = useQuery({
    queryKey: queryKeys.key(id),
    queryFn: ({ signal }) => api(`/api/keys/${id}`, { schema, signal }),
    initialData: served,
    initialDataUpdatedAt: Date.parse(served.asOf),
  })
  return (
    <QueryBoundary query={query} what="facts about this key">
      {({ key, permissions, checklist, history, advice, asOf }) => (
        <>
          <PageHead
            name="Key"
            sentence={
              <span className="wrap-anywhere">
                <bdi>{briefName(keyName(key))}</bdi>: {lowered(key.reachSentence)}
              </span>
            }
            evidence={<EvidenceLine fact="Raff’s list of keys" asOf={asOf} />}
          />
          <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <div className="min-w-0 space-y-12">
              <ResourceFindings resourceId={id} rights={rights} />
              <KeyPermissions places={permissions} />
              <KeyChecklist keyId={id} questions={checklist} mayAnswer={rights.answer} />
            </div>
            <div className="min-w-0 space-y-12">
              {acts}
              <KeyFacts of={key} />
              <OwnerCard
                resource={{ id, name: keyName(key), kind: 'api-key', gone: false }}
                served={ownership}
                viewerId={viewerId}
                mayEdit={rights.own}
              />
              <KeyAdvice advice={advice} />
              <KeyHistory history={history} />
            </div>
          </div>
        </>
      )}
    </QueryBoundary>
  )
}

/** The sentence goes on after the name. */
function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
