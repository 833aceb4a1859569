'use client'

import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { ChecklistItemAnswer } from '@/lib/contracts/keys'
import { useFindingsChanged } from '../findings/use-findings-changed'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { TextArea } from '../ui/input'
import { Notice } from '../ui/notice'
import { RadioGroup } from '../ui/radio-group'

const schema = () => import('@/lib/contracts/keys').then(({ keyAnswer }) => keyAnswer)

const CHOICES = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not-needed', label: 'It does not matter for this key' },
  { value: 'unanswered', label: 'Nobody knows yet' },
]

/** A person's answer to one question about one key. */
export function ChecklistDialog({
  keyId,
  item,
  open,
  onClose,
}: {
  keyId: string
  item: ChecklistItemAnswer
  open: boolean
  onClose: () => void
}) {
  const changed = useFindingsChanged()
  const [answer, setAnswer] = useState<string>(item.answer)
  const { run, busy, problem } = useSubmit(async (note: string) => {
    const given = answer === 'unanswered' ? null : answer
    const body = { answers: [{ id: item.id, answer: given, ...(note === '' ? {} : { note }) }] }
    await api(`/api/keys/${keyId}/checklist`, { method: 'PUT', body, schema })
    await changed()
    onClose()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(String(new FormData(event.currentTarget).get('note') ?? '').trim())
  }
  return (
    <Dialog open={open} onClose={onClose} held={busy} stays title={item.question} lead={item.why}>
      <form method="post" onSubmit={submit} noValidate className="space-y-5">
        {problem ? (
          <Notice tone="danger" title="The answer was not written down" announce>
            {problem.message}
          </Notice>
        ) : null}
        <RadioGroup legend="Your answer" name="answer" value={answer} onChange={setAnswer} options={CHOICES} />
        <Field label="What you know" hint="Where it is installed, who told you, what is missing." optional>
          <TextArea name="note" maxLength={500} defaultValue={item.from === 'person' ? (item.sentence ?? '') : ''} />
        </Field>
        <Button type="submit" kind="primary" busy={busy && 'Writing it down…'}>
          Write the answer down
        </Button>
      </form>
    </Dialog>
  )
}
