import type { KeyRow, KeysAnswer } from '@/lib/contracts/keys'
import { ACCESS_LEVELS, type AccessLevel } from '@/lib/domain/findings/access-levels'
import { ENVIRONMENTS, type Environment } from '@/lib/domain/inventory/environment'

export type MatrixProject = KeysAnswer['projects'][number]

export type Matrix = {
  projects: MatrixProject[]
  /** Level by project, in the order of the projects. */
  rows: { key: KeyRow; levels: AccessLevel[] }[]
}

/** Keys that work, what they can do where; production first, then what can do most. */
export function reachOfKeys(keys: readonly KeyRow[], projects: readonly MatrixProject[]): Matrix {
  const columns = [...projects].sort(
    (one, other) =>
      rankOfEnvironment(one.environment) - rankOfEnvironment(other.environment) ||
      one.projectName.localeCompare(other.projectName, 'en', { numeric: true }),
  )
  const rows = keys
    .filter(({ status }) => status === 'active')
    .map((key) => {
      const levels = new Map(key.reach.map(({ projectId, level }) => [projectId, level]))
      return { key, levels: columns.map(({ projectId }): AccessLevel => levels.get(projectId) ?? 'none') }
    })
  const weight = ({ levels }: Matrix['rows'][number]) =>
    levels.reduce((sum, level) => sum + WEIGHT[level] * 1_000 + (level === 'none' ? 0 : 1), 0)
  return { projects: columns, rows: rows.sort((one, other) => weight(other) - weight(one)) }
}

/** Something nobody can read may be anything: it stands beside what can delete. */
const WEIGHT: Record<AccessLevel, number> = {
  ...(Object.fromEntries(ACCESS_LEVELS.map((level, index) => [level, index])) as Record<AccessLevel, number>),
  unknown: ACCESS_LEVELS.indexOf('destroy'),
}

function rankOfEnvironment(environment: Environment | null): number {
  return environment === null ? ENVIRONMENTS.length : ENVIRONMENTS.indexOf(environment)
}
