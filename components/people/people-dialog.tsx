'use client'

import type { PersonAnswer } from '@/lib/contracts/people'
import type { AboutPerson } from './about-person'
import { InviteDialog } from './invite-dialog'
import { LinkDialog } from './link-dialog'
import { actsFor, type PersonAct } from './person-acts'
import { RoleDialog } from './role-dialog'
import { SwitchDialog } from './switch-dialog'

export type Question = { act: 'invite' } | { act: PersonAct; person: PersonAnswer }

export function PeopleDialog({
  question,
  people,
  viewerId,
  open,
  onClose,
  onDone,
  onAskAgain,
}: {
  question: Question
  people: readonly PersonAnswer[]
  viewerId: string
  open: boolean
  onClose: () => void
  onDone: (sentence: string) => void
  onAskAgain: (question: Question) => void
}) {
  if (question.act === 'invite') return <InviteDialog open={open} onClose={onClose} />
  const { act, person } = question
  const now = people.find(({ id }) => id === person.id) ?? person
  const about: AboutPerson = {
    person,
    now,
    isViewer: person.id === viewerId,
    open,
    onClose,
    onDone,
    // meanwhile the question may make no sense any more: who has come in has no invitation to take back
    onAskAgain: () => (actsFor(now).includes(act) ? onAskAgain({ act, person: now }) : onClose()),
  }
  switch (act) {
    case 'invite-again':
      return <InviteDialog again={person} open={open} onClose={onClose} />
    case 'change-role':
      return <RoleDialog {...about} />
    case 'renew-invitation':
    case 'make-reset-link':
      return <LinkDialog kind={act} {...about} />
    case 'switch-off':
    case 'switch-on':
    case 'take-back':
      return <SwitchDialog act={act} {...about} />
  }
}
