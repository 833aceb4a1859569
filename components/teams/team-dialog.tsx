'use client'

import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useSubmit } from '@/lib/client/use-submit'
import type { TeamAnswer } from '@/lib/contracts/teams'
import { useOwnershipChanged } from '../owners/use-ownership'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { FieldError } from '../ui/field-error'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'
import { peopleSchema, teamSchema } from './use-teams'

/** A new team, or what a team is called and who is in it. */
export function TeamDialog({
  team,
  open,
  onClose,
  onDone,
}: {
  team?: TeamAnswer
  open: boolean
  onClose: () => void
  onDone: (sentence: string) => void
}) {
  const people = useQuery({
    queryKey: queryKeys.people({ for: 'teams' }),
    queryFn: ({ signal }) => api('/api/people', { schema: peopleSchema, signal }),
    enabled: open,
  })
  const changed = useOwnershipChanged()
  const { run, busy, problem, fields } = useSubmit(async (given: FormData) => {
    const said = {
      name: String(given.get('name')),
      description: String(given.get('description') ?? ''),
      people: given.getAll('people').map(String),
    }
    const answer = team
      ? await api(`/api/teams/${team.id}`, {
          method: 'PATCH',
          body: { ...said, version: team.version },
          schema: teamSchema,
        })
      : await api('/api/teams', { method: 'POST', body: said, schema: teamSchema })
    await changed()
    onDone(team ? `${answer.name} is changed.` : `${answer.name} is a team now.`)
    onClose()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(new FormData(event.currentTarget))
  }
  const inTeam = new Set(team?.people.map(({ id }) => id))
  const choices = (people.data?.data ?? []).filter(({ id, state }) => state !== 'off' || inTeam.has(id))
  return (
    <Dialog
      open={open}
      onClose={onClose}
      held={busy}
      stays
      title={team ? <bdi className="wrap-anywhere">{team.name}</bdi> : 'Make a team'}
      lead={team ? undefined : 'People who look after something together, under one name.'}
    >
      <form method="post" onSubmit={submit} noValidate className="space-y-5">
        {problem && Object.keys(fields).length === 0 ? (
          <Notice tone="danger" title="Nothing was changed" announce>
            {problem.message}
          </Notice>
        ) : null}
        <Field label="Name" error={fields.name ?? null}>
          <Input name="name" autoComplete="off" defaultValue={team?.name} maxLength={120} required />
        </Field>
        <Field label="What it looks after" optional error={fields.description ?? null}>
          <Input name="description" autoComplete="off" defaultValue={team?.description ?? ''} maxLength={200} />
        </Field>
        <fieldset>
          <legend className="mb-1 font-medium">Who is in it</legend>
          {people.error ? (
            <FieldError id="people-unread">Who is here could not be read. Close this and try again.</FieldError>
          ) : null}
          {people.data ? null : <p className="text-soft">Reading who is here…</p>}
          <div className="max-h-80 space-y-1 overflow-y-auto border-rule border-y py-2">
            {choices.map(({ id, name, state }) => (
              <Checkbox
                key={id}
                name="people"
                value={id}
                defaultChecked={inTeam.has(id)}
                label={
                  <>
                    <bdi className="wrap-anywhere">{name}</bdi>
                    {state === 'active' ? null : (
                      <span className="text-soft"> ({state === 'off' ? 'switched off' : 'invited'})</span>
                    )}
                  </>
                }
              />
            ))}
          </div>
          <FieldError id="team-people">{fields.people}</FieldError>
        </fieldset>
        <Button
          type="submit"
          kind="primary"
          busy={busy && 'Writing it down…'}
          {...(people.data ? {} : { whyNot: 'Who is here is still being read' })}
        >
          {team ? 'Write it down' : 'Make the team'}
        </Button>
      </form>
    </Dialog>
  )
}
