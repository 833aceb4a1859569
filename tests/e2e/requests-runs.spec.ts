import type { Page } from '@playwright/test'
import { TEST_ADMIN } from '../../lib/launch/test-application.mjs'
import type { RequestAnswer } from '../../lib/contracts/requests'
import { answerOf } from '../support/api-as'
import { type ConnectedApplication, connectedApplication } from '../support/connected-application'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { expect, test } from '../support/story'

// What was approved, run to its end at a Raff of its own: deleted, opened for a while and closed by time, halted.

test.describe.configure({ mode: 'serial' })

let app: ConnectedApplication
/** Each signed in once, for all stories. */
let mia: Page
let bob: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  app = await connectedApplication({ servers: ['gone-01', 'nap-02'] })
  mia = await app.windowOf(browser, app.people.mia)
  bob = await app.windowOf(browser, app.people.bob)
})
test.afterAll(async () => {
  await Promise.all([mia, bob].map((page) => page?.goto('about:blank')))
  await Promise.all([mia, bob].map((page) => page?.context().close()))
  await app?.stop()
})

const read = async (id: string) => answerOf<RequestAnswer>(await app.api.ann.get(`/api/requests/${id}`))

async function asked(action: string, target: string, params: Record<string, unknown> = {}): Promise<RequestAnswer> {
  const data = { action, targets: [target], params, reason: 'It was agreed on Monday.' }
  return answerOf<RequestAnswer>(await app.api.mia.post('/api/requests', { data }))
}

/** On the page of the request, with everything that is asked of whoever approves. */
async function approve({ id, plan }: RequestAnswer): Promise<void> {
  await bob.goto(`/requests/${id}`)
  if (plan.confirmation) await bob.getByLabel(/^To approve, type/).fill(plan.confirmation.fact)
  await bob.getByLabel(/^Your password/).fill(app.people.bob.password)
  await bob.getByRole('button', { name: /^Approve: / }).click()
  await expect(bob.getByText(/^It is approved and begins/)).toBeVisible()
}

const LONG = { timeout: 30_000 }

test('a server is deleted once a second person agrees and the time to stop it is over, and is seen to be gone', async () => {
  const isThere = () => [...app.raff.store.vms.all()].some(({ name }) => name === 'gone-01')
  const request = await asked('vm.delete', app.idOf('vm', 'gone-01'), { path: 'now' })
  await approve(request)
  expect(isThere()).toBe(true)
  await app.passTime(request.id)
  await expect(bob.getByText('1 of 1 confirmed.')).toBeVisible(LONG)
  await expect(bob.getByText('Confirmed gone.').first()).toBeVisible()
  expect(isThere()).toBe(false)
})

test('a door that is opened for a while closes by itself when its time is over, also while all runs are halted', async ({
  browser,
}) => {
  const isOpen = () =>
    [...app.raff.store.securityGroups.all()].some(({ rules }) => rules.some(({ ip }) => ip === '198.51.100.7'))
  const door = app.idOf('security-group', 'stage-door')
  await mia.goto(`/requests/new?action=security-group.temporary-access&targets=${door}`)
  await mia.getByLabel('For whom').fill('198.51.100.7')
  await mia.getByLabel('Which doors').fill('5432')
  await mia.getByRole('button', { name: 'Show what this would do' }).click()
  await expect(mia.getByText('It closes by itself after 1 hour.', { exact: false }).first()).toBeVisible()
  await mia.getByLabel('Why should it be done?').fill('The auditor looks at the logs.')
  await mia.getByRole('button', { name: 'Ask to open stage-door for a while' }).click()
  await expect(mia).toHaveURL(/\/requests\/[0-9a-f-]{36}$/)
  const request = await read(mia.url().split('/').at(-1) ?? '')
  await approve(request)
  await app.passTime(request.id)
  await expect(bob.getByText('1 of 2 confirmed.')).toBeVisible(LONG)
  await expect(bob.getByText(/^not before/)).toBeVisible()
  expect(isOpen()).toBe(true)
  await expectAccessibleInEveryLook(bob)

  await mia.goto('/requests')
  await mia.getByRole('button', { name: 'Halt every run' }).click()
  const question = mia.getByRole('dialog')
  await question.getByLabel('Why').fill('Something else is being changed.')
  await question.getByRole('button', { name: 'Halt every run' }).click()
  await expect(mia.getByText('All runs are halted')).toBeVisible()
  await expect(mia.getByText('Only an admin lets them go on.')).toBeVisible()

  const stop = await asked('vm.stop', app.idOf('vm', 'nap-02'))
  await bob.goto(`/requests/${stop.id}`)
  await bob.getByRole('button', { name: 'Approve: stop nap-02' }).click()
  await expect(bob.getByText('All runs are halted. It goes on when an admin lets them.')).toBeVisible(LONG)

  await app.passTime(request.id)
  await bob.goto(`/requests/${request.id}`)
  await expect(bob.getByText('2 of 2 confirmed.')).toBeVisible(LONG)
  expect(isOpen()).toBe(false)

  const admin = await app.windowOf(browser, TEST_ADMIN)
  await admin.goto('/requests')
  await admin.getByRole('button', { name: 'Let the runs go on' }).click()
  await admin.getByRole('dialog').getByLabel('Why').fill('The other change is done.')
  await admin.getByRole('dialog').getByRole('button', { name: 'Let the runs go on' }).click()
  await expect(admin.getByText('All runs are halted')).toHaveCount(0)
  await admin.context().close()
  await app.passTime(stop.id)
  await bob.goto(`/requests/${stop.id}`)
  await expect(bob.getByText('1 of 1 confirmed.')).toBeVisible(LONG)
})
