import type { ApprovalPolicyAnswer } from '@/lib/contracts/approval-policy'
import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

export type LevelRule = ApprovalPolicyAnswer['policy']['levels']['high']

const TICKS: readonly { name: 'askerMayApprove' | 'password' | 'typedFact' | 'workingHours'; label: string }[] = [
  { name: 'askerMayApprove', label: 'Whoever asks counts as one of them' },
  { name: 'password', label: 'The approver enters the password again' },
  { name: 'typedFact', label: 'The approver types the fact that matters' },
  { name: 'workingHours', label: 'It only begins within working hours' },
]

/** The settings of one level of risk. */
export function RuleFields({
  rule,
  path,
  fields,
  readOnly,
  onChange,
}: {
  rule: LevelRule
  /** As the API names what is wrong: "levels.high". */
  path: string
  fields: Record<string, string>
  readOnly: boolean
  onChange: (rule: LevelRule) => void
}) {
  const error = (name: string) => fields[`policy.${path}.${name}`] ?? fields[`${path}.${name}`] ?? null
  return (
    <div className="grid gap-x-10 gap-y-4 sm:grid-cols-[9rem_13rem_minmax(0,1fr)]">
      <Field label="People who agree" error={error('approvers')}>
        <Input
          type="number"
          min={0}
          max={5}
          readOnly={readOnly}
          value={rule.approvers}
          onChange={(event) => onChange({ ...rule, approvers: event.target.valueAsNumber || 0 })}
        />
      </Field>
      <Field label="Minutes it can be stopped" error={error('coolingOffMinutes')}>
        <Input
          type="number"
          min={0}
          readOnly={readOnly}
          value={rule.coolingOffMinutes}
          onChange={(event) => onChange({ ...rule, coolingOffMinutes: event.target.valueAsNumber || 0 })}
        />
      </Field>
      <div className="space-y-1.5">
        {TICKS.map(({ name, label }) => (
          <Checkbox
            key={name}
            label={label}
            checked={rule[name]}
            disabled={readOnly}
            error={error(name)}
            onChange={(event) => onChange({ ...rule, [name]: event.target.checked })}
          />
        ))}
      </div>
    </div>
  )
}
