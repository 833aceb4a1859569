'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useSubmit } from '@/lib/client/use-submit'
import type { RunSwitchAnswer } from '@/lib/contracts/requests'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'

const schema = () => import('@/lib/contracts/requests').then(({ runSwitchAnswer }) => runSwitchAnswer)

/** The emergency brake: nothing is sent to Raff by any run until an admin lets them go on. */
export function RunSwitch({
  served,
  mayHalt,
  mayResume,
}: {
  served: RunSwitchAnswer
  mayHalt: boolean
  mayResume: boolean
}) {
  const [open, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: queryKeys.runs(),
    queryFn: ({ signal }) => api('/api/runs', { schema, signal }),
    initialData: served,
  })
  const { halted, since, by, reason, running } = data
  return (
    <>
      {halted ? (
        <Notice
          tone="danger"
          title="All runs are halted"
          className="mb-6"
          actions={
            <Button {...(mayResume ? {} : { whyNot: 'Only an admin lets them go on.' })} onClick={() => setOpen(true)}>
              Let the runs go on
            </Button>
          }
        >
          Nothing is sent to Raff. {by ? <bdi>{by}</bdi> : 'Somebody'} halted them
          {since ? (
            <>
              {' '}
              <RelativeTime at={since} />
            </>
          ) : null}
          {reason ? (
            <>
              : “<bdi>{reason}</bdi>”
            </>
          ) : null}
        </Notice>
      ) : mayHalt && running > 0 ? (
        <p className="mb-6 flex flex-wrap items-center gap-4" data-screen-only>
          <span>{running === 1 ? 'One request is under way.' : `${running} requests are under way.`}</span>
          <Button kind="danger" size="small" onClick={() => setOpen(true)}>
            Halt every run
          </Button>
        </p>
      ) : null}
      <Question key={String(halted)} halted={halted} open={open} onClose={() => setOpen(false)} />
    </>
  )
}

function Question({ halted, open, onClose }: { halted: boolean; open: boolean; onClose: () => void }) {
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const { run, busy, problem, fields } = useSubmit(async () => {
    const answer = await api('/api/runs', { method: 'PUT', body: { halted: !halted, reason }, schema })
    queries.setQueryData(queryKeys.runs(), answer)
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      held={busy}
      title={halted ? 'Let the runs go on?' : 'Halt every run?'}
      lead={
        halted
          ? 'What is approved and due is sent to Raff again, beginning at once.'
          : 'A call that is on its way arrives; nothing further is sent. An access that was opened for a while is still closed on time.'
      }
    >
      <form method="post" noValidate onSubmit={submit} className="space-y-5">
        <Field label="Why" error={fields.reason ?? problem?.message ?? null}>
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Button type="submit" kind={halted ? 'primary' : 'danger'} busy={busy && 'Writing it down…'}>
          {halted ? 'Let the runs go on' : 'Halt every run'}
        </Button>
      </form>
    </Dialog>
  )
}
