import type { Environment } from '@/lib/domain/inventory/environment'
import { ENVIRONMENTS } from '@/lib/domain/inventory/environment'
import {
  ENVIRONMENT_THRESHOLDS,
  type EnvironmentThresholdName,
  type FindingsPolicy,
  PLAIN_THRESHOLDS,
  type PlainThresholdName,
} from '@/lib/domain/findings/policy'

// What stands in the fields while somebody edits: text, because a half-typed number is none. Named as the API names a fault.

export type PolicyDraft = Record<string, string>

export const PLAIN_NAMES = Object.keys(PLAIN_THRESHOLDS) as PlainThresholdName[]
export const ENVIRONMENT_NAMES = Object.keys(ENVIRONMENT_THRESHOLDS) as EnvironmentThresholdName[]
const CONVENTIONS = ['temporary', 'expires', 'owner', 'environment'] as const
const LISTS = ['vagueKeyNames', 'adminPorts', 'databasePorts'] as const

export function draftOf(policy: FindingsPolicy): PolicyDraft {
  return Object.fromEntries([
    ...PLAIN_NAMES.map((name) => [name, String(policy[name])]),
    ...ENVIRONMENT_NAMES.flatMap((name) =>
      ENVIRONMENTS.map((environment) => [`${name}.${environment}`, String(policy[name][environment])]),
    ),
    ...CONVENTIONS.map((name) => [`conventions.${name}`, policy.conventions[name]]),
    ...LISTS.map((name) => [name, policy[name].join(', ')]),
  ])
}

/** What is typed as the API takes it. Something that is no number is sent as it is: the API says what is expected. */
export function policyOf(draft: PolicyDraft): unknown {
  const text = (name: string) => (draft[name] ?? '').trim()
  const list = (name: string) =>
    text(name)
      .split(/[,\n]/)
      .map((part) => part.trim())
      .filter(Boolean)
  return {
    ...Object.fromEntries(PLAIN_NAMES.map((name) => [name, numberOrText(text(name))])),
    ...Object.fromEntries(
      ENVIRONMENT_NAMES.map((name) => [
        name,
        Object.fromEntries(
          ENVIRONMENTS.map((environment: Environment) => [environment, numberOrText(text(`${name}.${environment}`))]),
        ),
      ]),
    ),
    conventions: Object.fromEntries(CONVENTIONS.map((name) => [name, text(`conventions.${name}`)])),
    vagueKeyNames: list('vagueKeyNames'),
    adminPorts: list('adminPorts').map(numberOrText),
    databasePorts: list('databasePorts').map(numberOrText),
  }
}

/** How many fields are not as they stand. */
export function countChanges(draft: PolicyDraft, policy: FindingsPolicy): number {
  const before = draftOf(policy)
  return Object.keys(before).filter((name) => normal(draft[name] ?? '') !== normal(before[name] ?? '')).length
}

/** The first field with a fault, by the name of the input: a fault inside a list belongs to the whole list. */
export function faultOf(fields: Record<string, string>, name: string): string | undefined {
  const inside = Object.keys(fields).find((field) => {
    const path = field.replace(/^policy\./, '')
    return path === name || path.startsWith(`${name}.`)
  })
  return inside === undefined ? undefined : fields[inside]
}

function numberOrText(text: string): number | string {
  const number = Number(text)
  return text === '' || Number.isNaN(number) ? text : number
}

function normal(text: string): string {
  return text.trim().replace(/\s*,\s*/g, ', ')
}
