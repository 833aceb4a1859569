import type { ApprovalPolicyAnswer } from '@/lib/contracts/approval-policy'
import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

type Hours = ApprovalPolicyAnswer['policy']['hours']

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** When somebody is there to see what happens. */
export function WorkingHoursFields({
  hours,
  fault,
  readOnly,
  onChange,
}: {
  hours: Hours
  fault: (name: string) => string | null
  readOnly: boolean
  onChange: (hours: Hours) => void
}) {
  const toggle = (day: number, on: boolean) =>
    onChange({
      ...hours,
      days: DAYS.map((_, index) => index + 1).filter((each) => (each === day ? on : hours.days.includes(each))),
    })
  return (
    <section aria-labelledby="hours" className="mb-10">
      <h2 id="hours" className="small-caps mb-4 border-ink border-b pb-1 text-lead">
        Working hours
      </h2>
      <fieldset className="mb-4">
        <legend className="sr-only">Days</legend>
        <div className="flex flex-wrap gap-x-6 gap-y-1">
          {DAYS.map((name, index) => (
            <Checkbox
              key={name}
              label={name}
              checked={hours.days.includes(index + 1)}
              disabled={readOnly}
              onChange={(event) => toggle(index + 1, event.target.checked)}
            />
          ))}
        </div>
        {fault('hours.days') ? <p className="text-danger">{fault('hours.days')}</p> : null}
      </fieldset>
      <div className="grid gap-5 sm:grid-cols-3">
        {(['from', 'to'] as const).map((name) => (
          <Field key={name} label={name === 'from' ? 'From' : 'Until'} error={fault(`hours.${name}`)}>
            <Input
              type="time"
              readOnly={readOnly}
              value={hours[name]}
              onChange={(event) => onChange({ ...hours, [name]: event.target.value })}
            />
          </Field>
        ))}
        <Field label="On the clocks of" hint="Such as Europe/Berlin." error={fault('hours.zone')}>
          <Input
            autoComplete="off"
            spellCheck={false}
            readOnly={readOnly}
            value={hours.zone}
            onChange={(event) => onChange({ ...hours, zone: event.target.value })}
          />
        </Field>
      </div>
    </section>
  )
}
