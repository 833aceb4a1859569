'use client'

import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { doneAnswer } from '@/lib/contracts/answers'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { VerbChoice } from '../ui/verb-choice'
import type { QuestionProps } from './question-props'

export function RemoveConnection({ connection, open, onClose, onDone }: QuestionProps) {
  const { id, name, purpose, prefix } = connection
  const { run, busy, problem } = useSubmit(async () => {
    await api(`/api/connections/${id}`, { method: 'DELETE', schema: doneAnswer })
    onClose()
    await onDone()
  })
  const stops =
    purpose === 'read'
      ? 'Stocktake stops looking with it. What it knows stays and grows old.'
      : 'Approved requests can no longer be run with it.'
  return (
    <Dialog
      open={open}
      onClose={onClose}
      held={busy}
      title={`Remove “${name}”?`}
      lead={`The stored key ${prefix}… is deleted here for good. ${stops} At Raff it goes on working: remove it there, too, if nobody else needs it.`}
    >
      {problem ? (
        <Notice tone="danger" announce className="mb-4">
          {problem.message}
        </Notice>
      ) : null}
      <VerbChoice
        act={
          <Button kind="danger" busy={busy && 'Removing…'} onClick={() => run()}>
            Remove it and delete the key
          </Button>
        }
        keep={<Button onClick={onClose}>Keep “{name}”</Button>}
      />
    </Dialog>
  )
}
