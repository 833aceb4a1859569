import type { Metadata } from 'next'
import { AuditTable } from '@/components/audit/audit-table'
import { CheckPanel } from '@/components/audit/check-panel'
import { PageHead } from '@/components/ui/page-head'
import { RelativeTime } from '@/components/ui/relative-time'
import { requireViewer } from '@/lib/auth/require-viewer'
import { describeAudit } from '@/lib/server/describe-audit'
import { listAuditActors } from '@/lib/server/list-audit'

export const metadata: Metadata = { title: 'Audit' }

export default async function AuditPage() {
  await requireViewer()
  const [{ entries, newest, lastCheck }, actors] = await Promise.all([describeAudit(), listAuditActors()])
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
      <AuditTable actors={actors} />
    </>
  )
}
