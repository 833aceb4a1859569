import 'server-only'
import type { z } from 'zod'
import type { ExposureAnswer, exposureQuery, FirewallAnswer } from '../contracts/exposure'
import type { FindingAnswer } from '../contracts/findings'
import { type ExposureFacts, readExposureFacts, type ServerOutside } from '../db/exposure-facts'
import { listFindings } from '../db/finding-list'
import { contextOf, inventoryContext, shownAccounts } from '../db/inventory-context'
import { currentFindingsPolicy } from '../db/policy-versions'
import type { Thing } from '../domain/findings/account-facts'
import { type Opening, openingsOf } from '../domain/findings/openings'
import type { FindingsPolicy } from '../domain/findings/policy'
import { sayExposure, sayFirewall, sayOpening } from '../domain/findings/say-exposure'
import { sees } from '../domain/findings/sight'
import { toFindingAnswer } from './finding-answer'
import { readAsOf } from './read-as-of'

/** Rows. More firewalls than any account has. */
const MOST = 5_000

/** Who can reach what from the internet: every firewall as sentences, and the servers without one. */
export async function describeExposure(
  { account, resource }: z.output<typeof exposureQuery>,
  now = new Date(),
): Promise<ExposureAnswer> {
  const context = await inventoryContext()
  const accountIds = shownAccounts(context, account)
  const [{ policy, version }, rows, ...accounts] = await Promise.all([
    currentFindingsPolicy(),
    listFindings({ accountIds, area: ['exposure'], state: ['open', 'noted', 'decided'] }, MOST),
    ...context.accounts.filter(({ id }) => accountIds.includes(id)).map(readExposureFacts),
  ])
  const findings = rows.map((row) => toFindingAnswer(row, now))
  const all = accounts.flatMap((facts) =>
    facts.firewalls.map((firewall) => toFirewall(facts, firewall, policy, findings)),
  )
  const unguarded = accounts.flatMap((facts) => withoutFirewall(facts, findings))
  const wanted = (ids: string[]) => resource === undefined || ids.includes(resource)
  return {
    sentences: sayExposure(all, unguarded.length, accounts.every(readsInFull)),
    firewalls: all
      .filter(({ resourceId, servers }) => wanted([resourceId, ...servers.map((each) => each.resourceId)]))
      .sort((a, b) => openness(b) - openness(a) || a.name.localeCompare(b.name)),
    withoutFirewall: unguarded.filter(({ resourceId }) => wanted([resourceId])),
    notSeen: [
      ...NOT_SEEN,
      ...accounts
        .filter((facts) => !readsInFull(facts))
        .map(({ accountName }) => `In ${accountName} not every server and firewall could be read: there may be more.`),
    ],
    readInFull: accounts.every(readsInFull),
    policyVersion: version,
    asOf: readAsOf(contextOf(context, accountIds), [], now),
  }
}

function readsInFull(facts: ExposureFacts): boolean {
  return seesServers(facts) && sees(facts, 'security-group')
}

/** Only a server's own interfaces say which firewall is before it. */
function seesServers(facts: ExposureFacts): boolean {
  return sees(facts, 'vm') && sees(facts, 'interface')
}

const NOT_SEEN = [
  'A firewall inside of a server is not visible from Raff: it may keep out what this lets in.',
  'Traffic inside of private networks is not filtered by any of these firewalls.',
]

function toFirewall(
  facts: ExposureFacts,
  firewall: Thing<'security-group'>,
  policy: FindingsPolicy,
  findings: readonly FindingAnswer[],
): FirewallAnswer {
  const servers = (facts.behind.get(firewall.raffId) ?? []).map(toServer)
  const openings = openingsOf(firewall.facts.rules, policy)
  const known = seesServers(facts)
  return {
    resourceId: firewall.id,
    raffId: firewall.raffId,
    name: firewall.name,
    projectName: firewall.projectName,
    environment: firewall.environment,
    sentence: sayFirewall(openings, servers.length, known),
    openings: [...openings]
      .sort((one, other) => worry(other) - worry(one))
      .map((opening) => ({
        who: opening.who,
        anyone: opening.anyone,
        what: opening.what,
        severity: isRisky(opening) ? ('high' as const) : null,
        sentence: sayOpening(opening, servers.length, known),
      })),
    servers,
    serversKnown: known,
    findings: findings.filter(({ subject }) => subject.resourceId === firewall.id),
  }
}

/** The doors that should not stand open first, then those that anybody may use. */
function worry(opening: Opening): number {
  return (isRisky(opening) ? 2 : 0) + (opening.anyone ? 1 : 0)
}

function isRisky({ anyone, everything, admin, databases }: Opening): boolean {
  return anyone && (everything || admin.length > 0 || databases.length > 0)
}

function withoutFirewall(facts: ExposureFacts, findings: readonly FindingAnswer[]): ExposureAnswer['withoutFirewall'] {
  return (facts.behind.get(null) ?? []).map((server) => ({
    ...toServer(server),
    finding: findings.find(({ subject, code }) => subject.resourceId === server.id && code === 'no-firewall') ?? null,
  }))
}

function toServer({ id, name, projectName, environment, addresses }: ServerOutside): FirewallAnswer['servers'][number] {
  return { resourceId: id, name, projectName, environment, addresses }
}

function openness({ openings, servers, serversKnown }: FirewallAnswer): number {
  if (servers.length === 0 && serversKnown) return 0
  return openings.some(({ severity }) => severity) ? 2 : openings.some(({ anyone }) => anyone) ? 1 : 0.5
}
