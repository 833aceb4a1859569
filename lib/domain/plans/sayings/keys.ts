import { ago, names } from './words'

type Key = { key: string }

export const KEYS = {
  'key-switched-off': ({ key, prefix }: Key & { prefix: string }) => `The key ${key} (${prefix}…) is switched off.`,
  'key-switched-on': ({ key, prefix }: Key & { prefix: string }) => `The key ${key} (${prefix}…) works again.`,
  'key-revoked': ({ key, prefix }: Key & { prefix: string }) => `The key ${key} (${prefix}…) is revoked for good.`,
  'key-users-stop': ({ key }: Key) => `Everything that works with ${key}, until it is switched on again.`,
  'key-users-stop-at-once': ({ key }: Key) => `Everything that works with ${key}, at once and for good.`,
  'key-is-off-already': ({ key }: Key) => `Nothing: ${key} is switched off already.`,
  'key-holders-come-back': ({ key }: Key) =>
    `Whoever has the secret of ${key} can use it again, strangers included if it leaked.`,
  'key-stays': ({ key }: Key) => `${key} itself, with its roles: switched on, it is as it was.`,
  'key-can-be-switched-on': ({ key }: Key) => `${key} can be switched on again at any time.`,
  'key-can-be-switched-off': ({ key }: Key) => `${key} can be switched off at any time.`,
  'key-places-unknown': ({ key }: Key) =>
    `Where ${key} is installed is more than Raff tells: it shows only when a key was last used, not by what.`,
  'key-in-use': ({ key, passing: { lastUsedAt } }: Key & { passing: { lastUsedAt: string } }, now: Date) =>
    `${key} is in use: last used ${ago(lastUsedAt, now)}.`,
  'key-quiet': ({ key, passing: { lastUsedAt } }: Key & { passing: { lastUsedAt: string } }, now: Date) =>
    `${key} was last used ${ago(lastUsedAt, now)}.`,
  'key-never-used': ({ key }: Key) => `Raff has not seen ${key} used.`,
  'key-reaches': ({ key, projects, role }: Key & { projects: string[]; role: string | null }) =>
    `${key} reaches ${names(projects)}${role ? `, and has the role ${role} in the account` : ''}.`,
  'key-reaches-no-project': ({ key, role }: Key & { role: string | null }) =>
    role ? `${key} reaches no project; in the account it has the role ${role}.` : `${key} reaches no project.`,
  'key-reaches-everything': ({ key }: Key) =>
    `${key} belongs to Owner: it reaches everything, in every project there is and will be.`,
  'owner-key': ({ key }: Key) => `${key} is an Owner key: whoever has it can do everything.`,
  'stocktake-goes-blind': ({ key, connection }: Key & { connection: string }) =>
    `Stocktake reads the account with ${key} (connection “${connection}”): it sees nothing new until that connection gets another key.`,
  'connection-stops-acting': ({ key, connection }: Key & { connection: string }) =>
    `The connection “${connection}” of Stocktake works with ${key}, and can run nothing any more.`,
  'last-key-manager': ({ key }: Key) =>
    `${key} is the last key that may manage keys. After it, keys can only be changed by people in the dashboard of Raff.`,
  'key-made': ({ key }: Key) => `A new key is made: ${key}.`,
  'successor-made': ({ key, newKey }: Key & { newKey: string }) =>
    `A new key is made beside it, ${newKey}, with the same roles in the same projects as ${key}.`,
  'secret-shown-once': ({ key, to }: Key & { to: string }) =>
    `The secret of ${key} is shown to ${to}, once. Nobody else sees it, and it is not stored.`,
  'secret-goes-into-connection': ({ key }: Key) =>
    `The secret of ${key} goes straight into Stocktake’s own connection. Nobody sees it.`,
  'secret-may-be-lost': ({ key }: Key) =>
    `Raff says the secret of ${key} only once. If that answer is lost, the key has to be revoked and made anew.`,
  'key-never-expires': ({ key }: Key) => `${key} has no end date: if it leaks, it works until somebody notices.`,
  'old-key-goes-on': ({ key }: Key) => `Nothing yet: ${key} goes on working until it is switched off in a later step.`,
  'new-key-can-be-revoked': ({ key, newKey }: Key & { newKey: string }) =>
    `${newKey} can be revoked again as long as nothing uses it. ${key} is not touched.`,
  'leaked-key-should-stay-off': ({ key }: Key) =>
    `${key} could be switched on again. If it leaked, that would let a stranger in again.`,
  'key-installed-in': ({ key, places }: Key & { places: string[] }) =>
    `As far as is known, ${key} is installed in ${names(places, 8)}.`,
  'misuse-unknown': ({ key }: Key) =>
    `Whether a stranger used ${key}, and made other keys or members with it, is more than Raff tells. Look for what nobody here made.`,
  'successor-is-slower': ({ newKey }: { newKey: string }) =>
    `The old key has the high rate limit. ${newKey} begins with the standard one, and Raff’s support has to raise it.`,
}
