import type { Metadata } from 'next'
import { AuditTable } from '@/components/audit/audit-table'
import { CheckPanel } from '@/components/audit/check-panel'
import { PageHead } from '@/components/ui/page-head'
import { RelativeTime } from '@/components/ui/relative-time'
import { requireViewer } from '@/lib/auth/require-viewer'
import { describeAudit } from '@/lib/server/describe-audit'
import { listAudit, listAuditActors } from '@/lib/server/list-audit'

export const metadata: Metadata = { title: 'Audit' }

/** Enough to fill a screen; the rest comes page by page. */
const SERVED_ENTRIES = 50

export default async function AuditPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  await requireViewer()
  const isFiltered = Object.keys(await searchParams).length > 0
  const [{ entries, newest, lastCheck }, actors, served] = await Promise.all([
    describeAudit(),
    listAuditActors(),
    isFiltered ? undefined : listAudit({ limit: SERVED_ENTRIES }),
  ])
  return (
    <>
      <PageHead
        name="Audit"
        sentence={
          newest ? (
            <>
              {entries === 1 ? 'One thing has' : `${entries.toLocaleString('en')} things have`} been written down, the
              latest <RelativeTime at={newest.at} />.
            </>
          ) : (
            'Nothing has happened here yet.'
          )
        }
        lead="Everything anybody does in Stocktake is kept here, in order, for good. Nobody can change or remove an entry, and anybody can check that."
      />
      <CheckPanel lastCheck={lastCheck} />
      <AuditTable actors={actors} served={served} />
    </>
  )
}
