'use client'

import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { AuditVerdict } from '@/lib/contracts/audit'
import { Button } from '../ui/button'
import { CopyableId } from '../ui/copyable-id'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'

const verdictSchema = () => import('@/lib/contracts/audit').then(({ auditVerdict }) => auditVerdict)

type LastCheck = { at: string; actor: string; intact: boolean } | null

/** Anybody can check the log here, without trusting whoever runs the server: as a whole, or against a number they noted. */
export function CheckPanel({ lastCheck }: { lastCheck: LastCheck }) {
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null)
  const [seq, setSeq] = useState('')
  const [hash, setHash] = useState('')
  const check = useSubmit(async (noted: { seq?: string; hash?: string }) => {
    setVerdict(null)
    setVerdict(await api('/api/audit/verify', { query: noted, schema: verdictSchema }))
  })
  const compare = (event: FormEvent) => {
    event.preventDefault()
    void check.run({ seq: seq.replace(/[\s,.]/g, ''), hash: hash.trim().toLowerCase() })
  }

  return (
    <section aria-labelledby="check-heading" className="mb-10 border-rule border-y py-5" data-screen-only>
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
        <div className="min-w-0">
          <h2 id="check-heading" className="font-semibold">
            Was anything changed or cut off?
          </h2>
          <p className="mt-1 max-w-[68ch] text-soft">
            Every entry carries a fingerprint of itself and of the one before it. Checking recalculates them all.{' '}
            {lastCheck ? <LastCheckWords check={lastCheck} /> : 'Nobody has checked yet.'}
          </p>
        </div>
        <Button onClick={() => void check.run({})} busy={check.busy && 'Checking every entry…'}>
          Check the whole log
        </Button>
      </div>
      <details className="mt-3">
        <summary className="w-fit cursor-pointer rounded-leaf text-fine text-soft underline underline-offset-4 hover:text-ink">
          I noted an entry earlier: check that it is still the same
        </summary>
        <form onSubmit={compare} className="mt-4 flex flex-wrap items-start gap-4">
          <Field label="Entry number" error={check.fields.seq} className="w-36">
            <Input inputMode="numeric" value={seq} onChange={(event) => setSeq(event.target.value)} required />
          </Field>
          <Field
            label="Its hash"
            hint="As in the minutes or an export; the first 8 characters are enough."
            error={check.fields.hash}
            className="min-w-0 grow basis-72"
          >
            <Input
              value={hash}
              onChange={(event) => setHash(event.target.value)}
              spellCheck={false}
              autoComplete="off"
              className="font-mono"
              required
            />
          </Field>
          <Button type="submit" className="mt-7" busy={check.busy && 'Checking…'}>
            Compare with my note
          </Button>
        </form>
      </details>
      {check.problem && Object.keys(check.fields).length === 0 ? (
        <Notice tone="unknown" title="The log could not be checked" announce className="mt-4">
          {check.problem.message}
        </Notice>
      ) : null}
      {verdict ? <Verdict verdict={verdict} /> : null}
    </section>
  )
}

function LastCheckWords({ check }: { check: NonNullable<LastCheck> }) {
  return (
    <>
      Last checked <RelativeTime at={check.at} /> by <bdi>{check.actor}</bdi>:{' '}
      {check.intact ? 'intact.' : <strong>not intact.</strong>}
    </>
  )
}

function Verdict({ verdict }: { verdict: AuditVerdict }) {
  return (
    <Notice tone={verdict.intact ? 'good' : 'danger'} title={verdict.sentence} announce className="mt-4">
      {verdict.intact ? (
        <>
          To be able to prove this later, note the last one: entry {verdict.head.seq.toLocaleString('en')},{' '}
          <CopyableId id={verdict.head.hash} short={16} label="hash" />
        </>
      ) : (
        <>
          Entries before it are exactly as they were written. Do not delete anything. Tell an admin, and compare with
          the newest backup of the database.
        </>
      )}
    </Notice>
  )
}
