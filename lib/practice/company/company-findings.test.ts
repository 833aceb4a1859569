// One true example of everything the product looks for. The rules here are the plain reading of what it promises to
// find, written apart from the product's own; `exactly` also says that nothing else in the company is in that trouble.
// What only the product itself records (restore tests, confirmed owners, checklists, access it opened for a while) can
// have no example at Raff.

import { describe, expect, it } from 'vitest'
import type { ApiKey, Backup, Rule, State, Vm } from '../model'
import { systemRoleId } from '../system-roles'
import { DAY_MS, HOUR_MS } from './draft'
import { makeCompany } from './make-company'

const NOW = Date.UTC(2026, 4, 20, 9, 30)
const company = makeCompany({ seed: 'test', now: NOW })

/** At other hours, on other days of the week, in another season: the same examples. */
const OTHER_MOMENTS = [
  Date.UTC(2026, 4, 20, 0, 1),
  Date.UTC(2026, 4, 20, 23, 59),
  Date.UTC(2026, 4, 23, 12),
  Date.UTC(2026, 11, 31, 4),
  Date.UTC(2027, 1, 28, 18),
]

const FINDINGS: Record<string, { find: (state: State) => string[]; exactly: string[] }> = {
  'server with copies older than allowed': {
    find: (state) => serversWith(state, (vm) => hasSchedule(state, vm) && !isCovered(state, vm)),
    exactly: ['northlight-import-01', 'shop-payments-01', 'shop-search-01'],
  },
  'server without any schedule': {
    find: (state) => serversWith(state, (vm) => vm.status !== 'failure' && !hasSchedule(state, vm)),
    exactly: ['dev-sandbox-2', 'shop-web-03', 'stg-db-upgrade', 'stg-loadtest-01'],
  },
  'schedule whose runs fail': {
    find: (state) => state.schedules.filter((each) => each.outcome === 'failed').map((each) => each.name),
    exactly: ['shop-payments-01 daily'],
  },
  'schedule that keeps too little': {
    find: (state) => state.schedules.filter((each) => each.keepCount < 3).map((each) => each.name),
    exactly: ['office-stats-01 daily'],
  },
  'schedule of a server that is gone': {
    find: (state) => state.schedules.filter((each) => !serverOf(state, each.vmId)).map((each) => each.name),
    exactly: ['shop-blog-01 weekly', 'shop-reports-01 daily'],
  },
  'copy that hangs': {
    find: (state) =>
      state.backups
        .filter((copy) => copy.status === 'creating' || copy.status === 'pending')
        .map((copy) => `${serverOf(state, copy.vmId)?.name} ${copy.status}`),
    exactly: ['shop-search-01 creating', 'stg-loadtest-01 pending'],
  },
  'server held by a copy that hangs': {
    find: (state) => serversWith(state, (vm) => vm.status === 'provisioning'),
    exactly: ['shop-search-01'],
  },
  'copy that failed': {
    find: (state) =>
      [...new Set(state.backups.filter((copy) => copy.status === 'failed').map((copy) => copy.vmId))].flatMap(
        (id) => serverOf(state, id)?.name ?? [],
      ),
    exactly: ['shop-cart-legacy-01', 'shop-payments-01', 'shop-search-01'],
  },
  'series without its first point': {
    find: (state) =>
      [...seriesOf(state)]
        .filter(([, points]) => !points.some((point) => point.increment === 0))
        .flatMap(([, [point]]) => (point ? (serverOf(state, point.vmId)?.name ?? []) : [])),
    exactly: ['shop-cart-legacy-01'],
  },
  'copy whose server is gone': {
    find: (state) => [
      ...new Set(state.backups.filter((copy) => !serverOf(state, copy.vmId)).map((copy) => copy.name.slice(0, 15))),
    ],
    exactly: ['shop-reports-01'],
  },
  'disk in use that was never copied': {
    find: (state) =>
      state.volumes.filter((each) => each.vmId && ageOfCopy(state, each.id) === null).map((each) => each.name),
    exactly: ['sandbox-data', 'shop-db-02-data'],
  },
  'disk in use whose copy is old': {
    find: (state) =>
      state.volumes
        .filter((each) => each.vmId && (ageOfCopy(state, each.id) ?? 0) > 8 * DAY_MS)
        .map((each) => each.name),
    exactly: ['shop-images-store'],
  },
  'stopped server': {
    find: (state) => serversWith(state, (vm) => vm.status === 'passive'),
    exactly: ['dev-sandbox-2', 'shop-cart-legacy-01'],
  },
  'failed server': {
    find: (state) => serversWith(state, (vm) => vm.status === 'failure'),
    exactly: ['ci-runner-03'],
  },
  'server past the date of its tag': {
    find: (state) => serversWith(state, (vm) => Date.parse(tagOf(vm, 'expires') ?? '9999-01-01') < state.now),
    exactly: ['stg-loadtest-01'],
  },
  'temporary server older than two days': {
    find: (state) => serversWith(state, (vm) => isTemporary(vm) && age(state, vm) > 48 * HOUR_MS),
    exactly: ['stg-db-upgrade'],
  },
  'temporary server without an end date': {
    find: (state) => serversWith(state, (vm) => isTemporary(vm) && !tagOf(vm, 'expires')),
    exactly: ['stg-db-upgrade'],
  },
  'server without tags': {
    find: (state) => serversWith(state, (vm) => vm.tags.length === 0),
    exactly: ['dev-sandbox-2', 'office-stats-01'],
  },
  'server whose tag names somebody who left': {
    find: (state) => serversWith(state, (vm) => !memberNames(state).has(tagOf(vm, 'owner') ?? 'ingrid.solheim')),
    exactly: ['northlight-import-01', 'shop-cart-legacy-01', 'stg-loadtest-01'],
  },
  'server made by somebody who left': {
    find: (state) => serversWith(state, (vm) => !memberIds(state).has(vm.createdBy ?? '')),
    exactly: [
      'dev-sandbox-2',
      'northlight-cms-01',
      'northlight-import-01',
      'office-stats-01',
      'shop-backoffice-01',
      'shop-cart-legacy-01',
      'stg-loadtest-01',
    ],
  },
  'disk attached to nothing for more than a week': {
    find: (state) =>
      state.volumes.filter((each) => !each.vmId && state.now - each.updatedAt > 7 * DAY_MS).map((each) => each.name),
    exactly: ['ci-cache', 'product-photos-old', 'restore-trial'],
  },
  'snapshot older than ninety days': {
    find: (state) => state.snapshots.filter((each) => age(state, each) > 90 * DAY_MS).map((each) => each.name),
    exactly: ['before-migration', 'before-php-upgrade'],
  },
  'snapshot whose source is gone': {
    find: (state) =>
      state.snapshots
        .filter((each) => each.volumeId !== null && !state.volumes.some((volume) => volume.id === each.volumeId))
        .map((each) => each.name.slice(0, 17)),
    exactly: ['shop-reports-data'],
  },
  'snapshot its source runs on': {
    find: (state) => state.snapshots.filter((each) => each.active).map((each) => each.name),
    exactly: ['clean-install'],
  },
  'reserved address that is free for more than a week': {
    find: (state) =>
      state.ips
        .filter((ip) => ip.reserved && !ip.vmId && state.now - ip.updatedAt > 7 * DAY_MS)
        .map((ip) => ip.address),
    exactly: ['2001:db8:50::c9', '203.0.113.200', '203.0.113.26'],
  },
  'network nothing is in': {
    find: (state) => {
      const used = new Set(state.vms.flatMap((vm) => vm.nics.map((nic) => nic.vpcId)))
      return state.vpcs.filter((vpc) => !used.has(vpc.id) && age(state, vpc) > 30 * DAY_MS).map((vpc) => vpc.name)
    },
    exactly: ['partner-link-old'],
  },
  'firewall that guards nothing': {
    find: (state) => {
      const used = new Set(state.vms.flatMap((vm) => vm.nics.map((nic) => nic.securityGroupId)))
      return state.securityGroups
        .filter((each) => !used.has(each.id) && age(state, each) > 30 * DAY_MS)
        .map((each) => each.name)
    },
    exactly: ['summer-sale-queue'],
  },
  'project with nothing in it': {
    find: (state) => {
      const rows = [state.vms, state.volumes, state.ips, state.vpcs, state.securityGroups, state.backups].flat()
      const used = new Set(rows.map((row) => row.projectId))
      return state.projects.filter((project) => !used.has(project.id)).map((project) => project.name)
    },
    exactly: ['Spring campaign'],
  },
  'invitation nobody took up for two weeks': {
    find: (state) => state.invitations.filter((each) => age(state, each) > 14 * DAY_MS).map((each) => each.email),
    exactly: ['helpdesk@ledgerwise.example', 'it@northlightmuseum.example'],
  },
  'key whose maker left': {
    find: (state) => keysWith(state, (key) => !memberIds(state).has(key.createdBy ?? '')),
    exactly: ['ci-deploy-legacy', 'northlight-import'],
  },
  'key never used for a month': {
    find: (state) => keysWith(state, (key) => key.lastUsedAt === null && age(state, key) > 30 * DAY_MS),
    exactly: ['test', 'warehouse-connector'],
  },
  'key not used for 45 days': {
    find: (state) => keysWith(state, (key) => idle(state, key) > 45 * DAY_MS && idle(state, key) < 90 * DAY_MS),
    exactly: ['quarterly-report'],
  },
  'key not used for 90 days': {
    find: (state) => keysWith(state, (key) => idle(state, key) > 90 * DAY_MS),
    exactly: ['photo-migration'],
  },
  'key older than 90 days with its first secret': {
    find: (state) => keysWith(state, (key) => age(state, key) > 90 * DAY_MS && key.generation === 0),
    exactly: ['ci-deploy-legacy', 'founder-emergency', 'photo-migration', 'terraform-all', 'test'],
  },
  'key older than 90 days with a newer secret': {
    find: (state) => keysWith(state, (key) => age(state, key) > 90 * DAY_MS && key.generation > 0),
    exactly: ['search-sync'],
  },
  'key that never expires': {
    find: (state) => keysWith(state, (key) => key.expiresAt === null),
    exactly: ['ci-deploy-legacy', 'founder-emergency', 'test'],
  },
  'key that expires within two weeks': {
    find: (state) => keysWith(state, (key) => within(state, key.expiresAt, 0, 14)),
    exactly: ['carrier-labels'],
  },
  'key that expired and is still there': {
    find: (state) => keysWith(state, (key) => within(state, key.expiresAt, -1000, 0)),
    exactly: ['agency-handover'],
  },
  'key with the reach of Owner or Admin': {
    find: (state) =>
      keysWith(state, (key) => [systemRoleId('owner'), systemRoleId('admin')].includes(key.roleId ?? '')),
    exactly: ['founder-emergency', 'stocktake-act', 'terraform-all'],
  },
  'key for production and something else at once': {
    find: (state) =>
      keysWith(state, (key) => {
        const projects = state.projectMembers.filter(
          (each) => each.apiKeyId === key.id && each.roleId !== systemRoleId('viewer'),
        )
        return projects.length > 1 && projects.some((each) => each.projectId === projectNamed(state, 'Shop production'))
      }),
    exactly: ['stocktake-act', 'terraform-all'],
  },
  'key with a name that says nothing': {
    find: (state) => keysWith(state, (key) => /^(test|new key.*)$/.test(key.name)),
    exactly: ['new key 2', 'test'],
  },
  'key switched off and not removed': {
    find: (state) => keysWith(state, (key) => !key.isActive),
    exactly: ['uptime-probe-old'],
  },
  'key with an account role and no project': {
    find: (state) =>
      keysWith(state, (key) => key.roleId !== null && !state.projectMembers.some((each) => each.apiKeyId === key.id)),
    exactly: ['founder-emergency', 'office-directory'],
  },
  'SSH key of somebody who left': {
    find: (state) => state.sshKeys.filter((key) => !memberIds(state).has(key.createdBy ?? '')).map((key) => key.name),
    exactly: ['hana laptop', 'mateusz'],
  },
  'server anyone can reach by SSH': {
    find: (state) => serversWith(state, (vm) => opensToAnyone(state, vm, 22)),
    exactly: ['shop-backoffice-01', 'stg-loadtest-01'],
  },
  'server whose database anyone can reach': {
    find: (state) => serversWith(state, (vm) => opensToAnyone(state, vm, 5432)),
    exactly: ['stg-db-upgrade', 'stg-loadtest-01'],
  },
  'firewall that lets everything in': {
    find: (state) => state.securityGroups.filter((each) => each.rules.some(letsEverythingIn)).map((each) => each.name),
    exactly: ['loadtest-open'],
  },
  'public server without a firewall': {
    find: (state) => serversWith(state, (vm) => vm.nics.some((nic) => nic.type === 'public' && !nic.securityGroupId)),
    exactly: ['office-stats-01'],
  },
}

