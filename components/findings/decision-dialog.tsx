'use client'

import { type FormEvent, useState } from 'react'
import { useSubmit } from '@/lib/client/use-submit'
import type { Verdict } from '@/lib/contracts/findings'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { TextArea } from '../ui/input'
import { VerbChoice } from '../ui/verb-choice'
import { ASKS, decisionWords } from './decision-words'
import { NotDecidedNotice } from './not-decided-notice'
import { NOBODY, PersonField } from './person-field'
import { type Decided, type Decision, type NotDecided, sendDecisions } from './send-decisions'
import { UntilField } from './until-field'
import { useFindingsChanged } from './use-findings-changed'

/** One decision on one finding or on several: what follows from it, why, until when; then it is written down. */
export function DecisionDialog({
  verdict,
  findings,
  what,
  open,
  onClose,
  onDone,
}: {
  verdict: Verdict
  findings: readonly Decided[]
  /** What it is about, in a sentence: "web-02", "3 things". */
  what: string
  open: boolean
  onClose: () => void
  /** With what was done, as a sentence. */
  onDone: (sentence: string) => void
}) {
  const asks = ASKS[verdict]
  const words = decisionWords(verdict, what, findings.length > 1)
  const changed = useFindingsChanged()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const [person, setPerson] = useState('')
  const [sent, setSent] = useState(0)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [refused, setRefused] = useState<NotDecided[]>([])

  // what was decided at the first try is not decided again
  const due = refused.length > 0 ? refused : findings

  const { run, busy } = useSubmit(async (decision: Decision) => {
    setSent(0)
    const left = await sendDecisions(due, decision, setSent)
    setRefused(left)
    // a refusal, too, says that the page is not as it was
    await changed()
    if (left.length > 0) return
    onDone(words.done)
    onClose()
  })

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const faults = faultsOf({ verdict, reason, until, person })
    setMissing(faults)
    if (Object.keys(faults).length === 0) void run(decisionOf({ verdict, reason: reason.trim(), until, person }))
  }
  // what our API says about a field stands at the field
  const fields = { ...(findings.length === 1 ? refused[0]?.problem.fields : {}), ...missing }
  const isSaidAtField = Object.keys(asks).some((field) => fields[field])

  return (
    <Dialog open={open} onClose={onClose} held={busy} stays title={<bdi>{words.title}</bdi>} lead={words.lead}>
      <form method="post" onSubmit={submit} noValidate className="space-y-5">
        {asks.person ? <PersonField value={person} onChange={setPerson} error={fields.personId} /> : null}
        {asks.until ? (
          <UntilField
            label={verdict === 'exempt' ? 'Exempt until' : 'Decide on'}
            value={until}
            onChange={setUntil}
            error={fields.until}
          />
        ) : null}
        {asks.reason === 'no' ? null : (
          <Field
            label="Why"
            hint="In a few words. The next review and the log show it with your name."
            error={fields.reason ?? null}
            required={asks.reason === 'required'}
            optional={asks.reason === 'optional'}
          >
            <TextArea value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
          </Field>
        )}
        {refused.length > 0 && !isSaidAtField ? <NotDecidedNotice refused={refused} of={findings.length} /> : null}
        <VerbChoice
          act={
            <Button
              type="submit"
              kind="primary"
              busy={busy && (findings.length > 1 ? `${sent} of ${due.length} done…` : words.busy)}
            >
              {words.act}
            </Button>
          }
          keep={<Button onClick={onClose}>Decide nothing now</Button>}
        />
      </form>
    </Dialog>
  )
}

type Given = { verdict: Verdict; reason: string; until: string; person: string }

/** What can be told without asking. */
function faultsOf({ verdict, reason, until, person }: Given): Record<string, string> {
  const asks = ASKS[verdict]
  return {
    ...(asks.person && person === '' ? { personId: 'Choose who looks into it.' } : {}),
    ...(asks.until && until === '' ? { until: 'Choose a day.' } : {}),
    ...(asks.reason === 'required' && reason.trim().length < 3
      ? { reason: 'Say why, in a few words: the next review reads it.' }
      : {}),
  }
}

function decisionOf({ verdict, reason, until, person }: Given): Decision {
  const why = reason === '' ? {} : { reason }
  switch (verdict) {
    case 'keep':
      return { verdict, reason }
    case 'postpone':
      return { verdict, until, ...why }
    case 'exempt':
      return { verdict, until, reason }
    case 'assign':
      return { verdict, personId: person === NOBODY ? null : person }
    case 'reopen':
      return { verdict, ...why }
  }
}
