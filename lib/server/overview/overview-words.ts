import type { OverviewAnswer, Tile, TileAnswer } from '../../contracts/overview'
import { TILES } from '../../contracts/overview'
import type { Area } from '../../domain/findings/finding'
import { TILE_FINDINGS } from '../../domain/findings/tiles'
import { inWords } from '../../domain/permission-words'

// What the overview says, and where each of its numbers leads. The page behind a number shows the same number.

const OWNERLESS = (TILE_FINDINGS.ownerless.codes ?? []).join(',')

export const TILE_LINKS: Record<Tile, string> = {
  approvals: '/requests?status=waiting',
  backups: '/backups?needs=decision',
  stale: '/stale',
  keys: '/keys?needs=decision',
  ownerless: `/inventory?finding=${OWNERLESS}`,
}

/** All of an area, finding by finding. */
export const AREA_LINKS: Record<Area, string> = {
  backups: linkTo('backups'),
  stale: linkTo('stale'),
  keys: linkTo('keys'),
  exposure: linkTo('exposure'),
  ownership: linkTo('ownership'),
  operations: linkTo('operations'),
}

function linkTo(area: Area): string {
  return `/findings?area=${area}&state=open`
}

// A part of the sentence names what waits for somebody, never how much of it there is: what was put off is as true as before.
const TILE_WORDS: Record<Tile, { title: string; sentence: string; part: (count: number) => string }> = {
  approvals: {
    title: 'Waiting for approval',
    sentence: 'Requests that somebody made and that need a yes or a no.',
    part: (count) => (count === 1 ? '1 request' : `${said(count)} requests`),
  },
  backups: {
    title: 'Not protected',
    sentence: 'Servers and disks that could not be brought back, or not for certain.',
    part: (count) =>
      count === 1 ? '1 server or disk not safely backed up' : `${said(count)} servers and disks not safely backed up`,
  },
  stale: {
    title: 'Perhaps not needed',
    sentence: 'Things that nobody may need any more, most of them paid for.',
    part: (count) =>
      count === 1 ? '1 thing that may not be needed any more' : `${said(count)} things that may not be needed any more`,
  },
  keys: {
    title: 'Keys in trouble',
    sentence: 'Keys to the account that are old, too powerful, unused, or of people who left.',
    part: (count) => (count === 1 ? '1 key in trouble' : `${said(count)} keys in trouble`),
  },
  ownerless: {
    title: 'Nobody answers for it',
    sentence: 'Servers, disks and keys without anybody who answers for them.',
    part: (count) => (count === 1 ? '1 thing nobody answers for' : `${said(count)} things nobody answers for`),
  },
}

export function tilesOf(
  counts: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number> | null,
  waiting: number,
): TileAnswer[] {
  return TILES.map((tile) => {
    const count = tile === 'approvals' ? waiting : (counts.get(`tile:${tile}`) ?? 0)
    const found = tile === 'approvals' ? waiting : (counts.get(`found:${tile}`) ?? 0)
    // a decision takes a thing off the number and changes nothing about it: only what is found can become fewer
    const then = tile === 'approvals' ? undefined : before?.get(`found:${tile}`)
    const change = then === undefined ? null : found - then
    const { title, sentence } = TILE_WORDS[tile]
    return {
      tile,
      title,
      count,
      decided: found - count,
      change,
      changeSentence: changeSentence(tile, change),
      sentence,
      href: TILE_LINKS[tile],
    }
  })
}

function changeSentence(tile: Tile, change: number | null): string {
  if (change === null) return tile === 'approvals' ? 'As it is now' : 'No numbers from a week ago yet'
  if (change === 0) return 'As many in all as a week ago'
  return `${change > 0 ? `${said(change)} more` : `${said(-change)} fewer`} in all than a week ago`
}

/** The sentence in pieces that lead somewhere: what the tiles count, and open doors and blindness beside them. */
export function partsOf(counts: ReadonlyMap<string, number>, waiting: number): OverviewAnswer['parts'] {
  const tiles = TILES.map((tile) => {
    const count = tile === 'approvals' ? waiting : (counts.get(`tile:${tile}`) ?? 0)
    return { count, words: TILE_WORDS[tile].part(count), href: TILE_LINKS[tile] }
  })
  const exposed = counts.get('area:exposure') ?? 0
  const operations = counts.get('area:operations') ?? 0
  const others = [
    {
      count: exposed,
      words: exposed === 1 ? '1 door open to the internet' : `${said(exposed)} doors open to the internet`,
      href: '/exposure',
    },
    {
      count: operations,
      words: operations === 1 ? '1 point of Stocktake itself' : `${said(operations)} points of Stocktake itself`,
      href: AREA_LINKS.operations,
    },
  ]
  const [approvals, backups, ...rest] = tiles
  return [approvals, backups, others[0], ...rest, others[1]].flatMap((part) => (part && part.count > 0 ? [part] : []))
}

/** `judged`: every account was read and looked through. Only then does nothing mean nothing. */
export function sentenceOf(parts: OverviewAnswer['parts'], judged: boolean): string {
  if (parts.length === 0)
    return judged ? 'Nothing needs a decision this week.' : 'Whether anything needs a decision is not known yet.'
  const said = inWords(parts.map(({ words }) => words))
  return `This week a decision is needed on ${said}.`
}

/** "1,437": as the tiles below it write it. */
function said(count: number): string {
  return count.toLocaleString('en')
}