describe.each(Object.entries(FINDINGS))('the sample company has a %s', (_, { find, exactly }) => {
  it('and no other', () => {
    expect(find(company).sort()).toEqual(exactly)
  })

  it('at whatever hour and day it is made', () => {
    for (const now of OTHER_MOMENTS) expect(find(makeCompany({ seed: 'test', now })).sort()).toEqual(exactly)
  })
})

/** Trouble with a server itself. Who answers for it is another matter. */
const OF_SERVERS = Object.entries(FINDINGS).filter(
  ([name]) => /server|copy that|series/.test(name) && !/left|tags|gone|schedule of/.test(name),
)

it('at least 70% of the servers are in no trouble', () => {
  const names = new Set(company.vms.map((vm) => vm.name))
  const found = OF_SERVERS.flatMap(([, { exactly }]) => exactly.map((each) => each.replace(/ .*/, '')))
  const troubled = new Set([...found, 'office-stats-01'].filter((name) => names.has(name)))
  expect(troubled.size).toBeGreaterThan(8)
  expect(1 - troubled.size / names.size).toBeGreaterThanOrEqual(0.7)
})

it('more than half of the keys are in no trouble', () => {
  const keys = new Set(company.apiKeys.map((key) => key.name))
  const troubled = Object.entries(FINDINGS).filter(
    ([name]) => name.startsWith('key ') && !/newer secret|no project/.test(name),
  )
  const names = new Set(troubled.flatMap(([, { exactly }]) => exactly).filter((name) => keys.has(name)))
  expect(names.size / keys.size).toBeLessThan(0.5)
})

