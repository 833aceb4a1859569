import type { AddressFacts } from '../../inventory/facts'
import { type ActionPlan, draftOf } from '../action-plan'
import { addressesOf, affectedBy, basisOf, unknownsAround, unlessCopied, whileBusy } from '../around-server'
import { copiesFact, copiesOf } from '../copies'
import { readingOf, type Row, type Target } from '../facts'
import { saved } from '../money'
import type { ParamsOf } from '../action-params'
import { type Line, line, missing, type PlannedStep, type Unknown, untold } from '../plan-shape'
import { call, step } from '../steps'
import { counted, dollars, listed, nameFor } from '../words'

const DAY_MS = 86_400_000

/** For good. Where Raff tells two stories about what survives, this plans for the worse one. */
export const vmDelete: ActionPlan<'vm.delete', 'vm'> = {
  action: 'vm.delete',
  kind: 'vm',
  needs: ['disks', 'backups', 'snapshots', 'schedules', 'addresses', 'interfaces'],
  draft(server, params, now) {
    const { name } = server
    const copies = copiesOf(server)
    const safe = params.path === 'safe'
    const disks = readingOf(server, 'disks')
    const held = heldAddresses(server)
    return draftOf({
      steps: safe ? safeSteps(server, params, now) : [deleteStep(server, params)],
      stops: [
        line(`${name} and everything on its system disk, for good.`),
        ...(copies.ready.length > 0
          ? [
              line(
                `${counted(copies.ready.length, 'restore point')} of it: count on losing them with the server.`,
                'restore points go',
              ),
            ]
          : []),
        ...(copies.snapshots > 0
          ? [line(`${counted(copies.snapshots, 'snapshot')} of it: they go with the server.`, 'snapshots go')]
          : []),
        ...lostAddresses(server, held).map((address) => line(`The address ${address}: it cannot be had again.`)),
        ...(params.volumeAction === 'delete' && disks.known
          ? disks.value.map(({ id, facts }) =>
              line(`The disk ${facts.name} (${facts.sizeGb} GB), for good.`, `disk ${id}`),
            )
          : []),
        ...(params.deleteVpc ? [line('Private networks that no other server uses.', 'networks go')] : []),
      ],
      affects: [
        ...affectedBy(server),
        ...copies.schedules.map((schedule) =>
          line(`The backup schedule ${schedule.name}: it stays and does nothing any more.`, `schedule ${schedule.id}`),
        ),
      ],
      survives: survivors(server, params, held),
      undo: safe
        ? {
            possible: true,
            until: new Date(now.getTime() + params.afterDays * DAY_MS).toISOString(),
            sentence: `For ${counted(params.afterDays, 'day')} anybody can stop it, and it is started again. After that only a new server can be made from the image.`,
            request: null,
          }
        : { possible: false, until: null, sentence: 'No. A deleted server cannot be brought back.', request: null },
      money: saved(
        server,
        [
          safe ? `Until it is deleted it costs as before: stopping saves nothing.` : '',
          held.some(({ facts }) => facts.reserved) ? 'Its reserved address is billed until it is released.' : '',
        ]
          .filter(Boolean)
          .join(' '),
      ),
      unknowns: [...copies.unknowns, ...unknownsAround(server), ...networkUnknowns(server, params), ...untolds(safe)],
      warnings: warningsOf(server, params),
      obstacles: safe ? unlessCopied(server) : whileBusy(server),
      confirmation: { fact: factOf(server, copiesFact(copies)), why: `This is what you give up with ${name}.` },
      saferPath: safe
        ? null
        : {
            sentence: `Safer: stop ${name} now, save an image, and delete it in ${counted(14, 'day')} if nobody objects.`,
            params: { ...params, path: 'safe', afterDays: 14 },
          },
      basis: {
        server: basisOf(server),
        disks: disks.known ? disks.value.map(({ id, facts }) => [id, facts.name, facts.sizeGb]).sort() : null,
        restorePoints: copies.ready.map(({ id }) => id).sort(),
        snapshots: copies.snapshots,
        schedules: copies.schedules.map(({ id }) => id).sort(),
        lost: lostAddresses(server, held),
        addresses: held.map(({ id, facts }) => [id, facts.address, facts.reserved]).sort(),
      },
    })
  },
}

function deleteStep(
  server: Target<'vm'>,
  { volumeAction, deleteVpc }: ParamsOf['vm.delete'],
  time: PlannedStep['time'] = { kind: 'now' },
) {
  const { raffId: id, name, projectId } = server
  return step(server, {
    sentence: `Delete ${name} for good. Its disks are ${volumeAction === 'detach' ? 'detached and stay' : 'deleted, too'}${deleteVpc ? '; private networks nobody else uses go, too' : ''}.`,
    // what Raff does without these two is documented both ways, so both are always said
    call: call`DELETE /vms/${id}`({ projectId, body: { volume_action: volumeAction, delete_vpc: deleteVpc } }),
    proof: { see: 'gone', kind: 'vm', id, projectId },
    time,
  })
}

