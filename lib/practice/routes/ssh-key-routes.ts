import type { SshKey } from '../model'
import { sshKeyView } from '../views/people-views'
import { type Answer, created, ok } from '../wire/answer'
import { badRequest } from '../wire/api-error'
import { text } from '../wire/fields'
import { findInAccount } from '../wire/find'
import { accountRoute, type Call } from '../wire/route'
import { newUuid } from '../world'

export const sshKeyRoutes = [
  accountRoute('GET', '/api/v1/ssh-keys', 'account.ssh_keys.view', ({ world }) =>
    ok(world.store.sshKeys.newestFirst().map(sshKeyView)),
  ),
  accountRoute('POST', '/api/v1/ssh-keys', 'account.ssh_keys.manage', create),
  accountRoute('GET', '/api/v1/ssh-keys/{id}', 'account.ssh_keys.view', (call) => ok(sshKeyView(sshKeyIn(call)))),
  accountRoute('PUT', '/api/v1/ssh-keys/{id}', 'account.ssh_keys.manage', rename),
  accountRoute('DELETE', '/api/v1/ssh-keys/{id}', 'account.ssh_keys.manage', remove),
]

const NAME = { min: 1, max: 128 }
const PUBLIC_KEY = /^(ssh-rsa|ssh-ed25519|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]{16,}={0,2}( .*)?$/

function sshKeyIn({ world, params }: Call): SshKey {
  return findInAccount(world.store.sshKeys, params.id ?? '', 'SSH key')
}

function create({ world, body, caller }: Call): Answer {
  const name = text(body, 'name', NAME)
  const publicKey = text(body, 'public_key').trim()
  if (!PUBLIC_KEY.test(publicKey)) throw badRequest('public_key must be an RSA, ECDSA or Ed25519 public key')
  const same = (key: SshKey) => materialOf(key.publicKey) === materialOf(publicKey)
  if ([...world.store.sshKeys.all()].some(same)) throw badRequest('This SSH key is in the account already')
  const key = world.store.sshKeys.add({
    id: newUuid(world, 'ssh-key'),
    name,
    publicKey,
    createdBy: caller.userId,
    createdAt: world.now,
    updatedAt: world.now,
  })
  return created(sshKeyView(key))
}

function materialOf(publicKey: string): string {
  return publicKey.split(' ').slice(0, 2).join(' ')
}

function rename(call: Call): Answer {
  const key = sshKeyIn(call)
  call.world.store.sshKeys.change(key, { name: text(call.body, 'name', NAME), updatedAt: call.world.now })
  return ok(sshKeyView(key))
}

/** Servers that have it installed go on accepting it. */
function remove(call: Call): Answer {
  const key = sshKeyIn(call)
  call.world.store.sshKeys.remove(key)
  return ok(sshKeyView(key))
}
