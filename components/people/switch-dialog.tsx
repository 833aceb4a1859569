'use client'

import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { ROLE_WORDS } from '../shell/role-words'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Facts } from '../ui/facts'
import { VerbChoice } from '../ui/verb-choice'
import type { AboutPerson } from './about-person'
import { Refused } from './refused'
import { personSchema, usePeopleChanged } from './use-people'

type Switch = 'switch-off' | 'switch-on' | 'take-back'

/** Whether somebody may come in at all. What happens is said in full before it happens. */
export function SwitchDialog({
  act,
  person,
  now,
  isViewer,
  open,
  onClose,
  onDone,
  onAskAgain,
}: AboutPerson & { act: Switch }) {
  const words = WORDS[act]
  const changed = usePeopleChanged()
  const { run, busy, problem } = useSubmit(async () => {
    try {
      const body = { switchedOff: act !== 'switch-on', version: person.version }
      await api(`/api/people/${person.id}`, { method: 'PATCH', body, schema: personSchema })
    } finally {
      await changed()
    }
    onDone(`${person.name}: ${words.done}`)
    onClose()
  })

  return (
    <Dialog
      open={open}
      onClose={onClose}
      held={busy}
      title={
        <>
          {words.question} <bdi className="wrap-anywhere">{person.name}</bdi>?
        </>
      }
      lead={
        isViewer
          ? 'This is you: you are signed out with the press, and only another admin lets you in again.'
          : undefined
      }
    >
      <div className="space-y-6">
        <Facts facts={words.facts(ROLE_WORDS[person.role].name.toLowerCase())} />
        <Refused problem={problem} now={now} onAskAgain={onAskAgain} />
        <VerbChoice
          act={
            <Button
              kind={act === 'switch-on' ? 'primary' : 'danger'}
              onClick={() => void run()}
              busy={busy && words.busy}
            >
              {words.act}
            </Button>
          }
          keep={<Button onClick={onClose}>{words.keep}</Button>}
        />
      </div>
    </Dialog>
  )
}

const WORDS: Record<
  Switch,
  {
    question: string
    facts: (role: string) => { name: string; value: string }[]
    act: string
    busy: string
    keep: string
    done: string
  }
> = {
  'switch-off': {
    question: 'Switch off',
    facts: () => [
      {
        name: 'What stops',
        value: 'They are signed out everywhere at once, and cannot sign in. Links made for them stop working.',
      },
      {
        name: 'What stays',
        value:
          'Everything they did and decided, in the log. What they answer for waits under their name: hand it over from their row.',
      },
      { name: 'Undo', value: 'At any time: switch them on again, and they have their role and password as before.' },
    ],
    act: 'Switch them off',
    busy: 'Switching off…',
    keep: 'Leave them on',
    done: 'switched off, and signed out everywhere.',
  },
  'take-back': {
    question: 'Take back the invitation of',
    facts: () => [
      { name: 'What stops', value: 'The link you gave them does not open any more.' },
      { name: 'What stays', value: 'That they were invited stays in the log.' },
      { name: 'Undo', value: 'At any time: invite them again, with a new link.' },
    ],
    act: 'Take it back',
    busy: 'Taking back…',
    keep: 'Leave it open',
    done: 'the invitation is taken back.',
  },
  'switch-on': {
    question: 'Switch on',
    facts: (role) => [
      { name: 'What they may do', value: `What a person of their role may: ${role}.` },
      { name: 'How they come in', value: 'As before, with the password or the single sign-on they had.' },
      { name: 'What stays closed', value: 'Browsers they were signed in with: they sign in anew.' },
    ],
    act: 'Switch them on',
    busy: 'Switching on…',
    keep: 'Leave them off',
    done: 'can sign in again.',
  },
}
