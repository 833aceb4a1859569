import { callOnAccount, path } from '../call'
import { type Builder, NO_MONEY, refuse } from '../draft'
import { state } from '../say'
import { leansOnKey, lossesWithout, placesOf, reachStatement, lastUseOf, whyNotWithout } from './key-around'

export const revokeKey: Builder<'api-key.revoke'> = (key, _, look) => {
  const { name, raffId, id, facts } = key
  const why = whyNotWithout(key, look)
  if (why) return refuse('blocked', why)
  const losses = facts.isActive ? lossesWithout(key, look) : []
  return {
    calls: [
      callOnAccount(key, 'revoke', {
        method: 'DELETE',
        path: path`/api-keys/${raffId}`,
        sentence: `Revoke the key ${name} for good.`,
        probe: { kind: 'gone', thing: { kind: 'api-key', raffId }, name },
        again: 'never',
      }),
    ],
    lines: {
      does: [state('key-revoked', { key: name, prefix: facts.prefix })],
      stops: [
        facts.isActive ? state('key-users-stop-at-once', { key: name }) : state('key-is-off-already', { key: name }),
        ...losses,
      ],
      affects: [lastUseOf(key, look.now), reachStatement(key, look)],
      undo: [state('no-undo', { kind: 'api-key', name })],
      unknowns: [state('key-places-unknown', { key: name })],
      money: [state('costs-nothing', { name })],
    },
    undo: { possible: 'no', request: null },
    money: NO_MONEY,
    fact: facts.prefix,
    leansOn: leansOnKey(key, look),
    looksAt: ['project', 'role', 'api-key'],
    environments: placesOf(key, look),
    raises: losses,
    ...(facts.isActive && {
      safer: {
        sentence: `Safer: only switch ${name} off now. That can be taken back if something still needs it. Revoke it after some quiet days.`,
        request: { action: 'api-key.deactivate', targets: id === null ? [] : [id], madeBy: null, params: {} },
      },
    }),
  }
}
