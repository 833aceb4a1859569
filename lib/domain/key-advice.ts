import type { ConnectionPurpose } from './connection-status'
import type { KeyReach, ProjectReach } from './key-reach'
import { inWords } from './permission-words'

// Whether a key fits what it is stored for, in the words a person reads who has never made one.

export type KeyWarning = {
  code:
    | 'owner'
    | 'destroys'
    | 'changes'
    | 'changes-account'
    | 'unknown-power'
    | 'no-projects'
    | 'blind'
    | 'cannot-act'
    | 'never-expires'
  /** risk: stronger than its purpose, or useless for it. note: worth knowing. */
  weight: 'risk' | 'note'
  sentence: string
  /** The narrower or wider set-up that would be right. */
  instead: string
}

const READER =
  'In Raff, give the key the role Viewer in each project, and an account role that only has view permissions. Then check again here.'
const ACTOR =
  'In Raff, give the key a project role that may change things, such as Project Admin, only in the projects where requests should run. Then check again here.'

/** One sentence that says the most a key can do. */
export function sayReach(reach: KeyReach): string {
  if (reach.everyProject)
    return 'It belongs to Owner: it can see, change and delete everything, in every project there is and will be.'
  const projects = countProjects(reach.projects.length)
  if (reach.account === null)
    return `It sees ${projects}. Raff does not let it look itself up, so what it could change is not known.`
  const destroys = union(reach.projects, 'destroys')
  const changes = union(reach.projects, 'changes')
  const unknown = reach.projects.some((project) => project.changes === null)
  const most =
    destroys.length > 0
      ? `can delete or overwrite ${inWords(destroys)}`
      : changes.length > 0
        ? `can change ${inWords(changes)}, and delete nothing`
        : unknown
          ? 'may be able to change things: some of its roles cannot be read'
          : 'can change nothing'
  const account = inWords(reach.account.changes)
  return `It sees ${projects} and ${most}${account ? `. In the account it can change ${account}` : ''}.`
}

export function adviseOnKey(
  reach: KeyReach,
  { purpose, expires }: { purpose: ConnectionPurpose; expires: boolean | null },
): KeyWarning[] {
  const warnings = purpose === 'read' ? adviseReader(reach) : adviseActor(reach)
  if (reach.projects.length === 0 && !reach.everyProject) warnings.unshift(noProjects())
  if (expires === false)
    warnings.push({
      code: 'never-expires',
      weight: 'note',
      sentence: 'It never expires: if it leaks, it works for whoever has it until somebody notices.',
      instead: 'When you make the next one, give it an end date. Stocktake reminds you two weeks before.',
    })
  return warnings
}

function adviseReader(reach: KeyReach): KeyWarning[] {
  if (reach.everyProject)
    return [
      {
        code: 'owner',
        weight: 'risk',
        sentence:
          'This is an Owner key. Stocktake only looks with it, but whoever got hold of it could delete everything.',
        instead: READER,
      },
    ]
  const warnings: KeyWarning[] = []
  const [destroys, changes] = [union(reach.projects, 'destroys'), union(reach.projects, 'changes')]
  if (destroys.length > 0)
    warnings.push({
      code: 'destroys',
      weight: 'risk',
      sentence: `For looking it is too strong: it can delete or overwrite ${inWords(destroys)} in ${inWords(namesOf(reach.projects, 'destroys'))}.`,
      instead: READER,
    })
  else if (changes.length > 0)
    warnings.push({
      code: 'changes',
      weight: 'risk',
      sentence: `For looking it is stronger than needed: it can change ${inWords(changes)} in ${inWords(namesOf(reach.projects, 'changes'))}.`,
      instead: READER,
    })
  if (reach.account && reach.account.changes.length > 0)
    warnings.push({
      code: 'changes-account',
      weight: 'risk',
      sentence: `Its account role, ${reach.accountRole?.name}, lets it change ${inWords(reach.account.changes)}. Looking needs none of that.`,
      instead: READER,
    })
  if (reach.account === null)
    warnings.push({
      code: 'unknown-power',
      weight: 'note',
      sentence: 'It may not read the list of keys, so neither Raff nor Stocktake can say what it could change.',
      instead:
        'Give it an account role with permission to view API keys. Then the Keys page has something to show, too.',
    })
  if (reach.blindTo.length > 0)
    warnings.push({
      code: 'blind',
      weight: 'note',
      sentence: `It may not read ${inWords(reach.blindTo)}: Stocktake shows these as unknown, not as fine.`,
      instead: 'Give its account role the missing view permissions, then check again here.',
    })
  return warnings
}

function adviseActor(reach: KeyReach): KeyWarning[] {
  if (reach.everyProject)
    return [
      {
        code: 'owner',
        weight: 'risk',
        sentence:
          'This is an Owner key: it can also close the account and change who is in it, which no request ever needs.',
        instead: ACTOR,
      },
    ]
  const known = reach.projects.every((project) => project.changes !== null)
  if (reach.projects.length === 0 || !known || union(reach.projects, 'changes').length > 0) return []
  return [
    {
      code: 'cannot-act',
      weight: 'risk',
      sentence: 'It can only look: no approved request could be run with it.',
      instead: ACTOR,
    },
  ]
}

function noProjects(): KeyWarning {
  return {
    code: 'no-projects',
    weight: 'risk',
    sentence: 'It works, but reaches no project: there is nothing to take stock of.',
    instead:
      'In Raff, add the key as a member of each project it should see. It is enough to check again here afterwards.',
  }
}

function union(projects: ProjectReach[], power: 'destroys' | 'changes'): string[] {
  return [...new Set(projects.flatMap((project) => project[power] ?? []))]
}

/** The first few by name; a list of forty names says less. */
function namesOf(projects: ProjectReach[], power: 'destroys' | 'changes'): string[] {
  const names = projects.filter((project) => (project[power] ?? []).length > 0).map(({ name }) => name)
  return names.length <= 4 ? names : [...names.slice(0, 3), `${names.length - 3} more projects`]
}

function countProjects(count: number): string {
  if (count === 0) return 'no project'
  return count === 1 ? 'one project' : `${count} projects`
}
