'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useSubmit } from '@/lib/client/use-submit'
import { type ConnectionAnswer, connectionAnswer } from '@/lib/contracts/connections'
import { Button } from '../ui/button'
import { Menu } from '../ui/menu'
import { Notice } from '../ui/notice'
import { RemoveConnection } from './remove-connection'
import { RenameConnection } from './rename-connection'
import { ReplaceKey } from './replace-key'

type Question = 'replace' | 'rename' | 'remove' | null

/** What an admin can do with a stored key. */
export function ConnectionActs({ connection }: { connection: ConnectionAnswer }) {
  const { id, name, status } = connection
  const queries = useQueryClient()
  const [question, ask] = useState<Question>(null)
  const [said, say] = useState('')
  const refresh = () => queries.invalidateQueries({ queryKey: queryKeys.connections() })

  const check = useSubmit(async () => {
    say('')
    const after = await api(`/api/connections/${id}/check`, { method: 'POST', schema: connectionAnswer })
    await refresh()
    say(after.lastAttempt ? 'Raff could not be asked.' : 'Checked just now.')
  })
  const accept = useSubmit(async () => {
    await api(`/api/connections/${id}`, { method: 'PATCH', body: { acceptReach: true }, schema: connectionAnswer })
    await refresh()
  })
  const problem = check.problem ?? accept.problem
  const close = () => ask(null)

  return (
    <div>
      {problem ? (
        <Notice tone="danger" announce className="mb-3">
          {problem.message}
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        {status === 'narrowed' ? (
          <Button size="small" busy={accept.busy && 'Accepting…'} onClick={() => accept.run()}>
            This is meant: accept it
          </Button>
        ) : null}
        <Button size="small" busy={check.busy && 'Asking Raff…'} onClick={() => check.run()}>
          Check it now
        </Button>
        <Button size="small" onClick={() => ask('replace')}>
          Put in another key
        </Button>
        <Menu
          label={`More about ${name}`}
          align="end"
          entries={[
            { kind: 'act', label: 'Rename it', onSelect: () => ask('rename') },
            { kind: 'rule' },
            { kind: 'act', label: 'Remove it and delete the key', danger: true, onSelect: () => ask('remove') },
          ]}
        >
          More
        </Menu>
        <p role="status" className="text-fine text-soft">
          {said}
        </p>
      </div>
      <ReplaceKey connection={connection} open={question === 'replace'} onClose={close} onDone={refresh} />
      <RenameConnection connection={connection} open={question === 'rename'} onClose={close} onDone={refresh} />
      <RemoveConnection connection={connection} open={question === 'remove'} onClose={close} onDone={refresh} />
    </div>
  )
}
