import { toJson } from '../../canonical-json'
import type { FirewallRule } from '../../inventory/facts'
import { callOn, path } from '../call'
import { type Builder, NO_MONEY, refuse } from '../draft'
import { state } from '../say'
import { minutesWords } from '../sayings/words'
import { covers } from './address'
import { bodyOfRules } from './rule-bodies'
import { isInbound, MOST_RULES_EACH_WAY, rangeOf, ruleText, ruleWords } from './rules'
import { rebootCalls, rebootStatements, serversBehind } from './servers-behind'

const MINUTE_MS = 60_000

/** More addresses than a person or an office has. */
const WIDE = { 32: 24, 128: 48 }

export const openForAWhile: Builder<'security-group.temporary-access'> = (firewall, params, look) => {
  const { name, raffId, facts } = firewall
  const { protocol, ports, ip, size, minutes, reboot } = params
  const rule: FirewallRule = { protocol, direction: 'INBOUND', ports, ip, size, icmpType: null }
  const range = rangeOf(rule)
  if (range === null || range === 'anyone' || range.size === 0)
    return refuse('blocked', 'Temporary access is for an address or a small range, not for everybody.', 'ip')
  const text = ruleText(rule)
  const words = ruleWords(rule)
  if (facts.rules.some((each) => ruleText(each) === text))
    return refuse('already', `${name} has the rule “${words}” already, without an end. Change its rules instead.`)
  const wider = facts.rules.find((each) => isWider(each, rule))
  if (wider) return refuse('already', `${name} lets it in already: “${ruleWords(wider)}”.`)
  if (facts.rules.filter(isInbound).length >= MOST_RULES_EACH_WAY)
    return refuse(
      'blocked',
      `${name} has ${MOST_RULES_EACH_WAY} inbound rules, and Raff takes no more. Remove one first.`,
    )
  const behind = serversBehind(firewall, look)
  const raw = look.facts.rawRules[raffId]
  const length = minutesWords(minutes)
  const opened = reboot ? rebootCalls(behind, 'after-open') : []
  const closed = reboot ? rebootCalls(behind, 'after-close') : []
  return {
    calls: [
      callOn(firewall, 'open', {
        method: 'PUT',
        path: path`/security-groups/${raffId}`,
        body: { rules: bodyOfRules([...facts.rules, rule], facts.rules, raw) },
        sentence: `Add the rule “${words}” to ${name}.`,
        probe: { kind: 'rule', firewallId: raffId, name, rule: text, present: true },
        again: 'never',
      }),
      ...opened,
      callOn(firewall, 'close', {
        method: 'PUT',
        path: path`/security-groups/${raffId}`,
        // shown as it would be now; at its time the rules of that moment are sent back without this one
        body: { rules: bodyOfRules(facts.rules, facts.rules, raw) },
        sentence: `Take the rule “${words}” out of ${name} again.`,
        wait: { after: 'open', ms: minutes * MINUTE_MS, sentence: `Open for ${length}.`, ifStopped: 'at-once' },
        refresh: { kind: 'without-rule', rule: text },
        probe: { kind: 'rule', firewallId: raffId, name, rule: text, present: false },
        again: 'unseen',
      }),
      ...closed,
    ],
    lines: {
      does: [
        state('opened-for', { firewall: name, rule: words, length }, 'open'),
        state('closes-by-itself', { firewall: name, rule: words, length }, 'close'),
      ],
      stops: reboot ? rebootStatements(name, behind, true, 'open') : [],
      affects: behind.statements,
      survives: [state('rules-that-stay', { firewall: name, total: facts.rules.length })],
      undo: [state('can-be-closed-early', { firewall: name })],
      unknowns: [
        ...(reboot || behind.running.length === 0
          ? []
          : [state('reboots-needed-twice', { firewall: name, servers: behind.running.map((each) => each.name) })]),
        ...(range.size < WIDE[range.bits] ? [state('range-is-wide', { range: words, size: range.size })] : []),
        state('private-traffic-not-filtered', { firewall: name }),
      ],
      money: [state('costs-nothing', { name })],
    },
    undo: { possible: 'yes', request: null },
    money: NO_MONEY,
    fact: `${words} for ${length}`,
    leansOn: { rules: facts.rules.map(ruleText), raw: toJson(raw ?? null), behind: behind.leansOn },
    looksAt: ['vm'],
    raises: behind.unknowns,
    difference: [{ what: 'In', before: null, after: `${words}, for ${length}` }],
  }
}

function isWider(rule: Parameters<typeof ruleText>[0], wanted: Parameters<typeof ruleText>[0]): boolean {
  const [outer, inner] = [rangeOf(rule), rangeOf(wanted)]
  if (!isInbound(rule) || outer === null || inner === null || inner === 'anyone') return false
  const sameProtocol = ['ALL', wanted.protocol.toUpperCase()].includes(rule.protocol.toUpperCase())
  const samePorts = !rule.ports || rule.ports.replace(/\s+/g, '') === wanted.ports
  return sameProtocol && samePorts && (outer === 'anyone' || covers(outer, inner))
}
