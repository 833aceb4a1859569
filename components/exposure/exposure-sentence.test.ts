import { describe, expect, it } from 'vitest'
import { exposureDetail, exposureSentence, openDoors } from './exposure-sentence'

const firewall = (...states: string[]) => ({ findings: states.map((state) => ({ state })) })
const without = (state: string | null) => ({ finding: state === null ? null : { state } })
const sentences = ['Anyone on the internet can reach SSH (port 22) on 1 server.']

describe('the sentence of the exposure page', () => {
  it.each([
    [[], [], 'There is no server on the internet here, and no firewall.'],
    [[firewall()], [], sentences[0]],
    [[firewall('open')], [], 'One door stands open to the internet and needs a decision.'],
    [
      [firewall('open', 'decided'), firewall()],
      [without('open')],
      'Two doors stand open to the internet and need a decision; one more was decided on.',
    ],
    [[firewall('decided')], [without(null)], 'Nothing here needs a decision: what stands open was decided on.'],
  ])('of %j and %j is “%s”', (firewalls, withoutFirewall, sentence) => {
    expect(exposureSentence({ sentences, firewalls, withoutFirewall, readInFull: true })).toBe(sentence)
  })

  it('never takes what could not be read for closed', () => {
    expect(exposureSentence({ sentences, firewalls: [], withoutFirewall: [], readInFull: false })).toBe(
      'What stands open to the internet is not known: not everything could be read.',
    )
  })

  it('is followed by which doors stand open, decided on or not, and says nothing twice', () => {
    const answer = { sentences, firewalls: [firewall('decided')], withoutFirewall: [], readInFull: true }
    expect(openDoors(answer)).toBe(0)
    expect(exposureDetail(answer)).toBe(sentences[0])
    expect(exposureDetail({ ...answer, firewalls: [firewall()] })).toBe('')
  })
})
