import { randomUUID } from 'node:crypto'
import { answerOf, apiAs } from '../support/api-as'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { givenShownThings, hideThings } from '../support/shown-things'
import { givenPerson, signInAs } from '../support/sign-in-as'
import { expect, test } from '../support/story'

const accounts: string[] = []

async function givenThings(things: Parameters<typeof givenShownThings>[0]) {
  const given = await givenShownThings(things)
  accounts.push(given.account)
  return given.ids
}

test.afterAll(async () => {
  for (const account of accounts) await hideThings(account)
})

test('an operator gives ten servers an owner at once', async ({ page, signIn }) => {
  test.slow()
  const mark = randomUUID().slice(0, 8)
  const servers = Array.from({ length: 10 }, (_, at) => ({ kind: 'vm', name: `${mark}-web-${at}` }))
  await givenThings([...servers, { kind: 'vm', name: `other-${mark.toUpperCase()}x` }])
  const dana = await givenPerson('member', `Dana ${mark}`)
  await signIn('member')
  await page.goto(`/inventory?q=${mark}-web`)
  await expect(page.getByText(`${mark}-web-9`)).toBeVisible()
  await page.getByRole('checkbox', { name: /^Select all/ }).check()
  await page.getByRole('button', { name: 'Give them an owner' }).click()
  const dialog = page.getByRole('dialog', { name: 'Give 10 things an owner' })
  await dialog.getByLabel('Owner', { exact: true }).selectOption({ label: dana.name })
  await expectAccessibleInEveryLook(page)
  await dialog.getByRole('button', { name: `Make ${dana.name} the owner of all 10` }).click()
  await expect(dialog).toHaveCount(0)
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: `${mark}-web-` })
      .filter({ hasText: dana.name }),
  ).toHaveCount(10)
  const api = await apiAs(dana)
  const owned = await answerOf<{ total: number }>(await api.get('/api/resources?owner=me'))
  expect(owned.total).toBe(10)
})

test('everything of a person who left is handed over, some to one and the rest to another', async ({
  page,
  signIn,
}) => {
  test.slow()
  const mark = randomUUID().slice(0, 8)
  const [a, b, c] = await givenThings([
    { kind: 'vm', name: `${mark}-shop`, project: `${mark}-books` },
    { kind: 'volume', name: `${mark}-disk`, project: `${mark}-books` },
    { kind: 'api-key', name: `${mark}-deploy` },
  ])
  const [lee, dana, robin] = [
    await givenPerson('member', `Lee ${mark}`),
    await givenPerson('member', `Dana ${mark}`),
    await givenPerson('approver', `Robin ${mark}`),
  ]
  const admin = await signIn('admin')
  const api = await apiAs(admin)
  for (const id of [a, b, c])
    await answerOf(await api.patch(`/api/resources/${id}/ownership`, { data: { owner: `person:${lee.id}` } }))
  await answerOf(await api.post('/api/teams', { data: { name: `Team ${mark}`, people: [lee.id, dana.id] } }))

  await page.goto(`/settings/people?q=${encodeURIComponent(lee.name)}`)
  await page.getByRole('button', { name: `Details of ${lee.name}` }).click()
  await page.getByRole('button', { name: 'Switch off', exact: true }).click()
  await page.getByRole('button', { name: 'Switch them off' }).click()
  await page.getByRole('link', { name: 'What they left behind' }).click()
  await expect(page.getByText(`${lee.name} has left four things behind.`)).toBeVisible()
  await expectAccessibleInEveryLook(page)

  await page.getByRole('checkbox', { name: `Select ${mark}-shop` }).check()
  await page.getByRole('region', { name: 'Selected rows' }).getByRole('combobox').selectOption({ label: dana.name })
  await page.getByRole('button', { name: 'Hand over', exact: true }).click()
  await expect(page.getByText(`One thing handed over to ${dana.name}. Three things are left.`)).toBeVisible()

  await page.getByLabel('Who takes it over').selectOption({ label: robin.name })
  await page.getByRole('button', { name: `Hand all 3 over to ${robin.name}` }).click()
  await expect(page.getByText(`Nothing is left of what ${lee.name} had.`)).toBeVisible()
  await expectAccessibleInEveryLook(page)
  const owners = await Promise.all(
    [a, b, c].map(async (id) => answerOf<{ owner: { name: string } }>(await api.get(`/api/resources/${id}/ownership`))),
  )
  expect(owners.map(({ owner }) => owner.name)).toEqual([dana.name, robin.name, robin.name])
})

