import type { ActionName } from '../action-names'
import { type Json, toJson } from '../canonical-json'
import { countOf, KIND_WORDS } from '../inventory/kinds'
import { ACTIONS } from './actions'
import { BUILDERS } from './builders'
import type { Draft, Refused } from './draft'
import { effectOfCalls, effectOfStatement } from './effect'
import { fingerprintOf } from './fingerprint'
import { lookAround } from './look'
import { readParams } from './params'
import {
  LINES,
  type LineName,
  type Plan,
  type PlanCall,
  type PlanMoney,
  type PlanOutcome,
  type PlanPart,
  type PlanRefusal,
  type PlanUndo,
  type Risk,
  type Skipped,
} from './plan'
import type { AnyThing, PlanFacts } from './plan-facts'
import { type BuiltPart, buildPart } from './plan-part'
import { highest } from './risk'
import { sayAll } from './say'
import { nameSteps } from './step-names'

/**
 * What doing this to these targets means, from facts that were read a moment ago: a plan, or why there is none. The same
 * facts give the same plan.
 */
export function planFor(action: ActionName, given: PlanFacts, params: unknown, now: Date): PlanOutcome {
  const facts = { ...given, targets: given.targets.map(withName), around: given.around.map(withName) }
  const read = readParams(action, params, now)
  if (read.problems)
    return {
      refusals: read.problems.map(({ field, sentence }) => ({ code: 'invalid', target: null, field, sentence })),
    }
  const asked = whatIsWrongWithTargets(action, facts)
  if (asked.length > 0) return { refusals: asked }

  const parts: BuiltPart[] = []
  const drafts: Draft[] = []
  const refusals: PlanRefusal[] = []
  const skipped: Skipped[] = []
  for (const target of ACTIONS[action].kind === null ? [null] : facts.targets) {
    const look = lookAround(facts, now, target)
    const built = whyNotAtAll(action, target) ?? BUILDERS[action](target as never, read.params as never, look)
    if ('refuse' in built) {
      refusals.push(refusalOf(target, built))
      if (built.refuse === 'already')
        skipped.push({ target: target?.id ?? null, name: target?.name ?? '', sentence: built.sentence })
      continue
    }
    const draft = facts.targets.length > 1 && target ? nameSteps(built, target) : built
    drafts.push(draft)
    parts.push(buildPart(action, target, draft, look))
  }
  // where there is nothing left to do for some, the others go on
  if (parts.length === 0 || refusals.some(({ code }) => code !== 'already')) return { refusals }
  const doubled = goneTwice(parts)
  if (doubled.length > 0) return { refusals: doubled }
  return { plan: assemble(action, { facts, params: toJson(read.params), now, parts, drafts, skipped }) }
}

/** A sentence about nothing, and a fact of no letters to type, would help nobody. */
function withName<T extends AnyThing>(thing: T): T {
  return thing.name.trim() === '' ? { ...thing, name: `(no name, ${thing.raffId})` } : thing
}

function whatIsWrongWithTargets(action: ActionName, { targets }: PlanFacts): PlanRefusal[] {
  const { kind, mostTargets, label } = ACTIONS[action]
  const wrong = (sentence: string, target: AnyThing | null = null): PlanRefusal => ({
    code: 'invalid',
    target: target?.id ?? null,
    field: 'targets',
    sentence,
  })
  if (kind === null) return targets.length > 0 ? [wrong(`“${label}” makes something new and has no target.`)] : []
  if (targets.length === 0) return [wrong(`Choose what “${label}” should be done to.`)]
  const others = targets.filter((target) => target.kind !== kind)
  if (others.length > 0)
    return others.map((target) =>
      wrong(
        `${target.name} is a ${KIND_WORDS[target.kind].one}: “${label}” is done to ${KIND_WORDS[kind].many}.`,
        target,
      ),
    )
  if (targets.length > mostTargets)
    return [
      wrong(
        mostTargets === 1
          ? `“${label}” is asked for one ${KIND_WORDS[kind].one} at a time.`
          : `At most ${mostTargets} at once, and there are ${targets.length}. Ask for them in parts.`,
      ),
    ]
  const ids = targets.map(({ raffId }) => raffId)
  const twice = targets.find(({ raffId }, index) => ids.indexOf(raffId) !== index)
  return twice ? [wrong(`${twice.name} is chosen twice.`, twice)] : []
}

function whyNotAtAll(action: ActionName, target: AnyThing | null): Refused | null {
  if (!target) return null
  const { name, kind, presence, projectId } = target
  if (presence === 'gone')
    return ACTIONS[action].destroys
      ? { refuse: 'already', sentence: `${name} is gone already: there is nothing left to do.` }
      : { refuse: 'gone', sentence: `${name} is not there any more.` }
  if (presence === 'unseen')
    return {
      refuse: 'unreadable',
      sentence: `${name} cannot be read at present, so nobody can say what would happen to it. Try again when Raff answers.`,
    }
  if (KIND_WORDS[kind].inProject && projectId === null)
    return {
      refuse: 'unreadable',
      sentence: `Raff does not say in which project ${name} is, and takes no change without it.`,
    }
  return null
}

function refusalOf(target: AnyThing | null, { refuse, sentence, field }: Refused): PlanRefusal {
  return { code: refuse, target: target?.id ?? null, field: field ?? null, sentence }
}

/** Two points of one series: the first call takes both, and the second would meet nothing. */
function goneTwice(parts: BuiltPart[]): PlanRefusal[] {
  const takenBy = new Map<string, string>()
  const refusals: PlanRefusal[] = []
  for (const { target, calls } of parts)
    for (const { probe } of calls) {
      const things = probe.kind === 'all-gone' ? probe.things : []
      for (const { kind, raffId } of things) {
        const other = takenBy.get(`${kind} ${raffId}`)
        if (other !== undefined && other !== target.name && !refusals.some((one) => one.target === target.id))
          refusals.push({
            code: 'invalid',
            target: target.id,
            field: 'targets',
            sentence: `${target.name} and ${other} go together: choose one of them.`,
          })
        takenBy.set(`${kind} ${raffId}`, target.name)
      }
    }
  return refusals
}

