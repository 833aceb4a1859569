'use client'

import { type FormEvent, useState } from 'react'
import { useSubmit } from '@/lib/client/use-submit'
import type { RequestAnswer } from '@/lib/contracts/requests'
import { isPersons } from '@/lib/domain/runs/step-dates'
import { isStepOver } from '@/lib/domain/runs/step-states'
import { dayAhead } from '../findings/days-ahead'
import { PersonField } from '../findings/person-field'
import { UntilField } from '../findings/until-field'
import { Button } from '../ui/button'
import { useNow } from '../ui/clock'
import { Dialog } from '../ui/dialog'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { useAct } from './use-request'

type Step = RequestAnswer['steps'][number]

/** Who does a step by when, in a case of several days. What only a person can do is given to somebody else here. */
export function StepDuty({ id, step, mayGive }: { id: string; step: Step; mayGive: boolean }) {
  const now = useNow()
  const [open, setOpen] = useState(false)
  const { owner, dueAt, kind, state } = step
  if (dueAt === null || isStepOver(state)) return null
  const isLate = now !== null && Date.parse(dueAt) < now.getTime()
  const asks = isPersons(kind)
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-fine">
      <span className="wrap-anywhere text-soft">
        <bdi className="text-ink">{owner?.name ?? 'Stocktake'}</bdi>, {asks ? 'by' : 'about'}{' '}
        <RelativeTime at={dueAt} style="date" />
      </span>
      {isLate && asks ? <StatusMark tone="danger">late</StatusMark> : null}
      {asks && mayGive ? (
        <>
          <button
            type="button"
            className="text-accent underline underline-offset-2"
            onClick={() => setOpen(true)}
            data-screen-only
          >
            Change who, or by when
          </button>
          <GiveDialog key={`${owner?.id} ${dueAt}`} id={id} step={step} open={open} onClose={() => setOpen(false)} />
        </>
      ) : null}
    </div>
  )
}

function GiveDialog({ id, step, open, onClose }: { id: string; step: Step; open: boolean; onClose: () => void }) {
  const act = useAct(id)
  const now = useNow() ?? new Date()
  const [personId, setPerson] = useState(step.owner?.id ?? '')
  const [dueOn, setDueOn] = useState(step.dueAt?.slice(0, 10) ?? dayAhead(now, 7))
  const { run, busy, problem, fields } = useSubmit(async () => {
    await act('duties', { step: step.step, personId, dueOn })
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run()
  }
  return (
    <Dialog open={open} onClose={onClose} held={busy} title="Who does this, and by when?" lead={step.sentence}>
      <form method="post" noValidate onSubmit={submit} className="space-y-5">
        <PersonField value={personId} onChange={setPerson} error={fields.personId} required />
        <UntilField label="By which day" value={dueOn} onChange={setDueOn} error={fields.dueOn} />
        {problem && Object.keys(fields).length === 0 ? (
          <p className="font-medium text-danger">{problem.message}</p>
        ) : null}
        <Button type="submit" kind="primary" busy={busy && 'Writing it down…'}>
          Write it down
        </Button>
      </form>
    </Dialog>
  )
}
