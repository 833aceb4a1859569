'use client'

import { useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { LinkAnswer } from '@/lib/contracts/people'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { VerbChoice } from '../ui/verb-choice'
import { HandOnLink } from './hand-on-link'
import type { AboutPerson } from './about-person'
import { Refused } from './refused'
import { linkSchema, usePeopleChanged } from './use-people'

const WORDS = {
  'renew-invitation': {
    path: 'invitation',
    title: 'A new invitation link for',
    before: 'The link they may have stops working at once. The new one opens for 72 hours.',
    after: 'Only this link opens now.',
    label: 'Invitation link',
    opens: 'set a password and come in under this name',
    keep: 'Leave the old link',
  },
  'make-reset-link': {
    path: 'reset',
    title: 'A new password for',
    before:
      'You get a link with which they set a new password within 24 hours. Until they use it the old password works and they stay signed in; then every browser is signed out.',
    after: 'With this link they set a new password. Nobody else should have it.',
    label: 'Link for a new password',
    opens: 'set a new password and come in as this person',
    keep: 'Leave it as it is',
  },
} as const

/** A new one-time link for somebody: first what it ends, then the link, once. */
export function LinkDialog({
  kind,
  person,
  now,
  open,
  onClose,
  onAskAgain,
}: AboutPerson & { kind: 'renew-invitation' | 'make-reset-link' }) {
  const words = WORDS[kind]
  const changed = usePeopleChanged()
  const [link, setLink] = useState<LinkAnswer | null>(null)
  const { run, busy, problem } = useSubmit(async () => {
    try {
      setLink(await api(`/api/people/${person.id}/${words.path}`, { method: 'POST', schema: linkSchema }))
    } finally {
      await changed()
    }
  })

  return (
    <Dialog
      open={open}
      onClose={onClose}
      held={busy}
      stays={link !== null}
      title={
        <>
          {words.title} <bdi className="wrap-anywhere">{person.name}</bdi>
        </>
      }
      lead={link ? words.after : words.before}
    >
      {link ? (
        <HandOnLink link={link} label={words.label} opens={words.opens} onClose={onClose} />
      ) : (
        <div className="space-y-5">
          <Refused problem={problem} now={now} onAskAgain={onAskAgain} />
          <VerbChoice
            act={
              <Button kind="primary" onClick={() => void run()} busy={busy && 'Making the link…'}>
                Make the link
              </Button>
            }
            keep={<Button onClick={onClose}>{words.keep}</Button>}
          />
        </div>
      )}
    </Dialog>
  )
}
