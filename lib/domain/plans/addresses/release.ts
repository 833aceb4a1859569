import { callOn, path } from '../call'
import { type Builder, refuse } from '../draft'
import { state } from '../say'

export const releaseAddress: Builder<'ip.release'> = (ip, _, look) => {
  const { name: address, raffId, facts, cost } = ip
  const gatewayOf = look.all('vpc').find((network) => network.facts.routerPublicIp === address)
  if (gatewayOf)
    return refuse(
      'blocked',
      `${address} is the gateway of the private network ${gatewayOf.name}: it goes with the network and cannot be released by hand.`,
    )
  const holder = look.all('vm').find((server) => look.addressesOf(server).some((one) => one.raffId === raffId))
  if (facts.status === 'in-use' || holder)
    return refuse(
      'blocked',
      `${address} is attached to ${holder?.name ?? 'a server'}. Detach it first: Raff releases only addresses that nothing uses.`,
    )
  if (!facts.reserved)
    return refuse('already', `${address} is not reserved: there is nothing to release, and it costs nothing.`)
  return {
    calls: [
      callOn(ip, 'release', {
        method: 'DELETE',
        path: path`/ips/${raffId}/reserve`,
        sentence: `Give the address ${address} back to Raff.`,
        probe: { kind: 'gone', thing: { kind: 'ip', raffId }, name: address },
        again: 'never',
      }),
    ],
    lines: {
      does: [state('address-released', { address })],
      stops: [state('address-attached-to-nothing', { address })],
      affects: [state('address-may-be-written-down', { address })],
      undo: [state('no-undo', { kind: 'ip', name: address })],
      unknowns: [state('address-use-unknown', { address })],
      money:
        cost.amount === null
          ? [state('money-unknown', { name: address })]
          : [
              state('saves-monthly', { passing: { amount: cost.amount } }),
              state('credit-comes-back', { name: address }),
            ],
    },
    undo: { possible: 'no', request: null },
    money: { monthly: cost.amount === null ? null : -cost.amount, source: cost.source },
    fact: address,
    leansOn: { status: facts.status, reserved: facts.reserved, cost: cost.amount, holder: null, gateway: null },
    looksAt: ['vm', 'vpc'],
  }
}
