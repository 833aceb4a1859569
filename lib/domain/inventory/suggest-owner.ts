import { foldText } from './fold-text'
import type { OwnerRef } from './owner'

// Who might answer for a thing, with the reason. A person decides: nothing here is ever applied by itself.

export type Directory = {
  people: { id: string; name: string; email: string; off: boolean }[]
  members: { id: string; email: string; userId: string | null; gone: boolean }[]
  teams: { id: string; name: string }[]
}

export type OwnerSuggestion = { owner: OwnerRef; name: string; because: string }

export type Suggestible = { name: string; tags: readonly string[]; createdBy: string | null }

/** At most this many: more than three guesses are no help. */
const MOST = 3

export function suggestOwners(thing: Suggestible, directory: Directory): OwnerSuggestion[] {
  const found = [...fromTags(thing, directory), ...fromCreator(thing, directory), ...fromName(thing, directory)]
  const once = new Map<string, OwnerSuggestion>()
  for (const each of found) {
    const key = `${each.owner.kind}:${each.owner.id}`
    if (!once.has(key)) once.set(key, each)
  }
  return [...once.values()].slice(0, MOST)
}

/** `owner=dana`, `owner:dana@example.com`, `team=web`, `team-web`. */
const TAG = /^(owner|team)\s*[=:-]\s*(.+)$/i

function* fromTags({ tags }: Suggestible, directory: Directory): Generator<OwnerSuggestion> {
  for (const tag of tags) {
    const [, field, value] = TAG.exec(tag.trim()) ?? []
    if (!field || !value) continue
    const because = `tagged “${tag.trim()}”`
    const someone = field.toLowerCase() === 'team' ? teamCalled(value, directory) : anyoneCalled(value, directory)
    if (someone) yield { ...someone, because }
  }
}

function* fromCreator({ createdBy }: Suggestible, directory: Directory): Generator<OwnerSuggestion> {
  const member = createdBy === null ? undefined : directory.members.find(({ userId }) => userId === createdBy)
  if (!member || member.gone) return
  yield { ...asPersonIfKnown(member, directory), because: 'made it on Raff' }
}

/** A team or a person whose name is one whole word of the thing's name: "web-team-db" or "dana-test". */
function* fromName({ name }: Suggestible, directory: Directory): Generator<OwnerSuggestion> {
  const words = new Set(wordsOf(name))
  for (const team of directory.teams) {
    const parts = wordsOf(team.name)
    if (parts.length > 0 && parts.every((part) => words.has(part)))
      yield { owner: { kind: 'team', id: team.id }, name: team.name, because: 'the name holds the team’s name' }
  }
  for (const person of directory.people) {
    const [first] = wordsOf(person.name)
    if (!person.off && first && first.length >= 3 && words.has(first))
      yield { owner: { kind: 'person', id: person.id }, name: person.name, because: 'the name holds the person’s name' }
  }
}

type Found = Omit<OwnerSuggestion, 'because'>

function anyoneCalled(text: string, directory: Directory): Found | null {
  const wanted = plain(text)
  const people = directory.people.filter((person) => !person.off && isCalled(wanted, person.name, person.email))
  // two who share a first name are no suggestion
  const [person] = people
  if (person && people.length === 1) return { owner: { kind: 'person', id: person.id }, name: person.name }
  if (people.length > 1) return null
  const member = directory.members.find(({ email, gone }) => !gone && isCalled(wanted, '', email))
  return member ? asPersonIfKnown(member, directory) : teamCalled(text, directory)
}

function teamCalled(text: string, { teams }: Directory): Found | null {
  const wanted = plain(text)
  const team = teams.find(({ name }) => plain(name) === wanted || plain(name).replace(/^team | team$/g, '') === wanted)
  return team ? { owner: { kind: 'team', id: team.id }, name: team.name } : null
}

/** A member of the account who also signs in here is better known as that person. */
function asPersonIfKnown(member: Directory['members'][number], { people }: Directory): Found {
  const person = people.find(({ email, off }) => !off && email.toLowerCase() === member.email.toLowerCase())
  if (person) return { owner: { kind: 'person', id: person.id }, name: person.name }
  return { owner: { kind: 'member', id: member.id }, name: member.email }
}

function isCalled(wanted: string, name: string, email: string): boolean {
  const [first] = wordsOf(name)
  const mailbox = email.toLowerCase().split('@')[0] ?? ''
  return [plain(name), first, email.toLowerCase(), plain(email), mailbox, plain(mailbox)].includes(wanted)
}

function plain(text: string): string {
  return wordsOf(text).join(' ')
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