test('owners from a file are seen line by line before anything is changed', async ({ page, signIn, expectConsole }) => {
  test.slow()
  const mark = randomUUID().slice(0, 8)
  const [a, b] = await givenThings([
    { kind: 'vm', name: `${mark}-a` },
    { kind: 'vm', name: `${mark}-b` },
  ])
  const dana = await givenPerson('member', `Dana ${mark}`)
  const me = await signIn('member')
  const api = await apiAs(me)
  await page.goto('/inventory/import')
  await expectAccessibleInEveryLook(page)
  expectConsole(/ownership\/imports/)
  await page.getByLabel(/^Or paste the lines here/).fill('Colour,Shape\nred,round')
  await page.getByRole('button', { name: 'Look at what it would change' }).click()
  await expect(page.getByText('No column says which thing is meant.')).toBeVisible()

  const lines = [
    'Name;Owner;Purpose;Colour',
    `${mark}-a;${dana.email};The shop.;red`,
    `${mark}-b;${dana.name};;`,
    `${mark}-c;;Gone.;`,
  ]
  await page.getByLabel(/^Or paste the lines here/).fill('')
  const file = { name: 'owners.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) }
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Look at what it would change' }).click()
  await expect(page.getByText('Two lines would change something; one cannot be used.')).toBeVisible()
  await expect(page.getByText(`There is nothing called ${mark}-c.`)).toBeVisible()
  await expectAccessibleInEveryLook(page)
  const before = await answerOf<{ version: number }>(await api.get(`/api/resources/${a}/ownership`))
  expect(before.version).toBe(0)

  // somebody is faster: the whole file waits until it was looked at again
  await answerOf(await api.patch(`/api/resources/${b}/ownership`, { data: { purpose: 'Somebody was here.' } }))
  await page.getByRole('button', { name: 'Apply these 2 changes' }).click()
  await expect(page.getByText(`this has changed: ${mark}-b`)).toBeVisible()
  await page.getByRole('button', { name: 'Look at the file again' }).click()
  await page.getByRole('button', { name: 'Apply these 2 changes' }).click()
  await expect(page.getByText('Applied, exactly as it was shown')).toBeVisible()
  const after = await answerOf<{ owner: { name: string }; purpose: string }>(
    await api.get(`/api/resources/${a}/ownership`),
  )
  expect(after).toMatchObject({ owner: { name: dana.name }, purpose: 'The shop.' })
})

test('a thing is given the owner its tag suggests, who says that it is still theirs', async ({
  page,
  signIn,
  browser,
  expectConsole,
}) => {
  test.slow()
  const mark = randomUUID().slice(0, 8)
  const elsewhere = await browser.newContext()
  const theirs = await elsewhere.newPage()
  const dana = await signInAs(theirs, 'member')
  const [id] = await givenThings([{ kind: 'vm', name: `${mark}-web`, tags: [`owner=${dana.email}`] }])
  await signIn('member')
  await page.goto(`/inventory/${id}`)
  const card = page.getByRole('region', { name: 'Owner' })
  await expect(card).toContainText('Nobody answers for it.')
  await expect(card).toContainText(`tagged “owner=${dana.email}”`)
  await expectAccessibleInEveryLook(page)
  await card.getByRole('button', { name: `Make ${dana.name} the owner` }).click()
  await expect(card).toContainText(`${dana.name}, never confirmed`)
  await expect(card.getByRole('button', { name: 'Still mine' })).toHaveCount(0)

  await card.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(card.getByLabel('Owner', { exact: true })).toBeFocused()
  await card.getByLabel(/^What it is for/).fill('Answers the shop’s customers.')
  await card.getByRole('checkbox', { name: 'Ask the owner before touching it' }).check()
  await expectAccessibleInEveryLook(page)

  await theirs.goto(`/inventory/${id}`)
  await theirs.getByRole('button', { name: 'Still mine' }).click()
  await expect(theirs.getByRole('region', { name: 'Owner' })).toContainText(`${dana.name}, confirmed`)
  await elsewhere.close()

  // the page of the first one is old by now: nothing is overwritten unseen
  expectConsole(/ownership/)
  await card.getByRole('button', { name: 'Write it down' }).click()
  await expect(card).toContainText('was changed by somebody else meanwhile')
  await card.getByRole('button', { name: 'Look at it anew' }).click()
  await expect(card).not.toContainText('was changed by somebody else meanwhile')
  await card.getByLabel(/^What it is for/).fill('Answers the shop’s customers.')
  await card.getByRole('button', { name: 'Write it down' }).click()
  await expect(card).toContainText('Answers the shop’s customers.')
  await expect(card).toContainText(`${dana.name}, confirmed`)
  await expect(card.getByRole('button', { name: 'Change', exact: true })).toBeFocused()
})

test('an admin makes a team and says what the projects are; others see it and are not offered to', async ({
  page,
  signIn,
}) => {
  test.slow()
  const mark = randomUUID().slice(0, 8)
  await givenThings([
    { kind: 'project', name: `${mark}-staging` },
    { kind: 'vm', name: `${mark}-web`, project: `${mark}-staging` },
  ])
  const dana = await givenPerson('member', `Dana ${mark}`)
  await signIn('admin')
  await page.goto('/settings/teams')
  await page.getByRole('button', { name: 'Make a team' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(`Team ${mark}`)
  await dialog.getByRole('checkbox', { name: dana.name }).check()
  await expectAccessibleInEveryLook(page)
  await dialog.getByRole('button', { name: 'Make the team' }).click()
  await expect(page.getByRole('heading', { name: `Team ${mark}` })).toBeVisible()
  await expectAccessibleInEveryLook(page)
  await page.getByRole('button', { name: `Remove Team ${mark}` }).click()
  await page.getByRole('button', { name: 'Keep it' }).click()

  await page.goto('/settings/environments')
  const project = page.getByRole('listitem').filter({ hasText: `${mark}-staging` })
  await expect(project).toContainText('guessed: its name holds “staging”')
  await expectAccessibleInEveryLook(page)
  await project.getByRole('combobox', { name: `What ${mark}-staging is` }).selectOption('production')
  await expect(project).toContainText('said by')
  await expect(project.getByRole('button', { name: /^Confirm/ })).toHaveCount(0)
})

test('a viewer is told who may, and is offered nothing', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.goto('/inventory/import')
  await expect(page.getByText('You cannot give things an owner.')).toBeVisible()
  for (const path of ['/settings/teams', '/settings/environments', '/handover']) {
    await page.goto(path)
    await expect(page.getByRole('button', { name: /Make|Confirm|Hand/ })).toHaveCount(0)
  }
})
