import type { ServerFacts } from '../inventory/facts'
import { readingOf, type Target } from './facts'
import { type Line, line, missing, type Unknown, untold } from './plan-shape'
import { counted, listed } from './words'

// What a server is tied to, in sentences: the same for stopping, deleting and imaging it.

type Server = Target<'vm'>

export function addressesOf({ facts }: { facts: ServerFacts }): string[] {
  return [facts.publicIpv4Address, facts.publicIpv6Address, facts.privateIpv4Address].filter(
    (address): address is string => Boolean(address),
  )
}

export function affectedBy(server: Server): Line[] {
  const { owner, name } = server
  const disks = readingOf(server, 'disks')
  const lines: Line[] = []
  if (owner && !owner.gone) lines.push(line(`${owner.name}, who answers for ${name}.`))
  if (server.askFirst) lines.push(line(`The owner of ${name} wants to be asked before anything happens to it.`))
  if (server.purpose) lines.push(line(`It is there for: ${server.purpose}`))
  const addresses = addressesOf(server)
  if (addresses.length > 0) lines.push(line(`Everybody who reaches ${name} at ${listed(addresses)}.`))
  if (disks.known && disks.value.length > 0)
    lines.push(
      line(
        `${counted(disks.value.length, 'disk')} attached to it: ${listed(disks.value.map(({ facts }) => facts.name))}.`,
        `disks ${disks.value
          .map(({ id }) => id)
          .sort()
          .join(' ')}`,
      ),
    )
  const { privateIpv4Address: inside } = server.facts
  if (inside) lines.push(line(`Other servers on its private network that use it at ${inside}.`))
  return lines
}

export function unknownsAround(server: Server): Unknown[] {
  const disks = readingOf(server, 'disks')
  return [
    ...(disks.known ? [] : [missing(`Its disks could not be read: ${disks.why}`, 'disks unread')]),
    untold(`Raff does not tell what runs on ${server.name} or who uses it.`, 'use not told'),
  ]
}

/** Raff is at it, and lets go of it by itself. */
const BUSY = ['initiating', 'provisioning', 'booting', 'finalizing']

const STATUS_WORDS: Record<string, string> = { active: 'running', passive: 'stopped', failure: 'failed' }

/** Why Raff would not do this to a server as it stands, as obstacles; empty when it can. */
export function unlessIn({ name, facts: { status } }: Server, fits: readonly string[], what: string): string[] {
  if (fits.includes(status)) return []
  if (BUSY.includes(status)) return [`Raff is working on ${name} right now (${status}). Try again in a few minutes.`]
  const words = STATUS_WORDS[status] ?? `“${status}”, which we do not know`
  return [`${name} is ${words}: ${what}.`]
}

/** Raff copies only servers that run or are stopped. */
export function unlessCopied(server: Server): string[] {
  return unlessIn(server, ['active', 'passive'], 'Raff copies only servers that run or are stopped')
}

/** Deleting is refused only while Raff is at it: what has failed has to be got rid of, too. */
export function whileBusy(server: Server): string[] {
  return BUSY.includes(server.facts.status) ? unlessIn(server, [], '') : []
}

/** What of a server a plan leans on: a backup that finishes changes none of it. */
export function basisOf({ facts }: Server) {
  const { name, status, projectId, templateId, totalStorageGb, pricePerHour, tags } = facts
  return {
    name,
    status,
    projectId,
    templateId,
    totalStorageGb,
    pricePerHour,
    tags: tags.map((tag) => tag.name).sort(),
    addresses: addressesOf({ facts }),
  }
}
