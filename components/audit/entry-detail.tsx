import type { ReactNode } from 'react'
import type { AuditEntryView } from '@/lib/contracts/audit'
import type { Json } from '@/lib/domain/canonical-json'
import { compareFields } from '@/lib/domain/compare-fields'
import { CopyableId } from '../ui/copyable-id'
import { BeforeAndAfter } from './before-and-after'
import { ManyThings } from './many-things'
import { manyThingsOf } from './things-of-entry'

/** An entry opened: what it was before and after, why, and the marks by which it can be checked. */
export function EntryDetail({ entry }: { entry: AuditEntryView }) {
  const many = manyThingsOf(entry.after as Json)
  const fields = many ? [] : compareFields(entry.before as Json, entry.after as Json)
  return (
    <div className="grid gap-x-12 gap-y-6 py-3 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="min-w-0 space-y-4">
        {entry.reason ? (
          <p className="font-serif text-lead">
            “<bdi>{entry.reason}</bdi>”
          </p>
        ) : null}
        {many ? (
          <ManyThings changes={many} />
        ) : fields.length > 0 ? (
          <BeforeAndAfter fields={fields} hadBefore={entry.before !== null} />
        ) : (
          <p className="text-soft">Nothing about anybody or anything was changed by this.</p>
        )}
      </div>
      <dl className="grid min-w-0 grid-cols-[auto_minmax(0,1fr)] content-start gap-x-5 gap-y-2 text-fine">
        <Mark term="Entry">{entry.seq.toLocaleString('en')}</Mark>
        <Mark term="Time, exactly">
          <time dateTime={entry.at}>{entry.at.replace('T', ' ').replace('Z', ' UTC')}</time>
        </Mark>
        {entry.targetId ? (
          <Mark term={`Id of the ${entry.targetKind ?? 'target'}`}>
            <CopyableId id={entry.targetId} />
          </Mark>
        ) : null}
        {entry.connectionPrefix ? <Mark term="With the key">{entry.connectionPrefix}</Mark> : null}
        {entry.projectName ? (
          <Mark term="Project">
            <bdi>{entry.projectName}</bdi>
          </Mark>
        ) : null}
        {entry.raffStatus === null ? null : <Mark term="Raff answered">{entry.raffStatus}</Mark>}
        {entry.httpRequestId ? (
          <Mark term="Request id, as in the server’s log">
            <CopyableId id={entry.httpRequestId} label="request id" />
          </Mark>
        ) : null}
        <Mark term="Hash">
          <CopyableId id={entry.hash} short={16} label="hash" />
        </Mark>
        <Mark term="Hash of the entry before">
          <CopyableId id={entry.prevHash} short={16} label="hash" />
        </Mark>
      </dl>
    </div>
  )
}

function Mark({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd className="wrap-anywhere min-w-0">{children}</dd>
    </>
  )
}
