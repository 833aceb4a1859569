'use client'

import { useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { Button } from '../ui/button'
import { CopyField } from '../ui/copy-field'
import { Notice } from '../ui/notice'

const schema = () => import('@/lib/contracts/requests').then(({ secretAnswer }) => secretAnswer)

/** The secret of a new key: shown once, to whoever asked, and then nowhere any more. */
export function NewSecret({ id }: { id: string }) {
  const [secret, setSecret] = useState<string | null>(null)
  const { run, busy, problem } = useSubmit(async () => {
    setSecret((await api(`/api/requests/${id}/secret`, { method: 'POST', schema })).secret)
  })
  return (
    <Notice tone="good" title="The new key is there">
      {secret === null ? (
        <>
          <p className="mb-3">
            Its secret is shown once, and only to you. Have the place ready where it belongs, then show it.
          </p>
          <Button busy={busy && 'Fetching it…'} onClick={() => void run()}>
            Show the secret, this once
          </Button>
        </>
      ) : (
        <CopyField label="The secret of the new key" value={secret} copyLabel="Copy the secret" />
      )}
      {problem ? <p className="mt-3 font-medium text-danger">{problem.message}</p> : null}
    </Notice>
  )
}