it('every schedule keeps no more good copies than it says', () => {
  for (const schedule of company.schedules) {
    const own = company.backups.filter((copy) => copy.scheduleId === schedule.id)
    expect(own.filter((copy) => copy.status === 'ready').length).toBeLessThanOrEqual(schedule.keepCount)
    expect(own.length === 0).toBe(schedule.name === 'shop-blog-01 weekly')
  }
})

function serversWith(state: State, test: (vm: Vm) => boolean): string[] {
  return state.vms.filter(test).map((vm) => vm.name)
}

function keysWith(state: State, test: (key: ApiKey) => boolean): string[] {
  return state.apiKeys.filter(test).map((key) => key.name)
}

function serverOf(state: State, id: string): Vm | undefined {
  return state.vms.find((vm) => vm.id === id)
}

function projectNamed(state: State, name: string): string | undefined {
  return state.projects.find((project) => project.name === name)?.id
}

function hasSchedule(state: State, vm: Vm): boolean {
  return state.schedules.some((schedule) => schedule.vmId === vm.id)
}

function isCovered(state: State, vm: Vm): boolean {
  const daily = state.schedules.some((schedule) => schedule.vmId === vm.id && schedule.type === 'daily')
  const allowed = daily ? 26 * HOUR_MS : 7 * DAY_MS + 4 * HOUR_MS
  return state.backups.some((copy) => copy.vmId === vm.id && copy.status === 'ready' && age(state, copy) <= allowed)
}

