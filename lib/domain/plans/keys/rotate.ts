import { type Builder, NO_MONEY, refuse } from '../draft'
import type { Look } from '../look'
import type { ParamsOf } from '../params'
import type { LaterStep } from '../plan'
import { type Statement, state } from '../say'
import { names } from '../sayings/words'
import {
  connectionOf,
  isOwnerKey,
  type Key,
  leansOnKey,
  lossesWithout,
  placesOf,
  reachStatement,
  lastUseOf,
  whyNotWithout,
} from './key-around'
import { newKeyCalls } from './new-key-calls'
import { switchCall } from './switch'

// Raff can put a new secret into a key, but then the old one is dead at that moment. Two keys side by side have no such
// moment: that is the only way offered here.

export const rotateKey: Builder<'api-key.rotate'> = (key, params, look) => {
  const { name, facts } = key
  const leaked = params.intent === 'leaked'
  if (params.expiresAt !== null && new Date(params.expiresAt) <= look.now)
    return refuse('invalid', 'The end date of the new key is over already.', 'expiresAt')
  const own = connectionOf(key, look)
  if (params.handOver === 'connection' && !own)
    return refuse('invalid', `${name} is no key of Stocktake: its secret can only be shown to you.`, 'handOver')
  const why = leaked ? whyNotWithout(key, look) : null
  if (why) return refuse('blocked', `${why} Then ask for this one to be switched off.`)
  const unreadable = facts.projectAccesses.find(({ roleId }) => roleId === null)
  if (unreadable)
    return refuse(
      'blocked',
      `Which role ${name} has in ${projectName(unreadable, look)} cannot be read, so no key with the same reach can be made.`,
    )
  const newName = params.name ?? freeName(name, look)
  const taken = look.all('api-key').find((other) => other.name === newName)
  if (taken) return refuse('invalid', `There is a key called “${newName}” already. Choose another name.`, 'name')
  const off = leaked && facts.isActive
  return {
    calls: [
      ...(off ? [switchCall(key, false)] : []),
      ...newKeyCalls(
        key,
        {
          name: newName,
          accountRoleId: facts.roleId,
          expiresAt: params.expiresAt,
          accesses: facts.projectAccesses.map((access) => ({
            projectId: access.projectId,
            projectName: projectName(access, look),
            roleId: access.roleId ?? '',
            roleName: access.roleName,
          })),
        },
        look.all('api-key').map(({ raffId }) => raffId),
      ),
    ],
    lines: {
      does: doesOf(key, newName, { off, toConnection: params.handOver === 'connection', look }),
      stops: stopsOf(key, { leaked, off, look }),
      affects: [lastUseOf(key, look.now), reachStatement(key, look), ...installed(key, params)],
      survives: leaked ? [state('key-stays', { key: name })] : [],
      undo: leaked
        ? [state('leaked-key-should-stay-off', { key: name })]
        : [state('new-key-can-be-revoked', { key: name, newKey: newName })],
      unknowns: unknownsOf(key, newName, params),
      money: [state('costs-nothing', { name })],
    },
    undo: {
      possible: leaked ? 'partly' : 'yes',
      request: leaked
        ? null
        : { action: 'api-key.revoke', targets: [], madeBy: { step: 'create', kind: 'api-key' }, params: {} },
    },
    money: NO_MONEY,
    fact: off ? `${facts.prefix} stops working now` : `${facts.prefix} gets a successor`,
    leansOn: { key: leansOnKey(key, look), asker: look.facts.asker.name },
    looksAt: ['project', 'role', 'api-key'],
    environments: placesOf(key, look),
    ...(isOwnerKey(key, look) && { raises: [state('owner-key', { key: newName })] }),
    later: laterSteps(key, newName, params),
  }
}

