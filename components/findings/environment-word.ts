import { ENVIRONMENTS, type Environment } from '@/lib/domain/inventory/environment'

export const ENVIRONMENT_WORDS: Record<Environment, string> = {
  production: 'Production',
  staging: 'Staging',
  development: 'Development',
  other: 'Other',
}

export function environmentWord(environment: Environment | null): string {
  return environment === null ? 'No environment' : ENVIRONMENT_WORDS[environment]
}

/** To filter by. */
export const ENVIRONMENT_OPTIONS = [
  ...ENVIRONMENTS.map((value) => ({ value: value as string, label: ENVIRONMENT_WORDS[value] })),
  { value: 'none', label: 'No environment' },
]
