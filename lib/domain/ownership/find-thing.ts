import { cutText } from '../cut-text'
import { foldText } from '../inventory/fold-text'
import { KIND_WORDS, KINDS, type Kind } from '../inventory/kinds'

/** A thing as a file can mean it. */
export type Findable = {
  id: string
  raffId: string
  kind: Kind
  name: string
  projectName: string | null
  gone: boolean
}

export type Meant = { id: string; raffId: string; kind: string; name: string; project: string }

export type FoundThing<Thing> = { thing: Thing } | { problem: string }

/** Which thing a row of a file means: by its id, else by its id at Raff, else by its name. */
export class ThingIndex<Thing extends Findable> {
  private readonly byId = new Map<string, Thing>()
  private readonly byRaffId = new Map<string, Thing[]>()
  private readonly byName = new Map<string, Thing[]>()

  constructor(things: readonly Thing[]) {
    for (const thing of things) {
      this.byId.set(thing.id, thing)
      this.byRaffId.set(thing.raffId, [...(this.byRaffId.get(thing.raffId) ?? []), thing])
      const name = thing.name.toLowerCase()
      this.byName.set(name, [...(this.byName.get(name) ?? []), thing])
    }
  }

  find(meant: Meant): FoundThing<Thing> {
    const kind = meant.kind === '' ? undefined : kindCalled(meant.kind)
    if (meant.kind !== '' && !kind) return { problem: `“${cutText(meant.kind, 40)}” is no kind of thing here.` }
    if (meant.id !== '') {
      const thing = this.byId.get(meant.id.toLowerCase())
      return thing ? { thing } : { problem: `There is no thing with the id ${cutText(meant.id, 40)}.` }
    }
    if (meant.raffId !== '')
      return one(
        this.byRaffId.get(meant.raffId),
        kind,
        '',
        `There is nothing with the id ${cutText(meant.raffId, 40)} at Raff.`,
      )
    if (meant.name === '') return { problem: 'The line does not say which thing it means.' }
    const named = this.byName.get(meant.name.toLowerCase())
    return one(named, kind, meant.project, `There is nothing called ${cutText(meant.name, 80)}.`)
  }
}

function one<Thing extends Findable>(
  things: readonly Thing[] = [],
  kind: Kind | undefined,
  project: string,
  none: string,
): FoundThing<Thing> {
  const fits = things.filter(
    (thing) =>
      (!kind || thing.kind === kind) && (project === '' || foldText(thing.projectName ?? '') === foldText(project)),
  )
  const there = fits.filter(({ gone }) => !gone)
  const [thing] = there.length > 0 ? there : fits
  if (!thing) return { problem: none }
  const several = Math.max(there.length, there.length === 0 ? fits.length : 0)
  if (several > 1)
    return { problem: `${several} things are called ${thing.name}. Add the column Id, or Kind and Project.` }
  return { thing }
}

export function kindCalled(text: string): Kind | undefined {
  const plain = text.trim().toLowerCase()
  return KINDS.find((kind) => {
    const { one: single, many, raffTerm } = KIND_WORDS[kind]
    return [kind, single.toLowerCase(), many.toLowerCase(), raffTerm.toLowerCase()].includes(plain)
  })
}
