'use client'

import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { RadioGroup } from '../ui/radio-group'
import { Select } from '../ui/select'
import type { Choice, Chosen } from './choices'

const FEW = 3

/** The fields of what can be chosen with an action. */
export function ChoiceFields({
  choices,
  chosen,
  fields,
  onChoose,
}: {
  choices: readonly Choice[]
  chosen: Chosen
  fields: Record<string, string>
  onChoose: (choice: Choice, value: string) => void
}) {
  return (
    <>
      {choices.map((choice) => {
        if (choice.when && chosen[choice.when.name] !== choice.when.is) return null
        const { name, label, hint, optional } = choice
        const error = fields[`params.${name}`] ?? null
        const value = chosen[name] ?? ''
        if (choice.type === 'yes-no')
          return (
            <Checkbox
              key={name}
              label={label}
              checked={value === 'true'}
              error={error}
              onChange={(event) => onChoose(choice, String(event.target.checked))}
            />
          )
        if (choice.type === 'one-of' && choice.options.length <= FEW)
          return (
            <RadioGroup
              key={name}
              legend={label}
              name={name}
              options={choice.options}
              value={value}
              error={error}
              onChange={(picked) => onChoose(choice, picked)}
            />
          )
        return (
          <Field key={name} label={label} hint={hint} error={error} optional={optional ?? false} className="max-w-96">
            {choice.type === 'one-of' ? (
              <Select
                options={choice.options}
                placeholder={optional ? 'No change' : 'Choose one'}
                value={value}
                onChange={(event) => onChoose(choice, event.target.value)}
              />
            ) : (
              <Input
                inputMode={choice.type === 'number' ? 'numeric' : undefined}
                autoComplete="off"
                spellCheck={false}
                value={value}
                onChange={(event) => onChoose(choice, event.target.value)}
              />
            )}
          </Field>
        )
      })}
    </>
  )
}
