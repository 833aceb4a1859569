'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import type { PeopleAnswer, PersonAnswer } from '@/lib/contracts/people'
import { PERSON_ROLES } from '@/lib/domain/person'
import { DataTable } from '../data-table/data-table'
import { FilterSelect } from '../data-table/filter-select'
import { SearchBox } from '../data-table/search-box'
import { sortFromText, sortToText } from '../data-table/sort-text'
import { useUrlState } from '../data-table/use-url-state'
import { ROLE_WORDS } from '../shell/role-words'
import { NoMatch } from '../states/no-match'
import { Button } from '../ui/button'
import { PageHead } from '../ui/page-head'
import { filterPeople } from './filter-people'
import { PeopleDialog, type Question } from './people-dialog'
import { peopleColumns } from './people-columns'
import { PERSON_STATUSES, peopleSentence, STATUS_WORDS } from './people-words'
import type { PersonAct } from './person-acts'
import { PersonDetail } from './person-detail'
import { usePeople } from './use-people'

const ADDRESS = { q: '', role: '', status: '', sort: 'name' }

const ROLE_OPTIONS = PERSON_ROLES.map((value) => ({ value, label: ROLE_WORDS[value].name }))
const STATUS_OPTIONS = PERSON_STATUSES.map((value) => ({ value, label: STATUS_WORDS[value].word }))

/** Who may come in, and for admins what can be done about it. A row opens to its acts. */
export function PeopleView({
  served,
  viewerId,
  manages,
}: {
  served: PeopleAnswer
  viewerId: string
  manages: boolean
}) {
  const { people, listOf } = usePeople(served)
  const { state, change, clear } = useUrlState(ADDRESS)
  const columns = useMemo(() => peopleColumns(viewerId), [viewerId])
  const rows = useMemo(() => filterPeople(people, state), [people, state])
  const { question, open, ask, close } = useQuestion()
  const [said, say] = useState('')
  const choose = (name: keyof typeof ADDRESS) => (value: string) => change({ [name]: value }, 'push')
  const askAbout = useCallback((act: PersonAct, person: PersonAnswer) => ask({ act, person }), [ask])

  return (
    <>
      <PageHead
        name="People"
        sentence={peopleSentence(people)}
        lead={
          manages
            ? 'Open a row to change a role, make a link or switch somebody off. It counts from their next click.'
            : 'Only admins invite people and change roles. Open a row to see what a role means.'
        }
        actions={
          manages ? (
            <Button kind="primary" onClick={() => ask({ act: 'invite' })}>
              Invite a person
            </Button>
          ) : null
        }
      />
      <p role="status" className="text-good not-empty:mb-4 wrap-anywhere">
        {said}
      </p>
      <DataTable<PersonAnswer>
        name="people"
        things={{ one: 'person', many: 'people' }}
        columns={columns}
        list={listOf(rows)}
        rowId={(person) => person.id}
        rowName={(person) => person.name}
        sort={sortFromText(state.sort, columns)}
        onSort={(sort) => change({ sort: sortToText(sort) }, 'push')}
        sortedBy="browser"
        csv="rows"
        unfold={(person) => (
          <PersonDetail
            person={person}
            people={people}
            isViewer={person.id === viewerId}
            onAsk={manages ? askAbout : undefined}
          />
        )}
        filters={
          <>
            <SearchBox
              label="Search the people"
              placeholder="Name or email"
              value={state.q}
              onSearch={(q) => change({ q })}
            />
            <FilterSelect label="Role" value={state.role} options={ROLE_OPTIONS} onChange={choose('role')} />
            <FilterSelect label="Status" value={state.status} options={STATUS_OPTIONS} onChange={choose('status')} />
          </>
        }
        nothing={<NoMatch things="people" onClear={clear} />}
      />
      {question ? (
        <PeopleDialog
          key={question.number}
          question={question}
          people={people}
          viewerId={viewerId}
          open={open}
          onClose={close}
          onDone={say}
          onAskAgain={ask}
        />
      ) : null}
    </>
  )
}

/** The question in front of the page. It stays while it closes, so that it can fade and give the focus back. */
function useQuestion() {
  const [question, setQuestion] = useState<(Question & { number: number }) | null>(null)
  const [open, setOpen] = useState(false)
  const number = useRef(0)
  const ask = useCallback((next: Question) => {
    number.current += 1
    setQuestion({ ...next, number: number.current })
    setOpen(true)
  }, [])
  const close = useCallback(() => setOpen(false), [])
  return { question, open, ask, close }
}
