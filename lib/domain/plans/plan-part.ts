import type { ActionName } from '../action-names'
import { type Json, toJson } from '../canonical-json'
import type { Draft } from './draft'
import type { Look } from './look'
import type { PlanCall, PlanPart, RiskLevel } from './plan'
import type { AnyThing, PlanThing } from './plan-facts'
import { highest, levelIn, type Place, placeOf, WHY_RISKY } from './risk'
import { type Statement, state } from './say'

export type BuiltPart = PlanPart & {
  calls: PlanCall[]
  places: Place[]
  protected: boolean
  leastApprovers: number
  leansOn: Json
}

/** What the builder said of a target, with what is said of every target: who answers for it, where it is, what was unreadable. */
export function buildPart(action: ActionName, target: AnyThing | null, draft: Draft, look: Look): BuiltPart {
  const places = draft.environments ?? (target ? [placeOf(target)] : ['unknown' as const])
  const level = highest([...places.map((place) => levelIn(action, place)), ...(draft.level ? [draft.level] : [])])
  const unread = target ? unreadOf(target, draft, look) : unreadOf(null, draft, look)
  const owner = target ? ownersOf(target) : { affects: [], raises: [] }
  const raises = [...owner.raises, ...unread, ...(draft.raises ?? [])]
  return {
    target: describe(target, draft),
    lines: {
      does: draft.lines.does ?? [],
      stops: draft.lines.stops ?? [],
      affects: [...owner.affects, ...(draft.lines.affects ?? [])],
      survives: draft.lines.survives ?? [],
      undo: draft.lines.undo ?? [],
      unknowns: [...unread, ...(draft.lines.unknowns ?? []), ...guessed(target)],
      money: draft.lines.money ?? [],
    },
    level,
    reasons: [
      state('level-of-action', { why: WHY_RISKY[action] }),
      ...placeReasons(action, target, places, level),
      ...(draft.reasons ?? []),
    ],
    // a copy is not held up by a question that only matters for what is risky
    raises: level === 'low' ? [] : raises,
    undo: draft.undo,
    money: draft.money,
    fact: draft.fact,
    calls: draft.calls,
    places,
    protected: target?.protected ?? false,
    leastApprovers: draft.leastApprovers ?? 0,
    leansOn: toJson({ target: target && identityOf(target), unread, draft: draft.leansOn }),
  }
}

function describe(target: AnyThing | null, draft: Draft): PlanPart['target'] {
  if (!target)
    return {
      id: null,
      kind: 'api-key',
      raffId: null,
      name: draft.fact,
      projectId: null,
      projectName: null,
      environment: null,
      owner: null,
    }
  const { id, kind, raffId, name, projectId, projectName, environment, owner } = target
  return { id, kind, raffId, name, projectId, projectName, environment, owner: owner?.name ?? null }
}

/** Everything that is said of any target: if it changes, the plan leans on something else. */
function identityOf(target: AnyThing): Json {
  const { id, kind, raffId, name, presence, projectId, projectName, environment, environmentFrom } = target
  const { owner, backupOwner, purpose, askFirst } = target
  return toJson({
    id,
    kind,
    raffId,
    name,
    presence,
    projectId,
    projectName,
    environment,
    environmentFrom,
    owner,
    backupOwner,
    purpose,
    askFirst,
    protected: target.protected,
  })
}

/** Things of the account that nobody owns one by one. */
const UNOWNED_KINDS: readonly string[] = ['backup', 'snapshot', 'backup-schedule']

function ownersOf(target: PlanThing): { affects: Statement[]; raises: Statement[] } {
  const { name, owner, backupOwner, purpose, askFirst } = target
  const affects: Statement[] = []
  const raises: Statement[] = []
  if (owner && !owner.gone)
    affects.push(
      state('owner-answers', {
        name,
        owner: owner.name,
        confirmed: owner.confirmedAt !== null,
        passing: { confirmedAt: owner.confirmedAt },
      }),
    )
  else if (owner) raises.push(state('owner-gone', { name, owner: owner.name }))
  else if (!UNOWNED_KINDS.includes(target.kind)) raises.push(state('nobody-answers', { name }))
  if (backupOwner && !backupOwner.gone) affects.push(state('backup-owner', { name, owner: backupOwner.name }))
  if (purpose) affects.push(state('purpose-is', { name, purpose }))
  if (askFirst) affects.push(state('ask-first', { name, owner: owner && !owner.gone ? owner.name : null }))
  return { affects: [...affects, ...raises], raises }
}

function placeReasons(action: ActionName, target: AnyThing | null, places: Place[], level: RiskLevel): Statement[] {
  if (!target) return []
  const { name, projectName } = target
  const matters = level !== 'low'
  return [
    ...(target.protected ? [state('is-protected', { name })] : []),
    ...(matters && places.includes('production') ? [state('in-production', { name, project: projectName })] : []),
    ...(matters && places.includes('unknown') && levelIn(action, 'other') !== level
      ? [state('environment-unknown', { name, project: projectName })]
      : []),
  ]
}

function guessed(target: AnyThing | null): Statement[] {
  if (!target?.projectName || target.environmentFrom !== 'guessed') return []
  if (target.environment === null || target.environment === 'other') return []
  return [state('environment-guessed', { project: target.projectName, environment: target.environment })]
}

function unreadOf(target: AnyThing | null, { looksAt, looksAtInterfacesOf = [] }: Draft, look: Look): Statement[] {
  const kinds = [...new Set(looksAt)]
    .filter((kind) => !look.sees(kind, target?.projectId ?? null))
    .map((what) => state('not-read', { what, project: target?.projectName ?? null }))
  const servers = looksAtInterfacesOf.filter((serverId) => !look.seesInterfaces(serverId))
  if (servers.length === 0) return kinds
  const names = servers.map((serverId) => look.find('vm', serverId)?.name ?? serverId)
  return [...kinds, state('interfaces-not-read', { servers: names.sort() })]
}