type Gathered = {
  facts: PlanFacts
  params: Json
  now: Date
  parts: BuiltPart[]
  drafts: Draft[]
  skipped: Skipped[]
}

function assemble(action: ActionName, { facts, params, now, parts, drafts, skipped }: Gathered): Plan {
  const calls = parts.flatMap((part) => part.calls)
  const said = (line: LineName) =>
    sayAll(
      parts.flatMap((part) => part.lines[line]),
      now,
    )
  const name = nameOf(action, parts)
  const verb = ACTIONS[action].verb(name)
  const single = drafts.length === 1 ? drafts[0] : undefined
  return {
    action,
    params,
    targets: facts.targets.map(({ id }) => id).filter((id): id is string => id !== null),
    words: {
      title: verb.charAt(0).toUpperCase() + verb.slice(1),
      approve: verb,
      keep: ACTIONS[action].keep(name),
    },
    calls,
    later: single?.later ?? [],
    sentences: said('does'),
    stops: said('stops'),
    affects: said('affects'),
    survives: said('survives'),
    undo: undoOf(parts, said('undo')),
    money: moneyOf(parts, said('money')),
    unknowns: said('unknowns'),
    risk: riskOf(parts, now),
    safer: saferOf(drafts),
    difference: single?.difference ?? [],
    fingerprint: fingerprintOf({
      action,
      params,
      parts: parts.map(({ leansOn }) => leansOn),
      skipped: skipped.map(({ target, name: one }) => target ?? one),
    }),
    effect: effectOf(parts, calls),
    confirmation: confirmationOf(action, parts),
    parts: parts.map(asPart),
    skipped,
    madeAt: now.toISOString(),
  }
}

function nameOf(action: ActionName, parts: BuiltPart[]): string {
  const { kind } = ACTIONS[action]
  const first = parts[0]?.target.name ?? ''
  return parts.length === 1 || kind === null ? first : countOf(kind, parts.length)
}

function undoOf(parts: BuiltPart[], sentences: string[]): PlanUndo {
  const undos = parts.map(({ undo }) => undo)
  const possible = undos.every((undo) => undo.possible === 'yes')
    ? 'yes'
    : undos.every((undo) => undo.possible === 'no')
      ? 'no'
      : 'partly'
  return { possible, request: joinedRequest(undos.map(({ request }) => request)), until: null, sentences }
}

/** One request for all targets, where all want the same. */
function joinedRequest(requests: PlanUndo['request'][]): PlanUndo['request'] {
  const [first, ...rest] = requests
  if (!first) return null
  const same = rest.every(
    (each) =>
      each?.action === first.action && fingerprintOf(each.params) === fingerprintOf(first.params) && !each.madeBy,
  )
  if (rest.length > 0 && (!same || first.madeBy)) return null
  return { ...first, targets: requests.flatMap((each) => each?.targets ?? []) }
}

function saferOf(drafts: Draft[]): Plan['safer'] {
  const ways = drafts.map(({ safer }) => safer)
  const request = joinedRequest(ways.map((way) => way?.request ?? null))
  const sentence = ways[0]?.sentence
  return request && sentence && ways.every(Boolean) ? { request, sentence } : null
}

function moneyOf(parts: BuiltPart[], sentences: string[]): PlanMoney {
  const amounts = parts.map(({ money }) => money)
  const known = amounts.every(({ monthly }) => monthly !== null)
  const total = amounts.reduce((sum, { monthly }) => sum + (monthly ?? 0), 0)
  const sources = new Set(amounts.map(({ source }) => source))
  return {
    monthly: known ? Math.round(total * 10_000) / 10_000 : null,
    source: !known ? 'unknown' : sources.has('catalog') ? 'catalog' : sources.has('raff') ? 'raff' : 'free',
    sentences,
  }
}

function riskOf(parts: BuiltPart[], now: Date): Risk {
  const raises = sayAll(
    parts.flatMap((part) => part.raises),
    now,
  )
  return {
    level: highest(parts.map(({ level }) => level)),
    reasons: sayAll(
      parts.flatMap((part) => part.reasons),
      now,
    ),
    raises,
    extraApprovers: raises.length > 0 ? 1 : 0,
    leastApprovers: Math.max(0, ...parts.map(({ leastApprovers }) => leastApprovers)),
    environments: [...new Set(parts.flatMap(({ places }) => places))],
    protected: parts.some((part) => part.protected),
  }
}

function confirmationOf(action: ActionName, parts: BuiltPart[]): string | null {
  const level = highest(parts.map((part) => part.level))
  if (level === 'low') return null
  const { kind } = ACTIONS[action]
  const [only] = parts
  if (parts.length === 1 || kind === null) return only?.fact ?? null
  return countOf(kind, parts.length)
}

function effectOf(parts: BuiltPart[], calls: PlanCall[]): string {
  return fingerprintOf({
    calls: effectOfCalls(calls),
    parts: parts.map(({ lines, raises, level, leastApprovers }) => ({
      level,
      leastApprovers,
      said: [...LINES.filter((line) => line !== 'money').flatMap((line) => lines[line]), ...raises].map(
        effectOfStatement,
      ),
    })),
  })
}

function asPart({ target, lines, level, reasons, raises, undo, money, fact }: BuiltPart): PlanPart {
  return { target, lines, level, reasons, raises, undo, money, fact }
}
