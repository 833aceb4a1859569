// Which reads a page may send through us to Raff. Everything is refused but what stands in the table below, and what goes
// out is put together anew from checked parts: not one character of the address is passed on as it came.

export interface AllowedRead {
  /** below /api/v1 */
  path: string
  template: string
  query: Record<string, string>
  /** sent as X-Project-ID */
  projectId: string | undefined
  /** what runs, or who may do things: not everybody who sees the one sees the other */
  area: 'inventory' | 'access'
}

export type ProxyRefusal =
  | 'encoded' // nothing that Raff calls its things needs a percent sign
  | 'not-a-path'
  | 'unknown-resource'
  | 'unknown-parameter'
  | 'repeated-parameter'
  | 'bad-value'
  | 'project-missing'

export type ProxyAnswer = { ok: true; read: AllowedRead } | { ok: false; why: ProxyRefusal }

type Check = (value: string) => boolean

const ID = /^[A-Za-z0-9_-]{1,100}$/
const isId: Check = (value) => ID.test(value)
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value)
const wholeUpTo =
  (most: number): Check =>
  (value) =>
    /^\d{1,7}$/.test(value) && Number(value) <= most

interface Rule {
  area?: AllowedRead['area']
  /** Raff answers only together with a project */
  project?: 'needed' | 'possible' | 'as-parameter'
  parameters?: Record<string, Check>
}

const paged = { limit: wholeUpTo(100), offset: wholeUpTo(1_000_000) }
const one: Rule = { project: 'needed' }
const access: Rule = { area: 'access' }

/** Notes are missing on purpose: a personal note is meant for whoever made the key. */
const READS: Record<string, Rule> = {
  '/projects': { parameters: paged },
  '/projects/{id}': {},
  '/projects/{id}/members': { ...access, parameters: paged },
  '/vms': { project: 'as-parameter', parameters: { ...paged, status: isId } },
  '/vms/{id}': {},
  '/vms/{id}/networks': { parameters: { type: oneOf('public', 'vpc', 'ipv6') } },
  '/volumes': { project: 'possible', parameters: { ...paged, vm_id: isId } },
  '/volumes/{id}': one,
  '/snapshots': {
    project: 'possible',
    parameters: { ...paged, vm_id: isId, volume_id: isId, type: oneOf('vm', 'volume') },
  },
  '/snapshots/{id}': one,
  '/backups': { project: 'possible', parameters: { ...paged, vm_id: isId } },
  '/backups/{id}': one,
  '/backup-schedules': { project: 'possible', parameters: { ...paged, vm_id: isId } },
  '/backup-schedules/{id}': one,
  '/ips': { project: 'needed', parameters: { ...paged, status: isId, reserved: oneOf('true', 'false') } },
  '/ips/{id}': {},
  '/vpcs': { project: 'possible' },
  '/vpcs/{id}': one,
  '/security-groups': { project: 'possible' },
  '/security-groups/{id}': one,
  '/ssh-keys': access,
  '/members': { ...access, parameters: { ...paged, status: isId } },
  '/roles': { ...access, parameters: { ...paged, scope: oneOf('account', 'project') } },
  '/roles/{id}': access,
  '/permissions': { ...access, parameters: { scope: oneOf('account', 'project') } },
  '/api-keys': { ...access, parameters: paged },
  '/api-keys/{id}': access,
}

/** `path` and `search` as they stand in the address, nothing decoded: what follows `/api/raff/{connection}/`. */
export function allowedRead(path: string, search: string): ProxyAnswer {
  if (path.includes('%')) return refuse('encoded')
  const segments = path.split('/')
  if (!segments.every(isId)) return refuse('not-a-path')
  const found = findRule(segments)
  if (!found) return refuse('unknown-resource')
  const { rule, template } = found

  const query: Record<string, string> = {}
  let project: string | undefined
  for (const [name, value] of new URLSearchParams(search)) {
    if (Object.hasOwn(query, name) || (name === 'project_id' && project !== undefined))
      return refuse('repeated-parameter')
    const check = checkOf(rule, name)
    if (!check) return refuse('unknown-parameter')
    if (!check(value)) return refuse('bad-value')
    if (name === 'project_id') project = value
    else query[name] = value
  }
  if (rule.project === 'needed' && project === undefined) return refuse('project-missing')
  if (rule.project === 'as-parameter' && project !== undefined) query.project_id = project
  const projectId = rule.project === 'as-parameter' ? undefined : project
  return {
    ok: true,
    read: { path: `/${segments.join('/')}`, template, query, projectId, area: rule.area ?? 'inventory' },
  }
}

function checkOf({ project, parameters }: Rule, name: string): Check | undefined {
  if (name === 'project_id') return project && isId
  return parameters && Object.hasOwn(parameters, name) ? parameters[name] : undefined
}

function findRule(segments: string[]): { rule: Rule; template: string } | undefined {
  const fits = (template: string) => {
    const words = template.slice(1).split('/')
    return words.length === segments.length && words.every((word, at) => word === '{id}' || word === segments[at])
  }
  const [template, rule] = Object.entries(READS).find(([name]) => fits(name)) ?? []
  if (!template || !rule || isOtherOperation(segments)) return undefined
  return { template, rule }
}

/** Words that Raff has in the place of an id, for operations that are not in the table. */
function isOtherOperation([, second]: string[]): boolean {
  return second === 'bulk' || second === 'reserve' || second === 'templates' || second === 'cidr-suggestions'
}

function refuse(why: ProxyRefusal): ProxyAnswer {
  return { ok: false, why }
}
