import type { Page } from '@playwright/test'
import { TEST_ADMIN } from '../../lib/launch/test-application.mjs'
import type { RequestAnswer } from '../../lib/contracts/requests'
import { answerOf } from '../support/api-as'
import { type ConnectedApplication, connectedApplication } from '../support/connected-application'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { expect, test } from '../support/story'

// From asking to what came of it: several people, one installation, a Raff of its own.

test.describe.configure({ mode: 'serial' })

const PHONE = { width: 360, height: 740 }

let app: ConnectedApplication
/** Each signed in once, for all stories. */
let mia: Page
let ann: Page
let bob: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  app = await connectedApplication({ servers: ['shop-stage', 'kept-01', 'moved-01', 'nap-01'] })
  mia = await app.windowOf(browser, app.people.mia)
  ann = await app.windowOf(browser, app.people.ann, PHONE)
  bob = await app.windowOf(browser, app.people.bob)
})
test.afterAll(async () => {
  await Promise.all([mia, ann, bob].map((page) => page?.context().close()))
  await app?.stop()
})

const writes = () => app.raff.requests.writes().map(({ method, path }) => `${method} ${path}`)

const read = async (id: string) => answerOf<RequestAnswer>(await app.api.ann.get(`/api/requests/${id}`))

async function asked(action: string, name: string, params: Record<string, unknown> = {}): Promise<RequestAnswer> {
  const data = { action, targets: [app.idOf('vm', name)], params, reason: 'It is not used any more.' }
  return answerOf<RequestAnswer>(await app.api.mia.post('/api/requests', { data }))
}

const deletion = { path: 'now', volumeAction: 'detach', deleteVpc: false, afterDays: 14 }

/** From the page of the thing, as a person would. */
async function askFromItsPage(kind: string, name: string, words: string) {
  await mia.goto(`/inventory/${app.idOf(kind, name)}`)
  await mia.getByRole('button', { name: 'Ask for something…' }).click()
  await mia.getByRole('menuitem', { name: words }).click()
  await expect(mia).toHaveURL(/\/requests\/new/)
}

test('a deletion that somebody asks for is approved on a phone, and stopped before anything was sent', async ({
  expectConsole,
}) => {
  test.slow()
  expectConsole(/status of 400/)
  await askFromItsPage('vm', 'shop-stage', 'Delete it for good…')
  await expect(mia.getByText('Delete shop-stage for good').first()).toBeVisible()
  await mia.getByLabel('At once').check()
  const consequences = mia.getByRole('region', { name: 'What happens' })
  await expect(consequences).toContainText('A deleted server cannot be brought back.')
  await expectAccessibleInEveryLook(mia)
  await mia.getByLabel('Why should it be done?').fill('The new shop has taken its place.')
  await mia.getByRole('button', { name: 'Ask to delete shop-stage for good' }).click()
  await expect(mia).toHaveURL(/\/requests\/[0-9a-f-]{36}$/)
  await expect(mia.getByRole('region', { name: 'Who decides' })).toContainText('Can decide: ')
  await expect(mia.getByRole('button', { name: /^Approve/ })).toHaveCount(0)

  await ann.goto('/requests')
  await expect(ann.getByText('One request waits for your decision.')).toBeVisible()
  await ann.getByText('Delete shop-stage for good').click()
  await expect(ann.getByText('The new shop has taken its place.')).toBeVisible()
  await expectAccessibleInEveryLook(ann)
  await ann.setViewportSize(PHONE)
  const id = ann.url().split('/').at(-1) ?? ''
  const { plan } = await read(id)
  await ann.getByRole('button', { name: 'Approve: delete shop-stage for good' }).click()
  await expect(ann.getByLabel(/^To approve, type/)).toHaveAttribute('aria-invalid', 'true')
  await ann.getByLabel(/^To approve, type/).fill(plan.confirmation?.fact ?? '')
  await ann.getByLabel(/^Your password/).fill(app.people.ann.password)
  await ann.getByRole('button', { name: 'Approve: delete shop-stage for good' }).click()
  await expect(ann.getByText(/^It is approved and begins/)).toBeVisible()
  await expectAccessibleInEveryLook(ann)

  await bob.goto(`/requests/${id}`)
  const stop = bob.getByRole('region', { name: 'Stop this' })
  await stop.getByLabel(/^Why/).fill('The old shop still prints the labels.')
  await stop.getByRole('button', { name: 'Stop this' }).click()
  await expect(stop).toHaveCount(0)
  expect((await read(id)).status).toBe('stopped')
  await expect(bob.getByText('The old shop still prints the labels.').first()).toBeVisible()
  expect(writes()).toEqual([])
})

