import { type Builder, NO_MONEY, refuse } from '../draft'
import { type Place, placeOf } from '../risk'
import { state } from '../say'
import { count } from '../sayings/words'
import { placesOfProjects, placesWithRole } from './key-around'
import { newKeyCalls } from './new-key-calls'

export const createKey: Builder<'api-key.create'> = (_, params, look) => {
  const { name, accountRoleId, expiresAt, projects, handOver } = params
  if (expiresAt !== null && new Date(expiresAt) <= look.now)
    return refuse('invalid', 'The end date is over already.', 'expiresAt')
  const keys = look.all('api-key')
  if (keys.some((key) => key.name.trim().toLowerCase() === name.toLowerCase()))
    return refuse('invalid', `There is a key called “${name}” already. Choose a name that tells them apart.`, 'name')
  const ids = projects.map(({ projectId }) => projectId)
  if (new Set(ids).size !== ids.length) return refuse('invalid', 'A project is chosen twice.', 'projects')
  const reached = projects.map(({ projectId, roleId }) => ({
    project: look.find('project', projectId),
    role: look.find('role', roleId),
    roleId,
    projectId,
  }))
  const unknownProject = reached.find(({ project }) => !project)
  if (unknownProject && look.sees('project', null))
    return refuse('invalid', 'One of the projects is not there any more. Choose them again.', 'projects')
  const wrongRole = reached.find(({ role }) => role && role.facts.scope !== 'project')
  if (wrongRole?.role)
    return refuse('invalid', `${wrongRole.role.name} is a role of the account, not of a project.`, 'projects')
  const accountRole = look.find('role', accountRoleId)
  if (accountRoleId !== null && !accountRole && look.sees('role', null))
    return refuse('invalid', 'The account role is not there any more. Choose it again.', 'accountRoleId')
  if (accountRole && accountRole.facts.scope !== 'account')
    return refuse('invalid', `${accountRole.name} is a role of projects, not of the account.`, 'accountRoleId')
  const isOwner = accountRole?.facts.slug === 'owner'
  const names = reached.map(({ project, projectId }) => project?.name ?? projectId)
  const projectPlaces: Place[] = reached.map(({ project }) => (project ? placeOf(project) : 'unknown'))
  const places = isOwner ? placesOfProjects(look.all('project')) : placesWithRole(projectPlaces, accountRoleId, look)
  return {
    calls: newKeyCalls(
      null,
      {
        name,
        accountRoleId,
        expiresAt,
        accesses: reached.map(({ project, role, projectId, roleId }) => ({
          projectId,
          projectName: project?.name ?? projectId,
          roleId,
          roleName: role?.name ?? null,
        })),
      },
      keys.map(({ raffId }) => raffId),
    ),
    lines: {
      does: [
        state('key-made', { key: name }, 'create'),
        isOwner
          ? state('key-reaches-everything', { key: name })
          : names.length > 0
            ? state('key-reaches', { key: name, projects: [...names].sort(), role: accountRole?.name ?? null })
            : state('key-reaches-no-project', { key: name, role: accountRole?.name ?? null }),
        handOver === 'connection'
          ? state('secret-goes-into-connection', { key: name }, 'create')
          : state('secret-shown-once', { key: name, to: look.facts.asker.name }, 'create'),
      ],
      undo: [state('key-can-be-switched-off', { key: name })],
      unknowns: [
        ...(expiresAt === null ? [state('key-never-expires', { key: name })] : []),
        state('secret-may-be-lost', { key: name }, 'create'),
      ],
      money: [state('costs-nothing', { name })],
    },
    undo: {
      possible: 'yes',
      request: { action: 'api-key.revoke', targets: [], madeBy: { step: 'create', kind: 'api-key' }, params: {} },
    },
    money: NO_MONEY,
    fact: isOwner ? `${name} reaches everything` : `${name} reaches ${count(names.length, 'project')}`,
    leansOn: {
      taken: false,
      projects: reached.map(({ project, role }) => [project?.name ?? null, role?.name ?? null]),
      accountRole: accountRole ? [accountRole.name, accountRole.facts.slug, ...accountRole.facts.permissions] : null,
      places,
      asker: look.facts.asker.name,
    },
    looksAt: ['project', 'role', 'api-key'],
    environments: places,
    ...(isOwner && { level: 'high', raises: [state('owner-key', { key: name })] }),
    later: [
      {
        name: 'hand-over',
        sentence: `Put the secret of ${name} where it is needed, and nowhere else.`,
        who: 'asker',
        afterDays: 0,
        request: null,
      },
    ],
  }
}
