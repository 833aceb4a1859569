import { uuidOf } from '../ids'
import { type Draft, daysAgo, isThere } from './draft'

interface ProjectRow {
  name: string
  about: string
  age: number
  isDefault?: true
}

const PROJECTS = {
  internal: { name: 'Internal tools', about: 'What the office runs for itself', age: 728, isDefault: true },
  production: { name: 'Shop production', about: 'The Marketstall shop, as customers use it', age: 690 },
  staging: { name: 'Shop staging', about: 'The next release of Marketstall', age: 688 },
  development: { name: 'Development', about: 'Workbenches and build machines', age: 640 },
  northlight: { name: 'Northlight Museum', about: 'Tickets and collection site, run for the museum', age: 372 },
  campaign: { name: 'Spring campaign', about: 'Landing pages that went to the agency instead', age: 148 },
} as const satisfies Record<string, ProjectRow>

export type ProjectName = keyof typeof PROJECTS

export const PROJECT_NAMES = Object.keys(PROJECTS) as ProjectName[]

export function projectId({ seed }: Pick<Draft, 'seed'>, project: ProjectName): string {
  return uuidOf(seed, 'company-project', project)
}

/** Replaces the default project an account begins with: here it has got a name and a use. */
export function addProjects(draft: Draft): void {
  draft.state.projects = []
  for (const [project, row] of Object.entries(PROJECTS) as [ProjectName, ProjectRow][]) {
    if (!isThere(draft, project, row)) continue
    const createdAt = daysAgo(draft, row.age, project)
    draft.state.projects.push({
      id: projectId(draft, project),
      name: row.name,
      slug: row.name.toLowerCase().replaceAll(' ', '-'),
      description: row.about,
      region: 'us-east',
      isDefault: row.isDefault ?? false,
      isActive: true,
      createdBy: draft.state.account.ownerUserId,
      createdAt,
      updatedAt: createdAt,
    })
  }
}
