'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { BackupRow } from '@/lib/contracts/backups'
import { dayAhead } from '../findings/days-ahead'
import { useFindingsChanged } from '../findings/use-findings-changed'
import { Button } from '../ui/button'
import { useNow } from '../ui/clock'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input, TextArea } from '../ui/input'
import { Notice } from '../ui/notice'
import { RadioGroup } from '../ui/radio-group'

const schema = () => import('@/lib/contracts/backups').then(({ restoreTestAnswer }) => restoreTestAnswer)

type Result = 'worked' | 'failed'

/** Somebody tried whether a copy can be restored, and says how it went. A copy nobody ever restored is only a hope. */
export function RestoreTestDialog({
  row,
  open,
  onClose,
  onDone,
}: {
  row: Pick<BackupRow, 'resourceId' | 'name'>
  open: boolean
  onClose: () => void
  onDone: (sentence: string) => void
}) {
  const queries = useQueryClient()
  const changed = useFindingsChanged()
  const now = useNow() ?? new Date()
  const [testedOn, setTestedOn] = useState(dayAhead(now, 0))
  const [result, setResult] = useState<Result>()
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState<Record<string, string>>({})
  const { run, busy, problem, fields } = useSubmit(async () => {
    const body = { testedOn, result, ...(note.trim() === '' ? {} : { note: note.trim() }) }
    await api(`/api/backups/${row.resourceId}/restore-tests`, { method: 'POST', body, schema })
    await queries.invalidateQueries({ queryKey: ['backups'] })
    await changed()
    onDone(`${row.name}: the restore test is written down.`)
    onClose()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const faults: Record<string, string> = {
      ...(result ? {} : { result: 'Say whether it worked.' }),
      ...(testedOn === '' ? { testedOn: 'Choose the day.' } : {}),
    }
    setMissing(faults)
    if (Object.keys(faults).length === 0) void run()
  }
  const wrong = { ...fields, ...missing }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      held={busy}
      stays
      title={
        <>
          A restore test of <bdi className="wrap-anywhere">{row.name}</bdi>
        </>
      }
      lead="Somebody restored a copy somewhere safe and looked whether everything was there. Nothing changes at Raff; your name stands beside the result."
    >
      <form method="post" onSubmit={submit} noValidate className="space-y-5">
        <RadioGroup<Result>
          legend="How did it go?"
          name="result"
          value={result}
          onChange={setResult}
          error={wrong.result ?? null}
          options={[
            { value: 'worked', label: 'It worked', hint: 'Everything that was looked for was there.' },
            { value: 'failed', label: 'It failed', hint: 'It could not be restored, or something was missing.' },
          ]}
        />
        <Field label="On which day" error={wrong.testedOn ?? null} required>
          <Input
            type="date"
            value={testedOn}
            max={dayAhead(now, 0)}
            onChange={(event) => setTestedOn(event.target.value)}
          />
        </Field>
        <Field label="What was found" error={wrong.note ?? null} optional>
          <TextArea value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
        </Field>
        {problem && Object.keys(fields).length === 0 ? (
          <Notice tone="danger" title="Nothing was written down" announce>
            {problem.message}
          </Notice>
        ) : null}
        <Button type="submit" kind="primary" busy={busy && 'Writing it down…'}>
          Write down this restore test
        </Button>
      </form>
    </Dialog>
  )
}
