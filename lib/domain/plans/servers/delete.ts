import { callOn, path } from '../call'
import { type Builder, type Draft, refuse } from '../draft'
import type { Look } from '../look'
import type { ParamsOf } from '../params'
import type { PlanCall } from '../plan'
import type { PlanThing } from '../plan-facts'
import { type Statement, state } from '../say'
import { count, day } from '../sayings/words'
import { imageCall, imageName } from './save-image'
import { isBusy, statusWords } from './server-status'
import { neighboursOf, stopCall, stopsOf } from './stop'
import { type Surroundings, surroundingsOf } from './what-goes-with-a-server'

type Way = ParamsOf['vm.delete']

const DAY_MS = 24 * 60 * 60_000

export const deleteServer: Builder<'vm.delete'> = (server, params, look) => {
  const { name, facts } = server
  const { status } = facts
  if (params.way === 'safe' && status !== 'active' && status !== 'passive')
    return refuse(
      'blocked',
      `${name} is ${statusWords(status)}, so no image of it can be saved now. ${isBusy(server) ? 'Try again when that is over.' : 'It can only be deleted at once.'}`,
    )
  const around = surroundingsOf(server, params, look)
  const image = imageName(server, params.imageName)
  const safe = params.way === 'safe'
  const draft: Draft = {
    calls: callsOf(server, params, image, around),
    lines: {
      does: safe ? safeSteps(server, params, image) : [state('server-deleted', { server: name }, 'delete')],
      stops: [...stopsOf(server, safe ? 'stop' : 'delete'), ...around.stops],
      affects: [...neighboursOf(server, look).statements, ...around.affects],
      survives: survivesOf(server, { safe, image, around, look }),
      undo: safe
        ? [
            state('until-deleted-start-again', { server: name, days: params.graceDays }),
            state('new-server-from-image', { server: name, image }),
          ]
        : [state('deleting-has-no-way-back', { server: name }, 'delete')],
      unknowns: unknownsOf(server, { safe, around }),
      money: moneyOf(server, around, safe),
    },
    undo: { possible: safe ? 'partly' : 'no', request: null },
    money: {
      monthly: server.cost.amount === null ? null : -(server.cost.amount + around.costOfRest),
      source: server.cost.source,
    },
    fact: factOf(server, around),
    leansOn: {
      status,
      createdAt: facts.createdAt,
      cost: server.cost.amount,
      around: around.leansOn,
      neighbours: neighboursOf(server, look).leansOn,
      image: look.facts.savedImages.filter(({ serverId }) => serverId === server.raffId),
      test: around.test ?? null,
    },
    looksAt: ['backup', 'snapshot', 'volume', 'ip', 'vpc', 'backup-schedule', 'security-group'],
    looksAtInterfacesOf: [server.raffId],
  }
  return !safe && (status === 'active' || status === 'passive') ? { ...draft, safer: saferWay(server, params) } : draft
}

function callsOf(server: PlanThing<'vm'>, params: Way, image: string, around: Surroundings): PlanCall[] {
  const { name, raffId } = server
  const things = params.volumeAction === 'delete' ? around.disks.map((disk) => disk.raffId) : []
  const wait = {
    after: 'save-image',
    ms: params.graceDays * DAY_MS,
    sentence: `${name} stays stopped for ${count(params.graceDays, 'day')}. Whoever misses it can object until then.`,
    ifStopped: 'skip' as const,
  }
  const remove = callOn(server, 'delete', {
    method: 'DELETE',
    path: path`/vms/${raffId}`,
    // Raff documents what it does without them both ways, so both are always said
    body: { volume_action: params.volumeAction, delete_vpc: params.deleteVpc },
    sentence: `Delete ${name} for good.`,
    wait: params.way === 'safe' ? wait : null,
    probe: {
      kind: 'all-gone',
      things: [{ kind: 'vm' as const, raffId }, ...things.map((disk) => ({ kind: 'volume' as const, raffId: disk }))],
      name,
    },
    again: 'never',
  })
  if (params.way === 'now') return [remove]
  const stop = server.facts.status === 'active' ? [stopCall(server)] : []
  return [...stop, imageCall(server, image, null), remove]
}

function safeSteps(server: PlanThing<'vm'>, params: Way, image: string): Statement[] {
  const { name } = server
  return [
    ...(server.facts.status === 'active' ? [state('stopped-first', { server: name }, 'stop')] : []),
    state('image-saved-first', { server: name, image }, 'save-image'),
    state('server-deleted-later', { server: name, days: params.graceDays }, 'delete'),
    state('anybody-may-object', { days: params.graceDays }, 'delete'),
  ]
}

function survivesOf(
  server: PlanThing<'vm'>,
  { safe, image, around, look }: { safe: boolean; image: string; around: Surroundings; look: Look },
): Statement[] {
  const { name, raffId } = server
  const images = look.facts.savedImages.filter(({ serverId }) => serverId === raffId)
  const fromBefore = images.map(({ name: saved, savedAt }) =>
    // the image that this very request saves is no other one later on
    state('image-from-before', { server: name, image: saved, savedAt }, safe ? 'save-image' : null),
  )
  const nothing = !safe && images.length === 0 ? [state('nothing-survives', { server: name })] : []
  return [
    ...nothing,
    ...(safe ? [state('image-survives', { server: name, image })] : []),
    ...fromBefore,
    ...around.survives,
  ]
}

function unknownsOf(server: PlanThing<'vm'>, { safe, around }: { safe: boolean; around: Surroundings }): Statement[] {
  const { name, facts } = server
  return [
    state('use-unknown', { kind: 'vm', name }),
    ...around.unknowns,
    ...(isBusy(server) ? [state('being-worked-on', { server: name, status: facts.status })] : []),
    state('snapshot-is-no-net', { server: name }),
    ...(safe ? [state('images-not-listed', { server: name }, 'save-image')] : []),
  ]
}

function moneyOf(server: PlanThing<'vm'>, around: Surroundings, safe: boolean): Statement[] {
  const { name, cost } = server
  if (cost.amount === null) return [state('money-unknown', { name })]
  return [
    state('saves-monthly', { passing: { amount: cost.amount + around.costOfRest } }),
    ...(safe ? [state('stopped-costs-the-same', { server: name, passing: { amount: cost.amount } })] : []),
    state('credit-comes-back', { name }),
  ]
}

/** What is lost, in numbers: whoever types it has read it. */
function factOf({ name }: PlanThing<'vm'>, { points, newestAt, copiesSeen }: Surroundings): string {
  if (!copiesSeen) return `copies of ${name} unknown`
  if (points === 0) return `${name} has no restore point`
  return `${count(points, 'restore point')}${newestAt ? `, newest of ${day(newestAt)}` : ''}`
}

function saferWay(server: PlanThing<'vm'>, params: Way): Draft['safer'] & object {
  const { name, id } = server
  const first = server.facts.status === 'active' ? 'stop it now' : 'leave it stopped'
  return {
    sentence: `Safer: ${first}, save an image of ${name}, and delete it in ${count(params.graceDays, 'day')} if nobody objects.`,
    request: {
      action: 'vm.delete',
      targets: id === null ? [] : [id],
      madeBy: null,
      params: { ...params, way: 'safe' },
    },
  }
}
