'use client'

import type { OwnerChoice, OwnershipAnswer } from '@/lib/contracts/ownership'
import { ENVIRONMENTS } from '@/lib/domain/inventory/environment'
import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Input, TextArea } from '../ui/input'
import { Link } from '../ui/link'
import { Select } from '../ui/select'
import { OwnerSelect } from './owner-select'

const NOBODY = [{ value: '', label: 'Nobody' }]

/** What can be said about one thing, as it stands. */
export function OwnershipFields({
  owners,
  now,
  errors,
  ofProject,
}: {
  owners: readonly OwnerChoice[]
  now: OwnershipAnswer
  errors: Record<string, string>
  ofProject: boolean
}) {
  return (
    <>
      <Field
        label="Owner"
        hint="Who is asked about it. Whoever you name confirms it themselves."
        error={errors.owner ?? null}
      >
        <OwnerSelect name="owner" owners={owners} first={NOBODY} also={now.owner} defaultValue={now.owner?.key ?? ''} />
      </Field>
      <Field
        label="Backup owner"
        optional
        hint="Who is asked when the owner is away."
        error={errors.backupOwner ?? null}
      >
        <OwnerSelect
          name="backupOwner"
          owners={owners}
          first={NOBODY}
          also={now.backupOwner}
          defaultValue={now.backupOwner?.key ?? ''}
        />
      </Field>
      <Field
        label="What it is for"
        optional
        hint="One sentence that somebody who has never seen it understands."
        error={errors.purpose ?? null}
      >
        <TextArea name="purpose" rows={2} maxLength={200} defaultValue={now.purpose ?? ''} />
      </Field>
      {ofProject ? (
        <p className="text-fine text-soft">
          Which environment a project is, is said under <Link href="/settings/environments">Environments</Link>.
        </p>
      ) : (
        <Field label="Environment" error={errors.environment ?? null}>
          <Select
            name="environment"
            options={[
              { value: '', label: 'As its project' },
              ...ENVIRONMENTS.map((value) => ({ value, label: `Its own: ${value}` })),
            ]}
            defaultValue={now.environment ?? ''}
          />
        </Field>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Ends on" optional hint="When it is not needed any more." error={errors.endsOn ?? null}>
          <Input type="date" name="endsOn" defaultValue={now.endsOn ?? ''} />
        </Field>
        <Field
          label="Look at it again on"
          optional
          hint="When the owner is asked anew."
          error={errors.reviewOn ?? null}
        >
          <Input type="date" name="reviewOn" defaultValue={now.reviewOn ?? ''} />
        </Field>
      </div>
      <Checkbox
        name="askFirst"
        label="Ask the owner before touching it"
        hint="Everybody who wants to change it sees this first."
        defaultChecked={now.askFirst}
      />
    </>
  )
}
