'use client'

import { PERSON_ROLES, type PersonRole } from '@/lib/domain/person'
import { ROLE_WORDS } from '../shell/role-words'
import { RadioGroup } from '../ui/radio-group'

const OPTIONS = PERSON_ROLES.map((value) => ({
  value,
  label: ROLE_WORDS[value].name,
  hint: ROLE_WORDS[value].sentence,
}))

/** The four roles, each with what it lets one do. */
export function RoleChoice({
  legend,
  error,
  value,
  defaultValue,
  onChange,
}: {
  legend: string
  error: string | undefined
  value?: PersonRole
  defaultValue?: PersonRole
  onChange?: (role: PersonRole) => void
}) {
  return (
    <RadioGroup
      legend={legend}
      name="role"
      options={OPTIONS}
      value={value}
      defaultValue={defaultValue}
      onChange={onChange}
      error={error}
    />
  )
}
