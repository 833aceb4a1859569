import { type ActionPlan, draftOf } from '../action-plan'
import { saved } from '../money'
import { readingOf } from '../facts'
import { line, missing, untold } from '../plan-shape'
import { call, step } from '../steps'

export const ipRelease: ActionPlan<'ip.release', 'ip'> = {
  action: 'ip.release',
  kind: 'ip',
  needs: ['networks'],
  draft(address, _, __) {
    const { raffId: id, name, projectId, facts } = address
    const networks = readingOf(address, 'networks')
    const gatewayOf = networks.known
      ? networks.value.find((each) => each.facts.routerPublicIp === facts.address)
      : undefined
    return draftOf({
      steps: [
        step(address, {
          sentence: `Release the address ${name} for good.`,
          call: call`DELETE /ips/${id}/reserve`({ projectId }),
          proof: { see: 'gone', kind: 'ip', id, projectId },
        }),
      ],
      stops: [line(`The address ${facts.address ?? name}: somebody else may get it, and it cannot be had again.`)],
      affects: [
        line(`Names (DNS), allow-lists and partners that point at ${name}.`),
        ...(address.owner && !address.owner.gone ? [line(`${address.owner.name}, who answers for it.`)] : []),
      ],
      survives: [line('No server loses anything: nothing uses it right now.', 'free')],
      undo: { possible: false, until: null, sentence: 'No. A released address cannot be had again.', request: null },
      money: saved(address),
      unknowns: [
        ...(networks.known
          ? []
          : [
              missing(
                `Whether it is the gateway of a private network could not be read: ${networks.why}`,
                'networks unread',
              ),
            ]),
        untold('Raff does not tell which names or allow-lists point at it.', 'use not told'),
      ],
      obstacles: [
        ...(gatewayOf
          ? [
              `${name} is the gateway of the private network ${gatewayOf.facts.name}: it goes with the network, and cannot be released by hand.`,
            ]
          : facts.status === 'free'
            ? []
            : [`${name} is in use. Detach it from what uses it first.`]),
        ...(facts.reserved ? [] : [`${name} is not reserved: it goes by itself with its server.`]),
      ],
      confirmation: { fact: name, why: 'This very address cannot be had again.' },
      basis: {
        gatewayOf: gatewayOf?.id ?? null,
        address: facts.address,
        status: facts.status,
        reserved: facts.reserved,
      },
    })
  },
}
