import type { Metadata } from 'next'
import { ADDRESS, askedBy, groupingOf } from '@/components/inventory/inventory-address'
import { inventorySentence } from '@/components/inventory/inventory-sentence'
import { InventoryView } from '@/components/inventory/inventory-view'
import { NothingYet } from '@/components/inventory/nothing-yet'
import { PAGE_SIZE } from '@/components/inventory/page-size'
import { ButtonLink } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { resourcesQuery, totalsQuery } from '@/lib/contracts/inventory'
import { parseAddress } from '@/lib/http/parse-input'
import { describeInventory } from '@/lib/server/describe-inventory'
import { listMyOwnerKeys } from '@/lib/server/list-my-owner-keys'
import { listViews } from '@/lib/server/list-views'
import { listResources, totalResources } from '@/lib/server/list-resources'

export const metadata: Metadata = { title: 'Inventory' }

type Asked = Record<string, string | string[] | undefined>

export default async function InventoryPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const mayGiveOwners = may(viewer.role, 'ownership.edit')
  const [{ totals, unownedServers, unsure, facets, state }, served, servedViews, mine] = await Promise.all([
    describeInventory(viewer),
    firstRows(asked, viewer),
    listViews(viewer),
    mayGiveOwners ? listMyOwnerKeys(viewer) : [],
  ])
  if (state !== 'there') return <NothingYet state={state} mayConnect={may(viewer.role, 'connections.manage')} />
  return (
    <>
      <PageHead
        name="Inventory"
        sentence={inventorySentence(totals, unownedServers, unsure)}
        actions={
          mayGiveOwners ? (
            <ButtonLink href="/inventory/import" size="small">
              Owners from a file
            </ButtonLink>
          ) : undefined
        }
      />
      <InventoryView facets={facets} {...served} servedViews={servedViews} mayGiveOwners={mayGiveOwners} mine={mine} />
    </>
  )
}

/** What the address asks for, so that it stands there at once. An address that cannot be read is left to the page, which says why. */
async function firstRows(asked: Asked, viewer: { personId: string }) {
  const given = Object.fromEntries(
    Object.keys(ADDRESS).flatMap((name) => {
      const value = [asked[name]].flat()[0]
      // which columns are shown is the table's business: the rows have all of them
      return value && name !== 'columns' ? [[name, value]] : []
    }),
  )
  const { sort: _, group: __, ...filter } = given
  const group = groupingOf(given.group ?? '')
  const totals = parseAddress(totalsQuery, group ? { ...filter, group } : filter)
  const rows = parseAddress(resourcesQuery, { sort: ADDRESS.sort, ...given, limit: PAGE_SIZE })
  const [served, servedTotals] = await Promise.all([
    rows && !group ? listResources(rows, viewer) : undefined,
    totals ? totalResources(totals, viewer) : undefined,
  ])
  return { servedFor: askedBy(given), served, servedTotals }
}
