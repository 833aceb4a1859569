import type { Page } from '@playwright/test'
import { TEST_ADMIN } from '../../lib/launch/test-application.mjs'
import type { RequestAnswer } from '../../lib/contracts/requests'
import { answerOf } from '../support/api-as'
import { type ConnectedApplication, connectedApplication } from '../support/connected-application'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { withDatabase } from '../support/sign-in-as'
import { expect, test } from '../support/story'

// What was approved, run to its end at a Raff of its own: deleted, opened for a while and closed by time, rotated, halted.

test.describe.configure({ mode: 'serial' })

let app: ConnectedApplication
/** Each signed in once, for all stories. */
let mia: Page
let bob: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  app = await connectedApplication({ servers: ['gone-01', 'nap-02', 'wild-01'] })
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

test('a key is rotated: its new secret is shown once, and the old one goes only when the new one is in use', async ({
  expectConsole,
}) => {
  const keys = () => [...app.raff.store.apiKeys.all()].filter(({ name }) => name.startsWith('staging-only'))
  const request = await asked('api-key.rotate', app.idOf('api-key', 'staging-only'))
  const yes = { verdict: 'approve', password: app.people.ann.password, confirmation: request.plan.confirmation?.fact }
  await answerOf(await app.api.ann.post(`/api/requests/${request.id}/decision`, { data: yes }))
  await app.passTime(request.id)

  await mia.goto(`/requests/${request.id}`)
  await expect(mia.getByText('The new key is there')).toBeVisible(LONG)
  // the password was entered too long ago
  await withDatabase((client) => client.query(`UPDATE session SET reauthenticated_at = NULL`), app.databaseUrl)
  expectConsole(/status of 403/)
  await mia.getByRole('button', { name: 'Show the secret, this once' }).click()
  await mia.getByLabel('Your password').fill(app.people.mia.password)
  await expectAccessibleInEveryLook(mia)
  await mia.getByRole('button', { name: 'Show the secret, this once' }).click()
  const secret = mia.getByLabel('The secret of the new key')
  await expect(secret).toHaveValue(/^raff_[0-9a-f]{64}$/)
  await mia.getByRole('button', { name: 'Change who, or by when' }).first().click()
  const duty = mia.getByRole('dialog')
  await duty.getByLabel('Who').selectOption('Ann Becker')
  await duty.getByRole('button', { name: 'Write it down' }).click()
  await expect(mia.getByText(/^Ann Becker, by/)).toBeVisible()
  // the page reads itself again all the time while it runs
  await mia.getByRole('button', { name: 'This is done' }).click()
  await expect(mia.getByText('Mia Ortega said so.')).toBeVisible()
  await expect(secret).toBeVisible()
  await mia.reload()
  await expect(mia.getByText('Step by step')).toBeVisible()
  await expect(mia.getByText('The new key is there')).toHaveCount(0)

  expect(keys().map(({ isActive }) => isActive)).toEqual([true, true])
  await mia.getByRole('button', { name: 'Go on without waiting' }).click()
  const last = mia.getByRole('region', { name: 'Step by step' }).getByRole('listitem').last()
  await expect(last).toContainText('not before', LONG)
  expect(keys().map(({ isActive }) => isActive)).toEqual([false, true])
  await app.passTime(request.id)
  await expect(mia.getByText(/^(\d+) of \1 confirmed\.$/)).toBeVisible(LONG)
  expect(keys()).toHaveLength(1)
})

test('a new key is offered the least first, with an end, and says what it would reach', async () => {
  await mia.goto(`/requests/new?action=api-key.create&targets=${app.idOf('project', 'Staging')}`)
  await expect(mia.getByLabel('Can only look (recommended)')).toBeChecked()
  await expect(mia.getByLabel('Nothing (recommended)')).toBeChecked()
  await expect(mia.getByRole('checkbox', { name: /^Staging/ })).toBeChecked()
  await expect(mia.getByRole('checkbox', { name: /^Production/ })).not.toBeChecked()
  await expect(mia.getByLabel('It never ends')).not.toBeChecked()
  await mia.getByLabel('What uses it').fill('nightly report')
  await mia.getByRole('button', { name: 'Show what this would do' }).click()
  await expect(mia.getByText('Whoever holds the new key can reach Staging.')).toBeVisible()
  await expectAccessibleInEveryLook(mia)
  await mia.getByLabel('Why should it be done?').fill('The report is made at night.')
  await mia.getByRole('button', { name: 'Ask to create the key nightly report' }).click()
  await expect(mia).toHaveURL(/\/requests\/[0-9a-f-]{36}$/)
  const { plan } = await read(mia.url().split('/').at(-1) ?? '')
  expect(plan.calls.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
    'POST api-keys',
    'POST members',
  ])
})

test('in an emergency an admin runs it at once, and everybody sees that nobody was asked', async ({ browser }) => {
  const admin = await app.windowOf(browser, TEST_ADMIN)
  await admin.goto(`/requests/new?action=vm.stop&targets=${app.idOf('vm', 'wild-01')}`)
  await admin.getByLabel('Why should it be done?').fill('It sends mail to every customer.')
  await admin.getByText('It is an emergency and cannot wait').click()
  await admin.getByLabel(/^Your password/).fill(TEST_ADMIN.password)
  await expectAccessibleInEveryLook(admin)
  await admin.getByRole('button', { name: 'Run it now, in an emergency: Stop wild-01' }).click()
  await expect(admin.getByText('1 of 1 confirmed.')).toBeVisible(LONG)
  await mia.goto(new URL(admin.url()).pathname)
  await expect(mia.getByText('Run at once in an emergency: nobody else was asked.')).toBeVisible()
  await admin.context().close()
})