function safeSteps(server: Target<'vm'>, params: ParamsOf['vm.delete'], now: Date): PlannedStep[] {
  const { raffId: id, name, projectId, facts } = server
  const image = nameFor(server, 'image', now)
  return [
    ...(facts.status === 'active'
      ? [
          step(server, {
            sentence: `Stop ${name}.`,
            call: call`POST /vms/${id}/stop`({ projectId }),
            proof: { see: 'server-status', id, wanted: 'passive' },
            repeatable: true,
          }),
        ]
      : []),
    step(server, {
      sentence: `Save ${name} as the image ${image}.`,
      call: call`POST /vms/${id}/save-image`({ projectId, body: { name: image, disk_id: 0, snapshot_id: -1 } }),
      proof: { see: 'image', id, back: 'passive' },
    }),
    {
      ...deleteStep(server, params, { kind: 'after', ms: params.afterDays * DAY_MS }),
      // somebody who has started it again has missed it
      holds: { see: 'server-status', id, wanted: 'passive' },
    },
  ]
}

function survivors(server: Target<'vm'>, params: ParamsOf['vm.delete'], held: Row<AddressFacts>[]): Line[] {
  const disks = readingOf(server, 'disks')
  const lines: Line[] = []
  if (params.path === 'safe') lines.push(line('The saved image: a new server can be made from it.'))
  if (params.volumeAction === 'detach' && disks.known && disks.value.length > 0)
    lines.push(
      line(
        `Its disks, detached: ${listed(disks.value.map(({ facts }) => `${facts.name} (${facts.sizeGb} GB)`))}. They cost as before.`,
        `disks stay ${disks.value
          .map(({ id }) => id)
          .sort()
          .join(' ')}`,
      ),
    )
  for (const { facts } of held.filter(({ facts }) => facts.reserved))
    lines.push(
      line(`The reserved address ${facts.address}: it hangs on nothing then, and is billed until it is released.`),
    )
  if (lines.length === 0 && disks.known)
    lines.push(line('Nothing. There is no saved image that we know of.', 'nothing survives'))
  return lines
}

/** Raff does not say which server an address belongs to: they are joined by the address itself. */
function heldAddresses(server: Target<'vm'>): Row<AddressFacts>[] {
  const addresses = readingOf(server, 'addresses')
  if (!addresses.known) return []
  const own = new Set(addressesOf(server))
  return addresses.value.filter(({ facts }) => own.has(facts.address))
}

/** Its public addresses that nobody has reserved: Raff gave them with the server and takes them back with it. */
function lostAddresses(server: Target<'vm'>, held: Row<AddressFacts>[]): string[] {
  if (!readingOf(server, 'addresses').known) return []
  const { facts } = server
  const reserved = new Set(held.filter((each) => each.facts.reserved).map((each) => each.facts.address))
  const all = [facts.publicIpv4Address, facts.publicIpv6Address, ...held.map((each) => each.facts.address)]
  return [...new Set(all)]
    .filter((address): address is string => Boolean(address) && !reserved.has(address as string))
    .sort()
}

function networkUnknowns(server: Target<'vm'>, { deleteVpc }: ParamsOf['vm.delete']): Unknown[] {
  const addresses = readingOf(server, 'addresses')
  const interfaces = readingOf(server, 'interfaces')
  return [
    ...(addresses.known ? [] : [missing(`Its addresses could not be read: ${addresses.why}`, 'addresses unread')]),
    ...(interfaces.known || !deleteVpc
      ? []
      : [missing(`Its networks could not be read: ${interfaces.why}`, 'networks unread')]),
  ]
}

function untolds(safe: boolean): Unknown[] {
  return [
    untold(
      'Raff says two things about backups of a deleted server. This plan counts on losing them.',
      'backups told both ways',
    ),
    ...(safe
      ? []
      : [untold('Whether anybody ever tried to restore from its copies is not known to Raff.', 'restore not told')]),
  ]
}

function warningsOf(server: Target<'vm'>, { path, volumeAction }: ParamsOf['vm.delete']): string[] {
  const disks = readingOf(server, 'disks')
  const cut = path === 'now' && volumeAction === 'detach' && server.facts.status === 'active'
  return [
    'A snapshot taken before is no safety net: it goes with the server. Only a saved image stays.',
    ...(cut && disks.known && disks.value.length > 0
      ? [
          `${server.name} is running: what is being written to ${listed(disks.value.map(({ facts }) => facts.name))} when the disks are detached may be damaged. Stop it first.`,
        ]
      : []),
  ]
}

function factOf({ name, monthlyCost }: Target<'vm'>, copies: string): string {
  return copies === 'no restore points' && monthlyCost !== null
    ? `${name}, no restore points, ${dollars(monthlyCost)} a month`
    : copies
}
