import { briefName } from '../inventory/shown-name'
import type { AccountFacts, Thing } from './account-facts'
import { CHECKLIST, type QuestionId } from './checklist-questions'
import { ageOfSecret, allowedSecretDays, environmentsOf, momentOf } from './key-age'
import { changingProjects, type KeyPowers, keyPowers } from './key-powers'
import { membersByUser } from './look-up'
import type { FindingsPolicy } from './policy'
import { sees } from './sight'
import { isVague } from './vague-name'

// The questions about a key, answered by evidence where there is evidence. People answer the others; where evidence says
// no, their yes does not count.

export type Answer = 'yes' | 'no' | 'not-needed' | 'unanswered'
export type Answered = {
  id: QuestionId
  answer: Answer
  from: 'evidence' | 'person' | null
  /** What the evidence is. */
  sentence: string | null
}

const DAY_MS = 86_400_000

type Evidence = { answer: 'yes' | 'no'; sentence: string } | null
type Look = { facts: AccountFacts; key: Thing<'api-key'>; powers: KeyPowers; policy: FindingsPolicy; now: Date }

export function answersOf(facts: AccountFacts, key: Thing<'api-key'>, policy: FindingsPolicy, now: Date): Answered[] {
  const look = { facts, key, powers: keyPowers(facts, key), policy, now }
  const people = new Map((facts.checklists.get(key.id) ?? []).map((each) => [each.question, each.answer]))
  return CHECKLIST.map(({ id, by }) => {
    const evidence = EVIDENCE[id]?.(look) ?? null
    const said = by === 'evidence' ? undefined : people.get(id)
    if (evidence && (evidence.answer === 'no' || said === undefined))
      return { id, from: 'evidence' as const, ...evidence }
    if (said !== undefined) return { id, answer: said, from: 'person' as const, sentence: null }
    return { id, answer: 'unanswered' as const, from: null, sentence: null }
  })
}

const yes = (sentence: string): Evidence => ({ answer: 'yes', sentence })
const no = (sentence: string): Evidence => ({ answer: 'no', sentence })

const EVIDENCE: Partial<Record<QuestionId, (look: Look) => Evidence>> = {
  owner: ({ key: { owner } }) => {
    if (!owner) return no('Nobody is named.')
    return owner.gone ? no(`${owner.name} is no longer here.`) : yes(`${owner.name} does.`)
  },
  'owner-confirmed': ({ key: { owner }, policy, now }) => {
    if (!owner || owner.gone || !owner.confirmedAt) return no('Nobody has confirmed it.')
    const days = Math.floor((now.getTime() - owner.confirmedAt.getTime()) / DAY_MS)
    return days <= policy.confirmDays ? yes(`Confirmed ${days} days ago.`) : no(`Confirmed ${days} days ago.`)
  },
  'maker-here': ({ facts, key }) => {
    if (!key.createdBy || !sees(facts, 'member')) return null
    const maker = membersByUser(facts).get(key.createdBy)
    if (!maker) return no('Whoever made it has left the account.')
    return maker.facts.status === 'suspended' ? no(`${maker.name} is suspended.`) : yes(`${maker.name} made it.`)
  },
  purpose: ({ key: { purpose } }) => (purpose ? yes(purpose) : no('Nobody has written it down.')),
  name: ({ key, policy }) =>
    isVague(key.name, policy.vagueKeyNames)
      ? no(`“${briefName(key.name)}” could be anything.`)
      : yes(`It is called “${briefName(key.name)}”.`),
  'least-role': ({ powers: { accountRole, strongest } }) => {
    if (accountRole?.isOwner) return no('It has the role Owner.')
    if (accountRole?.isAdmin) return no('It has the role Admin.')
    return strongest === 'see' || strongest === 'none' ? yes('It can only look.') : null
  },
  'no-delete': ({ powers: { strongest } }) =>
    strongest === 'none' || strongest === 'see' || strongest === 'change' ? yes('It cannot delete anything.') : null,
  'one-environment': ({ powers }) => {
    if (powers.accountRole?.isOwner) return no('It reaches everything.')
    if (powers.projects.some(({ level }) => level === 'unknown')) return null
    const changing = changingProjects(powers).map(({ environment }) => environment)
    const isMixed = changing.includes('production') && changing.some((each) => each !== null && each !== 'production')
    const reached = environmentsOf(powers)
    return isMixed
      ? no('It can change things in production and elsewhere.')
      : yes(`It reaches ${reached.join(', ') || 'no project'}.`)
  },
  ends: ({ key }) => {
    const ends = momentOf(key.facts.expiresAt)
    return ends ? yes(`On ${ends.toISOString().slice(0, 10)}.`) : no('It never ends.')
  },
  'young-secret': ({ facts, key, powers, policy, now }) => {
    const age = ageOfSecret(facts, key, now)
    const allowedMs = allowedSecretDays(policy, powers) * DAY_MS
    if (age.atLeastMs > allowedMs) return no(age.sentence)
    return age.atMostMs !== null && age.atMostMs <= allowedMs ? yes(age.sentence) : null
  },
  'in-use': ({ key, policy, now }) => {
    const used = momentOf(key.facts.lastUsedAt)
    if (!used) return no('Never used, as far as Raff tells.')
    const days = Math.floor((now.getTime() - used.getTime()) / DAY_MS)
    const sentence = days < 1 ? 'Used within the last day.' : `Last used ${days} ${days === 1 ? 'day' : 'days'} ago.`
    return days < policy.idleDays ? yes(sentence) : no(sentence)
  },
}
