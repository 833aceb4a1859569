import { shownName, straightName } from '../inventory/shown-name'
import { createHash } from 'node:crypto'
import { withArticle } from '../article'
import { canonicalJson, toJson } from '../canonical-json'
import { isKind, KIND_WORDS } from '../inventory/kinds'
import { higher, type RiskLevel } from '../requests/risk'
import type { TypedFact } from '../requests/typed-fact'
import { type Action, titleOf, wordsOf } from './action-words'
import { effectOf } from './compare-plans'
import { planOf } from './all-actions'
import { isPlaced, type Target } from './facts'
import { sumOf } from './money'
import { type Draft, type Line, missing, type Plan, type PlanTarget, type Undo } from './plan-shape'
import { NEW_KEY_ID } from './steps'
import { counted, listed } from './words'

export type Order = { action: Action; params: Record<string, unknown> }

/** The plan for all targets of a request, from what was just read. The same facts give the same plan, to the letter. */
export function buildPlan({ action, params }: Order, read: readonly Target[], now: Date): Plan {
  const how = planOf(action)
  const targets = read.map(withName)
  const drafts = targets.map((target) => ({ target, draft: how.draft(target, params as never, now) }))
  const each = drafts.map(({ draft }) => draft)
  const pending = drafts.filter(({ draft }) => draft.nothingLeft === null)
  const risk = riskOf(action, drafts)
  const what = whatOf(action, targets, params)
  const missingFacts = missingAbout(action, targets)
  const unknowns = unique([...each.flatMap((draft) => draft.unknowns), ...missingFacts])
  const plan = {
    action,
    title: titleOf(action, what),
    targets: targets.map(toPlanTarget),
    steps: mergeSteps(
      action,
      pending.map(({ draft }) => draft),
    ),
    stops: unique(each.flatMap((draft) => draft.stops)),
    affects: unique(each.flatMap((draft) => draft.affects)),
    survives: unique(each.flatMap((draft) => draft.survives)),
    undo: undoOf(each.map((draft) => draft.undo)),
    money: sumOf(each.map((draft) => draft.money)),
    unknowns,
    risk,
    raisedBy: wordsOf(action).adds ? [] : unknowns.filter(({ raises }) => raises).map(({ text }) => text),
    twoBecause: each.map((draft) => draft.twoBecause).find((why) => why !== null) ?? null,
    obstacles: distinct([
      ...pending.flatMap(({ target, draft }) => [...withoutProject(target), ...draft.obstacles]),
      ...takenTwice(pending),
      ...notTogether(action, targets),
    ]),
    nothingLeft: pending.length === 0 ? each.map((draft) => draft.nothingLeft).join(' ') : null,
    warnings: distinct([...each.flatMap((draft) => draft.warnings), ...leftOut(drafts)]),
    confirmation: factOf(action, drafts, risk.level),
    difference: each.flatMap((draft) => draft.difference),
    saferPath: each.length === 1 ? (each[0]?.saferPath ?? null) : saferForAll(each),
    fingerprint: '',
    readAt: now.toISOString(),
  }
  const facts = { action, params, targets: drafts.map(basisOf), effect: effectOf(plan), obstacles: plan.obstacles }
  return { ...plan, fingerprint: fingerprintOf(facts) }
}

/** A sentence about nothing, and a fact of no letters to type, would help nobody. */
function withName(target: Target): Target {
  return { ...target, name: shownName(straightName(target.name), `(no name, ${target.raffId})`) }
}

/** Raff takes no change of what is in a project without being told which one. */
function withoutProject({ kind, name, projectId }: Target): string[] {
  return KIND_WORDS[kind].inProject && !projectId
    ? [`Raff does not say in which project ${name} is, and takes no change without it.`]
    : []
}

/** Two points of one series: the first call takes both, and the second would meet nothing. */
function takenTwice(drafts: readonly Drafted[]): string[] {
  const takenBy = new Map<string, Target>()
  const twice = new Set<string>()
  for (const { target, draft } of drafts)
    for (const { proof } of draft.steps)
      for (const id of proof?.see === 'all-gone' ? proof.ids : []) {
        const other = takenBy.get(id)
        if (other && other.id !== target.id)
          twice.add(`${target.name} and ${other.name} go together: choose one of them.`)
        else takenBy.set(id, target)
      }
  return [...twice]
}

/** A new key has one secret, one place it goes to and one person who puts it there: a case of its own. */
function notTogether(action: Action, targets: readonly Target[]): string[] {
  return action === 'api-key.rotate' && targets.length > 1
    ? ['Each key is rotated on its own: ask for one of them at a time.']
    : []
}

type Drafted = { target: Target; draft: Draft }

/** Every fact the plan leans on, and nothing that changes by itself from one minute to the next. */
function basisOf({ target, draft }: Drafted) {
  const { id, raffId, projectId, environment, environmentFrom, owner, askFirst, monthlyCost } = target
  return {
    id,
    raffId,
    projectId,
    environment,
    environmentFrom,
    owner: owner && [owner.name, owner.gone],
    askFirst,
    monthlyCost,
    basis: draft.basis,
  }
}

function fingerprintOf(value: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(toJson(value)))
    .digest('hex')
    .slice(0, 32)
}

