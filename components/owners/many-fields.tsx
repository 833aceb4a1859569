'use client'

import type { OwnerChoice } from '@/lib/contracts/ownership'
import { ENVIRONMENTS } from '@/lib/domain/inventory/environment'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { AS_IT_IS } from './edit-of'
import { OwnerSelect } from './owner-select'
import type { Suggested } from './use-suggestions'

const LEAVE = { value: AS_IT_IS, label: 'Leave as it is' }

/** What can be said about many things: the owner first, the rest folded away. What is not touched stays as it is. */
export function ManyFields({
  owners,
  suggested,
  owner,
  onOwner,
  errors,
}: {
  owners: readonly OwnerChoice[]
  suggested: readonly Suggested[]
  owner: string
  onOwner: (key: string) => void
  errors: Record<string, string>
}) {
  return (
    <>
      <Field label="Owner" hint="Whoever you name confirms it themselves." error={errors['change.owner'] ?? null}>
        <OwnerSelect
          name="owner"
          owners={owners}
          first={[LEAVE, { value: '', label: 'Nobody' }]}
          value={owner}
          onChange={(event) => onOwner(event.target.value)}
        />
      </Field>
      {suggested.length > 0 ? (
        <ul aria-label="Who it might be" className="flex flex-wrap gap-2">
          {suggested.map(({ key, name, because, count }) => (
            <li key={key}>
              <Button size="small" onClick={() => onOwner(key)}>
                <bdi>{name}</bdi>: {count === 1 ? because : `suggested for ${count.toLocaleString('en')} of them`}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <details className="border-rule border-y py-2">
        <summary className="cursor-pointer py-1 font-medium">Say more about them</summary>
        <div className="space-y-5 pt-3 pb-2">
          <Field label="Backup owner" error={errors['change.backupOwner'] ?? null}>
            <OwnerSelect
              name="backupOwner"
              owners={owners}
              first={[LEAVE, { value: '', label: 'Nobody' }]}
              defaultValue={AS_IT_IS}
            />
          </Field>
          <Field label="What they are for" hint="Empty: as it is." error={errors['change.purpose'] ?? null}>
            <Input name="purpose" maxLength={200} autoComplete="off" />
          </Field>
          <Field label="Environment" error={errors['change.environment'] ?? null}>
            <Select
              name="environment"
              options={[
                LEAVE,
                { value: '', label: 'As their project' },
                ...ENVIRONMENTS.map((value) => ({ value, label: value })),
              ]}
              defaultValue={AS_IT_IS}
            />
          </Field>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label="End on" hint="Empty: as it is." error={errors['change.endsOn'] ?? null}>
              <Input type="date" name="endsOn" />
            </Field>
            <Field label="Look at them again on" hint="Empty: as it is." error={errors['change.reviewOn'] ?? null}>
              <Input type="date" name="reviewOn" />
            </Field>
          </div>
          <Field label="Ask the owner before touching them" error={errors['change.askFirst'] ?? null}>
            <Select
              name="askFirst"
              options={[LEAVE, { value: 'yes', label: 'Yes, ask first' }, { value: 'no', label: 'No need to ask' }]}
              defaultValue={AS_IT_IS}
            />
          </Field>
        </div>
      </details>
    </>
  )
}
