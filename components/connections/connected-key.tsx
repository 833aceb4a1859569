'use client'

import { useEffect, useRef } from 'react'
import type { StoredConnectionAnswer } from '@/lib/contracts/connections'
import { Button } from '../ui/button'
import { ButtonLink } from '../ui/link'
import { Notice } from '../ui/notice'
import { Sentence } from '../ui/sentence'
import { KeyWarnings } from './key-warnings'
import { ReachDetail } from './reach-detail'

/** Right after a key was stored: what it reaches, whether that is right for its purpose, and where to go on. */
export function ConnectedKey({ connection, onAnother }: { connection: StoredConnectionAnswer; onAnother: () => void }) {
  const { name, prefix, purpose, account, notes, reach, warnings } = connection
  const heading = useRef<HTMLDivElement>(null)
  // the form is gone: whoever works by ear or by keyboard goes on from here
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="max-w-3xl space-y-6">
      <div ref={heading} tabIndex={-1} className="outline-none">
        <Sentence as="h2" size="part">
          “{name}” is connected. {reach.sentence}
        </Sentence>
        <p className="mt-2 text-soft">
          {notes.join(' ')} From here on only <span className="font-mono text-fine">{prefix}…</span> is shown of it. It
          is a key of <bdi>{account.name}</bdi>.
        </p>
      </div>
      {warnings.length === 0 ? (
        <Notice tone="good" title={purpose === 'read' ? 'Just right for looking.' : 'Just right for acting.'}>
          It can do what it is for, and ends one day.
        </Notice>
      ) : (
        <KeyWarnings warnings={warnings} />
      )}
      <ReachDetail reach={reach} />
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/" kind="primary">
          Go to your account
        </ButtonLink>
        <ButtonLink href="/settings/connections">See all connections</ButtonLink>
        <Button onClick={onAnother}>
          {purpose === 'read' ? 'Connect a key for acting' : 'Connect a key for looking'}
        </Button>
      </div>
    </div>
  )
}
