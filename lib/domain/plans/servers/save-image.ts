import { callOn, path } from '../call'
import { type Builder, refuse } from '../draft'
import type { PlanCall } from '../plan'
import type { PlanThing } from '../plan-facts'
import { state } from '../say'
import { BUSY, whyNotCopied } from './server-status'

export const saveImage: Builder<'vm.save-image'> = (server, { name: given, description }, look) => {
  const { name, raffId, facts } = server
  const why = whyNotCopied(server)
  if (why) return refuse('blocked', why)
  const image = imageName(server, given)
  const disks = look
    .disksOf(raffId)
    .map((disk) => disk.name)
    .sort()
  const running = facts.status === 'active'
  return {
    calls: [imageCall(server, image, description)],
    lines: {
      does: [
        state('image-saved', { server: name, image }),
        state('busy-while-copied', { server: name }),
        ...(running ? [] : [state('image-is-clean', { server: name })]),
      ],
      survives: [state('everything-stays', { server: name })],
      undo: [state('image-stays-until-removed', { image })],
      unknowns: [
        ...(running ? [state('image-may-be-torn', { server: name })] : []),
        ...(disks.length > 0 ? [state('image-leaves-out-disks', { server: name, disks })] : []),
        state('images-not-listed', { server: name }),
      ],
      money: [state('image-cost-unknown', { server: name })],
    },
    undo: { possible: 'partly', request: null },
    money: { monthly: null, source: 'unknown' },
    fact: `image of ${name}`,
    leansOn: { status: facts.status, disks },
    looksAt: ['volume'],
  }
}

/** Two servers in one request get two images, and one name for both would tell nobody which is which. */
export function imageName(server: PlanThing, given: string): string {
  return given.includes(server.name) ? given : `${server.name} ${given}`.slice(0, 128)
}

/** Of the system disk, as it is now. */
export function imageCall(server: PlanThing<'vm'>, image: string, description: string | null): PlanCall {
  const { name, raffId } = server
  return callOn(server, 'save-image', {
    method: 'POST',
    path: path`/vms/${raffId}/save-image`,
    body: { name: image, ...(description !== null && { description }), disk_id: 0, snapshot_id: -1 },
    sentence: `Save the system disk of ${name} as the image “${image}”.`,
    probe: {
      kind: 'answer-only',
      thing: { kind: 'vm', raffId },
      name,
      working: BUSY,
      because: `Raff has no list of saved images: whether the image “${image}” was made can only be seen in the dashboard of Raff.`,
    },
    again: 'never',
  })
}
