import type { ApprovalPolicyAnswer } from '@/lib/contracts/approval-policy'
import { ENVIRONMENTS, type Environment } from '@/lib/domain/inventory/environment'
import { RISK_LEVELS, RISK_WORDS, type RiskLevel } from '@/lib/domain/requests/risk'
import { environmentWord } from '../findings/environment-word'
import { Checkbox } from '../ui/checkbox'
import { type LevelRule, RuleFields } from './rule-fields'

type Policy = ApprovalPolicyAnswer['policy']

/** Where an environment has rules of its own. Production already raises what is asked for there to high risk. */
export function EnvironmentRules({
  policy,
  fields,
  readOnly,
  onChange,
}: {
  policy: Policy
  fields: Record<string, string>
  readOnly: boolean
  onChange: (environments: Policy['environments']) => void
}) {
  const set = (environment: Environment, level: RiskLevel, rule: LevelRule | null) => {
    const { [level]: _, ...others } = policy.environments[environment] ?? {}
    onChange({ ...policy.environments, [environment]: rule === null ? others : { ...others, [level]: rule } })
  }
  return (
    <section aria-labelledby="environments" className="mb-10">
      <h2 id="environments" className="small-caps border-ink border-b pb-1 text-lead">
        Rules of their own
      </h2>
      {ENVIRONMENTS.map((environment) => {
        const own = policy.environments[environment] ?? {}
        const count = RISK_LEVELS.filter((level) => own[level] !== undefined).length
        return (
          <details key={environment} className="border-rule border-b py-3" open={count > 0}>
            <summary className="cursor-pointer rounded-leaf">
              {environmentWord(environment)}
              <span className="text-fine text-soft"> · {count === 0 ? 'as everywhere' : `${count} of 3 differ`}</span>
            </summary>
            <div className="mt-4 space-y-6 ps-4">
              {RISK_LEVELS.map((level) => {
                const rule = own[level]
                return (
                  <div key={level}>
                    <Checkbox
                      label={`${RISK_WORDS[level]} has a rule of its own here`}
                      checked={rule !== undefined}
                      disabled={readOnly}
                      onChange={(event) => set(environment, level, event.target.checked ? policy.levels[level] : null)}
                    />
                    {rule ? (
                      <div className="mt-3 ms-7">
                        <RuleFields
                          rule={{ ...policy.levels[level], ...rule }}
                          path={`environments.${environment}.${level}`}
                          fields={fields}
                          readOnly={readOnly}
                          onChange={(changed) => set(environment, level, changed)}
                        />
                      </div>
                    ) : null}
                  </div>
                )
              })}
            </div>
          </details>
        )
      })}
    </section>
  )
}