function doesOf(
  key: Key,
  newName: string,
  { off, toConnection, look }: { off: boolean; toConnection: boolean; look: Look },
): Statement[] {
  const { name, facts } = key
  return [
    ...(off ? [state('key-switched-off', { key: name, prefix: facts.prefix }, 'switch-off')] : []),
    state('successor-made', { key: name, newKey: newName }, 'create'),
    toConnection
      ? state('secret-goes-into-connection', { key: newName }, 'create')
      : state('secret-shown-once', { key: newName, to: look.facts.asker.name }, 'create'),
  ]
}

function stopsOf(key: Key, { leaked, off, look }: { leaked: boolean; off: boolean; look: Look }): Statement[] {
  const { name } = key
  if (off)
    return [
      state('key-users-stop', { key: name }, 'switch-off'),
      ...lossesWithout(key, look).map((each) => ({ ...each, step: 'switch-off' })),
    ]
  return leaked ? [] : [state('old-key-goes-on', { key: name })]
}

function installed({ name }: Key, { installedIn }: ParamsOf['api-key.rotate']): Statement[] {
  return installedIn.length > 0 ? [state('key-installed-in', { key: name, places: installedIn })] : []
}

function unknownsOf(key: Key, newName: string, { intent, expiresAt }: ParamsOf['api-key.rotate']): Statement[] {
  const { name, facts } = key
  return [
    state('key-places-unknown', { key: name }),
    state('secret-may-be-lost', { key: newName }, 'create'),
    ...(intent === 'leaked' ? [state('misuse-unknown', { key: name })] : []),
    ...(facts.rateLimitTier === 'high' ? [state('successor-is-slower', { newKey: newName })] : []),
    ...(expiresAt === null ? [state('key-never-expires', { key: newName })] : []),
  ]
}

function laterSteps(
  key: Key,
  newName: string,
  { intent, quietDays, installedIn }: ParamsOf['api-key.rotate'],
): LaterStep[] {
  const { name, id } = key
  const targets = id === null ? [] : [id]
  const where = installedIn.length > 0 ? `: ${names(installedIn, 8)}` : ''
  const handOver: LaterStep = {
    name: 'hand-over',
    sentence: `Put the secret of ${newName} wherever ${name} is installed${where}. Tick each place.`,
    who: 'asker',
    afterDays: 0,
    request: null,
  }
  const remove: LaterStep = {
    name: 'remove',
    sentence: `Revoke ${name} for good.`,
    who: 'owner',
    afterDays: intent === 'leaked' ? 1 : quietDays + 2,
    request: { action: 'api-key.revoke', targets, madeBy: null, params: {} },
  }
  if (intent === 'leaked')
    return [
      handOver,
      {
        name: 'look-for-misuse',
        sentence: `Look through what was changed at Raff since ${name} may have leaked: servers, keys and members that nobody here made.`,
        who: 'owner',
        afterDays: 1,
        request: null,
      },
      remove,
    ]
  return [
    handOver,
    {
      name: 'seen-in-use',
      sentence: `Wait until ${newName} is used and ${name} is not used any more.`,
      who: 'owner',
      afterDays: 1,
      request: null,
    },
    {
      name: 'switch-off',
      sentence: `Switch ${name} off. That can be taken back.`,
      who: 'owner',
      afterDays: 2,
      request: { action: 'api-key.deactivate', targets, madeBy: null, params: {} },
    },
    {
      name: 'quiet-days',
      sentence: `Leave ${name} switched off. Whatever still needs it shows itself.`,
      who: 'owner',
      afterDays: quietDays + 2,
      request: null,
    },
    remove,
  ]
}

/** "ci", "ci (new)", "ci (new 2)": never two keys of one name. */
function freeName(name: string, look: Look): string {
  const base = name.replace(/ \(new(?: \d+)?\)$/, '').slice(0, 110)
  const taken = new Set(look.all('api-key').map((key) => key.name))
  for (let index = 1; ; index += 1) {
    const candidate = `${base} (new${index === 1 ? '' : ` ${index}`})`
    if (!taken.has(candidate)) return candidate
  }
}

function projectName({ projectId, projectName: known }: { projectId: string; projectName: string | null }, look: Look) {
  return look.find('project', projectId)?.name ?? known ?? projectId
}