test('what should stay is talked about, put off, taken up again, and kept with a reason that whoever asked reads', async () => {
  const { id } = await asked('vm.delete', 'kept-01', deletion)
  await bob.goto(`/requests/${id}`)
  await bob.getByLabel('Say or ask something').fill('Are the invoices somewhere else, too?')
  await bob.getByRole('button', { name: 'Say it' }).click()
  await expect(bob.getByLabel('Say or ask something')).toHaveValue('')
  await bob.getByRole('button', { name: 'Decide another day' }).click()
  await bob.getByRole('button', { name: 'Put it off until then' }).click()
  await expect(bob.getByText('Choose a day.')).toBeVisible()
  await bob.getByRole('button', { name: 'In a week' }).click()
  await bob.getByRole('button', { name: 'Put it off until then' }).click()
  await expect(bob.getByText('It was put off')).toBeVisible()
  expect((await read(id)).status).toBe('postponed')

  await mia.goto(`/requests/${id}`)
  await expect(mia.getByText('Are the invoices somewhere else, too?')).toBeVisible()
  await mia.getByRole('button', { name: 'Take it up now' }).click()
  await expect(mia.getByText('It was put off')).toHaveCount(0)
  expect(await read(id)).toMatchObject({ status: 'waiting', postponedTimes: 1 })

  await ann.goto(`/requests/${id}`)
  await ann.getByRole('button', { name: 'Keep kept-01 as it is' }).click()
  await expect(ann.getByText('Say why it should not be done.')).toBeVisible()
  await ann.getByRole('region', { name: 'Your decision' }).getByLabel(/^Why/).fill('It holds the last invoices.')
  await ann.getByRole('button', { name: 'Keep kept-01 as it is' }).click()
  await expect(ann.getByRole('button', { name: /^Approve/ })).toHaveCount(0)
  await mia.goto(`/requests/${id}`)
  await expect(mia.getByText('It holds the last invoices.').first()).toBeVisible()
  expect((await read(id)).status).toBe('kept')
})

test('a server that was changed meanwhile is not deleted by the old approval, and is asked about again', async ({
  expectConsole,
}) => {
  test.slow()
  expectConsole(/status of 409/)
  const { id, code } = await asked('vm.delete', 'moved-01', deletion)
  // as it is read from a projector and typed on a phone
  await ann.goto('/requests')
  await ann.getByLabel('A code from a screen').fill(code.toLowerCase().replace('-', ' '))
  await ann.getByRole('button', { name: 'Open that request' }).click()
  await expect(ann).toHaveURL(`/requests/${id}`)
  const row = [...app.raff.store.vms.all()].find(({ name }) => name === 'moved-01')
  if (!row) throw new Error('moved-01 is gone')
  app.raff.store.vms.change(row, { status: 'passive' })
  const { plan } = await read(id)
  await ann.getByLabel(/^To approve, type/).fill(plan.confirmation?.fact ?? '')
  await ann.getByLabel(/^Your password/).fill(app.people.ann.password)
  await ann.getByRole('button', { name: /^Approve/ }).click()
  await expect(ann.getByText('earlier approvals do not count')).toBeVisible()
  await expectAccessibleInEveryLook(ann)
  await ann.getByRole('button', { name: 'Ask again with things as they are now' }).click()
  await expect(ann.getByRole('button', { name: 'Approve: delete moved-01 for good' })).toBeVisible()
  expect((await read(id)).status).toBe('waiting')
  expect(writes()).toEqual([])
})

test('who cannot decide sees why, and who can', async ({ browser }) => {
  const { data } = await answerOf<{ data: RequestAnswer[] }>(await app.api.ann.get('/api/requests?status=waiting'))
  const id = data[0]?.id ?? ''
  const vera = await app.windowOf(browser, app.people.vera)
  await vera.goto(`/requests/${id}`)
  const who = vera.getByRole('region', { name: 'Who decides' })
  await expect(who).toContainText('Your role does not allow you to decide on requests.')
  await expect(who).toContainText('Ann Becker')
  await expect(who).toContainText('Bob Lindqvist')
  await expect(vera.getByRole('button', { name: /^Approve/ })).toHaveCount(0)
  await vera.context().close()
})

