'use client'

import { useState } from 'react'
import type { StoredConnectionAnswer } from '@/lib/contracts/connections'
import type { ConnectionPurpose } from '@/lib/domain/connection-status'
import { RadioGroup } from '../ui/radio-group'
import { Sentence } from '../ui/sentence'
import { AddConnectionForm, type KnownAccount } from './add-connection-form'
import { ConnectedKey } from './connected-key'
import { KeyPromises } from './key-promises'
import { KeySteps } from './key-steps'

const PURPOSES = [
  {
    value: 'read' as const,
    label: 'For looking',
    hint: 'Needed. Fills the inventory, finds what is not backed up, and changes nothing.',
  },
  {
    value: 'act' as const,
    label: 'For acting',
    hint: 'Later, if you like. Used only while a request runs that your people approved.',
  },
]

/** From "what is it for" to "this is what it reaches", on one page. */
export function AddConnection({ first, accounts }: { first: ConnectionPurpose; accounts: KnownAccount[] }) {
  const [purpose, choose] = useState<ConnectionPurpose>(first)
  const [stored, setStored] = useState<StoredConnectionAnswer | null>(null)
  if (stored)
    return (
      <ConnectedKey
        connection={stored}
        onAnother={() => {
          choose(stored.purpose === 'read' ? 'act' : 'read')
          setStored(null)
        }}
      />
    )
  return (
    <div className="grid gap-x-16 gap-y-12 xl:grid-cols-[minmax(0,38rem)_minmax(16rem,1fr)]">
      <div className="space-y-10">
        <RadioGroup
          legend="What is the key for?"
          hint="Two keys are better than one: the one in daily use can then do no harm."
          name="purpose"
          options={PURPOSES}
          value={purpose}
          onChange={choose}
        />
        <KeySteps purpose={purpose} pasteAt="#paste-the-key" />
        <section id="paste-the-key" aria-labelledby="paste-heading" className="scroll-mt-20">
          <Sentence as="h2" size="part" className="mb-4">
            <span id="paste-heading">Paste it here</span>
          </Sentence>
          <AddConnectionForm key={purpose} purpose={purpose} accounts={accounts} onStored={setStored} />
        </section>
      </div>
      <KeyPromises purpose={purpose} />
    </div>
  )
}
