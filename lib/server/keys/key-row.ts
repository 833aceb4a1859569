import 'server-only'
import type { FindingAnswer } from '../../contracts/findings'
import type { KeyRow } from '../../contracts/keys'
import type { AccountFacts, Thing } from '../../domain/findings/account-facts'
import { answersOf } from '../../domain/findings/checklist'
import {
  ageOfSecret,
  allowedSecretDays,
  environmentsOf,
  keyStanding,
  momentOf,
  ourConnection,
} from '../../domain/findings/key-age'
import { type KeyPowers, keyPowers, sayPowers, sayReach } from '../../domain/findings/key-powers'
import { goneMembersByUser, membersByUser } from '../../domain/findings/look-up'
import type { FindingsPolicy } from '../../domain/findings/policy'
import { sees } from '../../domain/findings/sight'
import { toOwner } from '../resource-row'

const DAY_MS = 86_400_000

/** A key as the keys page shows it. */
export function toKeyRow(
  facts: AccountFacts,
  key: Thing<'api-key'>,
  policy: FindingsPolicy,
  findings: FindingAnswer[],
  now: Date,
): KeyRow {
  const powers = keyPowers(facts, key)
  const answers = answersOf(facts, key, policy, now)
  return {
    resourceId: key.id,
    accountId: facts.account.id,
    raffId: key.raffId,
    name: key.name,
    prefix: key.facts.prefix,
    status: keyStanding(key, now),
    owner: key.owner ? toOwner(key.owner.key, key.owner.name, key.owner.gone) : null,
    ownerConfirmedAt: key.owner?.confirmedAt?.toISOString() ?? null,
    maker: makerOf(facts, key),
    purpose: key.purpose,
    usedByStocktake: ourConnection(facts, key)?.name ?? null,
    secretAge: secretAgeOf(facts, key, powers, policy, now),
    lastUsedAt: momentOf(key.facts.lastUsedAt)?.toISOString() ?? null,
    createdAt: key.createdAt?.toISOString() ?? null,
    expiresAt: momentOf(key.facts.expiresAt)?.toISOString() ?? null,
    accountRole: powers.accountRole?.name ?? null,
    strongest: powers.strongest,
    reachSentence: sayReach(powers),
    reach: powers.projects.map((project) => {
      const { projectId, projectName, environment, role, level } = project
      return { projectId, projectName, environment, role, level, sentence: sayPowers(project) }
    }),
    environments: environmentsOf(powers),
    checklist: {
      answered: answers.filter(({ answer }) => answer !== 'unanswered').length,
      total: answers.length,
    },
    findings,
    needsDecision: findings.some(({ area, state }) => area === 'keys' && state === 'open'),
  }
}

function secretAgeOf(
  facts: AccountFacts,
  key: Thing<'api-key'>,
  powers: KeyPowers,
  policy: FindingsPolicy,
  now: Date,
): KeyRow['secretAge'] {
  const { how, atLeastMs, atMostMs, sentence } = ageOfSecret(facts, key, now)
  return {
    how,
    atLeastDays: days(atLeastMs),
    atMostDays: atMostMs === null ? null : days(atMostMs),
    allowedDays: allowedSecretDays(policy, powers),
    sentence,
  }
}

function days(ms: number): number {
  return Math.round((ms / DAY_MS) * 10) / 10
}

function makerOf(facts: AccountFacts, key: Thing<'api-key'>): KeyRow['maker'] {
  if (!key.createdBy) return null
  const member = membersByUser(facts).get(key.createdBy)
  if (member) return { name: member.name, gone: false }
  const gone = goneMembersByUser(facts).get(key.createdBy)
  return sees(facts, 'member') ? { name: gone?.name ?? 'Somebody who left', gone: true } : null
}