test('a server is stopped once a second person agrees, is seen stopped, and the way back is offered', async () => {
  test.slow()
  await askFromItsPage('vm', 'nap-01', 'Stop it…')
  await mia.getByLabel('Why should it be done?').fill('Nobody tests at the weekend.')
  await mia.getByRole('button', { name: 'Ask to stop nap-01' }).click()
  await expect(mia).toHaveURL(/\/requests\/[0-9a-f-]{36}$/)
  const id = mia.url().split('/').at(-1) ?? ''
  await bob.goto(`/requests/${id}`)
  await bob.getByRole('button', { name: 'Approve: stop nap-01' }).click()
  await expect(bob.getByText('1 of 1 confirmed.')).toBeVisible({ timeout: 45_000 })
  await expect(bob.getByRole('link', { name: 'Ask to take it back' })).toBeVisible()
  await expectAccessibleInEveryLook(bob)
  expect(writes()).toEqual([expect.stringMatching(/^POST .*\/stop$/)])

  await mia.reload()
  await mia.getByRole('link', { name: 'Ask to take it back' }).click()
  await expect(mia.getByText('Nobody else has to agree: it begins as soon as you ask for it.')).toBeVisible()
  await expect(mia.getByRole('button', { name: 'Start nap-01' })).toBeVisible()
  await mia.goto('/requests')
  await expect(mia.getByRole('row').filter({ hasText: 'Stop nap-01' })).toContainText('done')
  await expectAccessibleInEveryLook(mia)
})

test('other rules of approval wait for a second person, and hold from then on', async ({ browser }) => {
  test.slow()
  const admin = await app.windowOf(browser, TEST_ADMIN)
  await admin.goto('/settings/approvals')
  await expectAccessibleInEveryLook(admin)
  const high = admin.getByRole('group', { name: 'High risk', exact: true })
  await high.getByLabel('Minutes it can be stopped').fill('0')
  await admin.getByLabel('Why').fill('We look at it together on Fridays.')
  await admin.getByLabel(/^Your password/).fill(TEST_ADMIN.password)
  await admin.getByRole('button', { name: 'Propose these rules to a second person' }).click()
  await expect(admin.getByText('A change waits for a second person')).toBeVisible()
  await admin.context().close()

  await ann.goto('/settings/approvals')
  await expect(ann.getByText(/High risk: it runs at once/)).toBeVisible()
  await ann.setViewportSize(PHONE)
  await ann.getByLabel(/^Your password/).fill(app.people.ann.password)
  await expectAccessibleInEveryLook(ann)
  await ann.getByRole('button', { name: 'Approve: use the new rules' }).click()
  await expect(ann.getByText('A change waits for a second person')).toHaveCount(0)
  await expect(
    ann.getByRole('group', { name: 'High risk', exact: true }).getByLabel('Minutes it can be stopped'),
  ).toHaveValue('0')
})

test('a rule of a firewall is seen beside the old one, changed, and offered back', async () => {
  test.slow()
  await askFromItsPage('security-group', 'stage-door', 'Change the rules of it…')
  await mia.getByRole('button', { name: 'Add a rule' }).click()
  await mia.getByLabel('Doors').last().fill('8443')
  await mia.getByLabel('Who').last().fill('198.51.100.7')
  await mia.getByRole('button', { name: /^(Show what this would do|Work it out again)$/ }).click()
  await expect(mia.getByRole('table', { name: 'Before and after' })).toContainText('8443')
  await expectAccessibleInEveryLook(mia)
  await mia.getByLabel('Why should it be done?').fill('The new monitor looks in there.')
  await mia.getByRole('button', { name: /^Ask to change the rules of stage-door/ }).click()
  await expect(mia).toHaveURL(/\/requests\/[0-9a-f-]{36}$/)
  const id = mia.url().split('/').at(-1) ?? ''
  const { plan } = await read(id)
  await bob.goto(`/requests/${id}`)
  await bob.getByLabel(/^To approve, type/).fill(plan.confirmation?.fact ?? '')
  await bob.getByLabel(/^Your password/).fill(app.people.bob.password)
  await bob.getByRole('button', { name: /^Approve/ }).click()
  await expect(bob.getByText('1 of 1 confirmed.')).toBeVisible({ timeout: 45_000 })
  await mia.reload()
  await mia.getByRole('link', { name: 'Ask to take it back' }).click()
  await expect(mia.getByRole('table', { name: 'Before and after' })).toContainText('8443')
})

test('a clean-up by rule shows exactly what it comes to before anything is asked', async () => {
  await mia.goto('/requests/clean-up')
  await mia.getByLabel('With this in its name').fill('shop')
  await mia.getByRole('button', { name: 'Show exactly what this comes to' }).click()
  await expect(mia.getByRole('region', { name: 'What it comes to' })).toContainText('shop-stage')
  await expectAccessibleInEveryLook(mia)
})
