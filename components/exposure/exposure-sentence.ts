import type { ExposureAnswer } from '@/lib/contracts/exposure'
import { asSentence, countedWording, countWording } from '../ui/count-wording'

type Counted = {
  sentences: ExposureAnswer['sentences']
  readInFull: boolean
  firewalls: readonly { findings: readonly { state: string }[] }[]
  withoutFirewall: readonly { finding: { state: string } | null }[]
}

/** How many of them need a decision: the number that the overview says, too. */
export function openDoors(answer: Counted): number {
  return findingsOf(answer).filter(({ state }) => state === 'open').length
}

/** "Four doors stand open to the internet and need a decision; two more were decided on." */
export function exposureSentence(answer: Counted): string {
  if (answer.firewalls.length === 0 && answer.withoutFirewall.length === 0)
    return answer.readInFull
      ? 'There is no server on the internet here, and no firewall.'
      : 'What stands open to the internet is not known: not everything could be read.'
  const doors = openDoors(answer)
  if (doors > 0) {
    const decided = findingsOf(answer).filter(({ state }) => state === 'decided').length
    const more = decided === 0 ? '' : `; ${countWording(decided)} more ${decided === 1 ? 'was' : 'were'} decided on`
    const open = asSentence(countedWording(doors, 'door stands', 'doors stand'))
    return `${open} open to the internet and ${doors === 1 ? 'needs' : 'need'} a decision${more}.`
  }
  if (findingsOf(answer).length > 0) return 'Nothing here needs a decision: what stands open was decided on.'
  // as the rules of the firewalls are read at this moment: what was found a while ago may not know of it yet
  return answer.sentences[0] ?? 'What stands open to the internet is not known.'
}

/** What stands open, in a few sentences, but for what the first sentence has said. */
export function exposureDetail(answer: Counted): string {
  return (findingsOf(answer).length === 0 ? answer.sentences.slice(1) : answer.sentences).join(' ')
}

function findingsOf({ firewalls, withoutFirewall }: Counted) {
  return [...firewalls.flatMap(({ findings }) => findings), ...withoutFirewall.flatMap(({ finding }) => finding ?? [])]
}