function riskOf(action: Action, drafts: readonly Drafted[]): Plan['risk'] {
  const words = wordsOf(action)
  let level: RiskLevel = words.level
  const reasons = [
    `To ${lowered(titleOf(action, what(words.kind)))} is ${level === 'low' ? 'a low risk' : `a ${level} risk`} by itself.`,
  ]
  for (const { target, draft } of drafts) {
    const why = words.adds ? null : whyProduction(target)
    if (why) {
      level = higher(level, 'high')
      reasons.push(why)
    }
    for (const raise of draft.raises) {
      level = higher(level, raise.level)
      reasons.push(raise.why)
    }
  }
  return { level, reasons: distinct(reasons) }
}

/** What nobody has placed counts as production: a mistake in that direction costs a question, in the other one a server. */
function whyProduction(target: Target): string | null {
  if (target.environment === 'production') return `${target.name} is in production.`
  return isUnplaced(target) ? `Nobody has said where ${target.name} belongs, so it counts as production.` : null
}

function isUnplaced(target: Target): boolean {
  return KIND_WORDS[target.kind].inProject && !isPlaced(target)
}

const what = (kind: string | null) => (kind !== null && isKind(kind) ? withArticle(KIND_WORDS[kind].one) : '')

/** What should be known about a target and is not. */
function missingAbout(action: Action, targets: readonly Target[]) {
  if (wordsOf(action).kind === null) return []
  return targets.flatMap((target) => [
    ...(target.owner === null ? [missing(`Nobody answers for ${target.name}.`, `no owner ${target.id}`)] : []),
    ...(target.owner?.gone
      ? [missing(`${target.owner.name} answered for ${target.name} and is no longer here.`, `owner gone ${target.id}`)]
      : []),
    ...(isUnplaced(target)
      ? [
          missing(
            `Nobody has said whether ${target.projectName ?? 'its project'} is production.`,
            `environment ${target.projectId}`,
          ),
        ]
      : []),
  ])
}

/** One key for all its projects: it is made once, and each project is opened to it. */
function mergeSteps(action: Action, drafts: readonly Draft[]): Plan['steps'] {
  const steps = drafts.flatMap((draft) => draft.steps)
  if (action !== 'api-key.create') return steps
  const [make] = steps
  return make ? [make, ...steps.filter((each) => JSON.stringify(each.call?.body ?? null).includes(NEW_KEY_ID))] : []
}

function leftOut(drafts: readonly Drafted[]): string[] {
  if (drafts.length < 2) return []
  return drafts.flatMap(({ draft }) =>
    draft.nothingLeft === null ? [] : [`${draft.nothingLeft} It is left as it is.`],
  )
}

function undoOf(each: readonly Undo[]): Undo {
  const [first] = each
  if (!first || each.length === 1) return first ?? { possible: false, until: null, sentence: '', request: null }
  const possible = each.every((undo) => undo.possible)
  const until =
    each
      .map((undo) => undo.until)
      .filter((at) => at !== null)
      .sort()[0] ?? null
  const same = each.every((undo) => JSON.stringify(undo.request) === JSON.stringify(first.request))
  return {
    possible,
    until,
    sentence: [...new Set(each.map((undo) => undo.sentence))].join(' '),
    request: possible && same ? first.request : null,
  }
}

/** A meaningful fact for whatever is high risk: of several things, how many there are and where. */
function factOf(action: Action, drafts: readonly Drafted[], level: RiskLevel): TypedFact | null {
  const [only] = drafts
  if (!only) return null
  if (drafts.length === 1 || action === 'api-key.create') {
    if (only.draft.confirmation) return only.draft.confirmation
    const { name, environment } = only.target
    return level === 'high'
      ? { fact: environment ? `${name} in ${environment}` : name, why: 'This is what it is about.' }
      : null
  }
  if (level !== 'high' && drafts.every(({ draft }) => draft.confirmation === null)) return null
  const places = [...new Set(drafts.map(({ target }) => target.environment ?? 'the account'))].sort()
  return { fact: `${nounOf(action, drafts.length)} in ${listed(places)}`, why: 'All of them, in one go.' }
}

function saferForAll(each: readonly Draft[]): Plan['saferPath'] {
  const paths = each.map((draft) => draft.saferPath)
  const [first] = paths
  return first && paths.every((path) => path !== null)
    ? { ...first, sentence: 'Safer: stop them now, save images, and delete them in 14 days if nobody objects.' }
    : null
}

function whatOf(action: Action, targets: readonly Target[], params: Record<string, unknown>): string {
  if (action === 'api-key.create') return String(params.name)
  const [only] = targets
  return targets.length === 1 && only ? only.name : nounOf(action, targets.length)
}

function nounOf(action: Action, count: number): string {
  const { kind } = wordsOf(action)
  const noun = kind === null ? { one: 'thing', many: 'things' } : KIND_WORDS[kind]
  return counted(count, noun.one, noun.many)
}

function toPlanTarget({ id, kind, raffId, name, projectId, projectName, environment, owner }: Target): PlanTarget {
  return {
    id,
    kind,
    raffId,
    name,
    projectId,
    projectName,
    environment,
    owner: owner && !owner.gone ? owner.name : null,
  }
}

function distinct(sentences: readonly string[]): string[] {
  return [...new Set(sentences)]
}

function unique<L extends Line>(lines: readonly L[]): L[] {
  return [...new Map(lines.map((each) => [each.key, each])).values()]
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1)
}
