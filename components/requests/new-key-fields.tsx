'use client'

import { environmentWord } from '../findings/environment-word'
import { UntilField } from '../findings/until-field'
import { Checkbox } from '../ui/checkbox'
import { FieldError } from '../ui/field-error'
import { RadioGroup } from '../ui/radio-group'
import type { NewKey } from './new-key'

type Params = Record<string, unknown>

const NO_ROLE = 'none'

/** Where a new key may reach, what it may do there, and until when: the least first, each in plain words. */
export function NewKeyFields({
  choices: { projects, projectRoles, accountRoles },
  targets,
  params,
  fields,
  onTargets,
  onParams,
}: {
  choices: NewKey
  targets: readonly string[]
  params: Params
  fields: Record<string, string>
  onTargets: (targets: string[]) => void
  onParams: (change: Params) => void
}) {
  const until = typeof params.expiresAt === 'string' ? params.expiresAt.slice(0, 10) : ''
  const set = (name: string) => (value: string) => onParams({ [name]: value === NO_ROLE ? undefined : value })
  return (
    <>
      <fieldset>
        <legend className="mb-1 font-medium">Which projects it reaches</legend>
        <p className="mb-2 text-fine text-soft">
          No more than what uses it needs. One key for each place is safer than one for all.
        </p>
        <div className="space-y-1.5">
          {projects.map(({ id, name, environment }) => (
            <Checkbox
              key={id}
              label={
                <>
                  <bdi className="wrap-anywhere">{name}</bdi>
                  <span className="text-fine text-soft"> · {environmentWord(environment)}</span>
                </>
              }
              checked={targets.includes(id)}
              onChange={({ target }) =>
                onTargets(target.checked ? [...targets, id] : targets.filter((each) => each !== id))
              }
            />
          ))}
        </div>
        {targets.length === 0 ? <FieldError id="no-project">Choose at least one project.</FieldError> : null}
      </fieldset>
      <RadioGroup
        legend="What it may do there"
        name="projectRoleId"
        value={typeof params.projectRoleId === 'string' ? params.projectRoleId : NO_ROLE}
        error={fields['params.projectRoleId'] ?? null}
        onChange={set('projectRoleId')}
        options={projectRoles.map(({ id, name, words }, place) => ({
          value: id,
          label: place === 0 ? `${capital(words)} (recommended)` : capital(words),
          hint: (
            <>
              Raff’s role <bdi>{name}</bdi>
            </>
          ),
        }))}
      />
      <RadioGroup
        legend="What it may do in the account itself"
        hint="People, roles, payment and other keys. What only works with servers needs none of it."
        name="accountRoleId"
        value={typeof params.accountRoleId === 'string' ? params.accountRoleId : NO_ROLE}
        error={fields['params.accountRoleId'] ?? null}
        onChange={set('accountRoleId')}
        options={[
          { value: NO_ROLE, label: 'Nothing (recommended)' },
          ...accountRoles.map(({ id, name, words }) => ({
            value: id,
            label: capital(words),
            hint: (
              <>
                Raff’s role <bdi>{name}</bdi>
              </>
            ),
          })),
        ]}
      />
      <div>
        {until === '' ? null : (
          <UntilField
            label="Until when it works"
            value={until}
            error={fields['params.expiresAt']}
            onChange={(day) => onParams({ expiresAt: day === '' ? undefined : `${day}T23:59:59Z` })}
          />
        )}
        <Checkbox
          className="mt-3"
          label="It never ends"
          hint="A key that somebody forgot then works for ever."
          checked={until === ''}
          onChange={({ target }) => onParams({ expiresAt: target.checked ? undefined : inDays(90) })}
        />
      </div>
    </>
  )
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString()
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
