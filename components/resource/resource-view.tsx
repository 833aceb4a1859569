import type { ReactNode } from 'react'
import type { ResourceAnswer } from '@/lib/contracts/resource'
import { FactList } from './fact-list'
import { Relations } from './relations'
import { ResourceHead } from './resource-head'
import { Timeline } from './timeline'

/** The page of one thing. Who answers for it, what was found and what can be done come from their own rooms. */
export function ResourceView({
  resource,
  canAsk,
  owner,
  findings,
  actions,
}: {
  resource: ResourceAnswer
  canAsk: boolean
  owner: ReactNode
  findings?: ReactNode
  actions?: ReactNode
}) {
  return (
    <>
      <ResourceHead resource={resource} canAsk={canAsk} />
      <div className="grid gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className="min-w-0 space-y-10">
          {findings}
          <Relations resource={resource} />
          <Timeline
            entries={resource.timeline}
            total={resource.timelineTotal}
            moreHref={`/inventory/${resource.id}?timeline=500`}
          />
        </div>
        <div className="min-w-0 space-y-10">
          {owner}
          {actions}
          <FactList resource={resource} />
        </div>
      </div>
    </>
  )
}
