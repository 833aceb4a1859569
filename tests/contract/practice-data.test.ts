import { describe, expect, it } from 'vitest'
import { makeCompany } from '@/lib/practice/company/make-company'
import { makeAccount } from '@/lib/practice/generate-account'
import type { State } from '@/lib/practice/model'
import { documentPath, readDocument } from './practice-document'
import { openWire } from './practice-wire'

const document = readDocument()
const NOON = Date.UTC(2026, 2, 2, 12)
const DAY_MS = 24 * 60 * 60 * 1000
const LISTS = ['projects', 'vms', 'volumes', 'snapshots', 'backups', 'backup-schedules', 'members', 'roles', 'api-keys']
const WHOLE_LISTS = ['vpcs', 'security-groups', 'ssh-keys', 'permissions']

if (!document) {
  it.skip(`SKIPPED: there is no document at ${documentPath}; set RAFF_OPENAPI to check the sample data`, () => {})
} else {
  const contract = document

  async function readEverything(state: State): Promise<number> {
    const { ask, practice } = await openWire(contract, state)
    const rows = async (path: string, project?: string) => {
      const told = await ask('GET', path, { key: 'read', project })
      expect([path, told.status]).toEqual([path, 200])
      return (told.body.data ?? []) as { id: string }[]
    }
    const all = async (list: string, project?: string) => {
      const found = []
      for (let offset = 0; ; offset += 100) {
        const page = await rows(`/api/v1/${list}?limit=100&offset=${offset}`, project)
        found.push(...page)
        if (page.length < 100) return found
      }
    }
    let count = 0
    for (const list of LISTS) count += (await all(list)).length
    for (const list of WHOLE_LISTS) count += (await rows(`/api/v1/${list}`)).length
    for (const { id } of await all('projects')) {
      count += (await all(`projects/${id}/members`)).length + (await all('ips', id)).length
    }
    for (const { id } of await all('vms')) {
      count += (await rows(`/api/v1/vms/${id}/networks`)).length
      await ask('GET', `/api/v1/vms/${id}/notes`, { key: 'read' })
    }
    await practice.close()
    return count
  }

  describe('everything a reader can see is as the published contract says', () => {
    it('in the sample company, today and two weeks on', async () => {
      const company = makeCompany({ seed: 'contract', now: NOON })
      expect(await readEverything(company)).toBeGreaterThan(300)
      expect(await readEverything({ ...company, now: NOON + 14 * DAY_MS })).toBeGreaterThan(300)
    })

    it('in a made-up account', async () => {
      const account = makeAccount({ seed: 'contract', now: NOON, servers: 120 })
      expect(await readEverything(account)).toBeGreaterThan(800)
    })
  })
}
