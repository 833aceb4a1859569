import type { PersonAnswer } from '@/lib/contracts/people'
import type { Column } from '../data-table/column'
import { ROLE_WORDS } from '../shell/role-words'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { STATUS_WORDS, statusOf } from './people-words'

export function peopleColumns(viewerId: string): readonly Column<PersonAnswer>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isName: true,
      grow: true,
      sortable: true,
      width: 11,
      value: (person) => person.name,
      cell: (person) => (
        <span className="wrap-anywhere">
          <bdi className="font-medium">{person.name}</bdi>
          {person.id === viewerId ? <span className="font-normal text-soft"> (you)</span> : null}
        </span>
      ),
    },
    {
      id: 'email',
      header: 'Email',
      grow: true,
      sortable: true,
      width: 16,
      yields: 2,
      value: (person) => person.email,
      cell: (person) => <bdi className="wrap-anywhere">{person.email}</bdi>,
    },
    {
      id: 'role',
      header: 'Role',
      sortable: true,
      width: 7,
      value: (person) => ROLE_WORDS[person.role].name,
      cell: (person) => ROLE_WORDS[person.role].name,
    },
    {
      id: 'status',
      header: 'Status',
      sortable: true,
      width: 12,
      value: (person) => STATUS_WORDS[statusOf(person)].word,
      cell: (person) => <Status person={person} />,
    },
    {
      id: 'lastSignIn',
      header: 'Last signed in',
      sortable: true,
      sortFirst: 'descending',
      width: 9,
      yields: 1,
      value: (person) => person.lastSignInAt,
      cell: (person) =>
        person.lastSignInAt ? <RelativeTime at={person.lastSignInAt} /> : <span className="text-soft">never</span>,
    },
    {
      id: 'since',
      header: 'Here since',
      sortable: true,
      sortFirst: 'descending',
      width: 8,
      yields: 3,
      hiddenAtFirst: true,
      value: (person) => person.createdAt,
      cell: (person) => <RelativeTime at={person.createdAt} style="date" />,
    },
  ]
}

function Status({ person }: { person: PersonAnswer }) {
  const status = statusOf(person)
  const { tone, word } = STATUS_WORDS[status]
  return (
    <>
      <StatusMark tone={tone}>{word}</StatusMark>
      {status === 'invited' && person.invitation ? (
        <span className="block ps-5 text-fine text-soft">
          link expires <RelativeTime at={person.invitation.expiresAt} />
        </span>
      ) : null}
    </>
  )
}