function seriesOf(state: State): Map<string, Backup[]> {
  const series = new Map<string, Backup[]>()
  for (const copy of state.backups) {
    if (copy.seriesId !== null) series.set(copy.seriesId, [...(series.get(copy.seriesId) ?? []), copy])
  }
  return series
}

function ageOfCopy(state: State, volumeId: number): number | null {
  const ages = state.snapshots.filter((each) => each.volumeId === volumeId).map((each) => age(state, each))
  return ages.length === 0 ? null : Math.min(...ages)
}

function age({ now }: State, { createdAt }: { createdAt: number }): number {
  return now - createdAt
}

function idle({ now }: State, { lastUsedAt, isActive }: ApiKey): number {
  return lastUsedAt === null || !isActive ? 0 : now - lastUsedAt
}

function within({ now }: State, moment: number | null, from: number, to: number): boolean {
  return moment !== null && moment > now + from * DAY_MS && moment <= now + to * DAY_MS
}

function tagOf(vm: Vm, name: string): string | undefined {
  return vm.tags.find((tag) => tag.name.startsWith(`${name}=`))?.name.slice(name.length + 1)
}

function isTemporary(vm: Vm): boolean {
  return tagOf(vm, 'temporary') === 'true'
}

function memberIds(state: State): Set<string> {
  return new Set(state.members.flatMap((member) => member.userId ?? []))
}

function memberNames(state: State): Set<string> {
  return new Set(state.members.map((member) => member.email.replace(/@.*/, '')))
}

function letsEverythingIn({ protocol, rule_type, ip }: Rule): boolean {
  return protocol === 'ALL' && rule_type === 'INBOUND' && !ip
}

function opensToAnyone(state: State, vm: Vm, port: number): boolean {
  const guards = vm.nics.flatMap((nic) => state.securityGroups.find((group) => group.id === nic.securityGroupId) ?? [])
  const rules = guards.flatMap((group) => group.rules)
  return rules.some(
    (rule) => letsEverythingIn(rule) || (!rule.ip && rule.rule_type === 'INBOUND' && covers(rule, port)),
  )
}

function covers({ protocol, range = '' }: Rule, port: number): boolean {
  if (protocol !== 'TCP') return false
  return range.split(',').some((part) => {
    const [from = 0, to = from] = part.split(':').map(Number)
    return from <= port && port <= to
  })
}
