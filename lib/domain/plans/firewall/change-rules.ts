import { toJson } from '../../canonical-json'
import { inWords } from '../../permission-words'
import type { FirewallRule } from '../../inventory/facts'
import { callOn, path } from '../call'
import { type Builder, NO_MONEY, refuse } from '../draft'
import { ParamReader } from '../read-params'
import type { PreparedUndo } from '../plan'
import type { PlanThing } from '../plan-facts'
import { type Statement, state } from '../say'
import { count } from '../sayings/words'
import { lockOutsOf, lockOutWords } from './lock-out'
import { readFirewallRule } from './read-rule'
import { bodyOfRules } from './rule-bodies'
import { isForAnyone, isInbound, MOST_RULES_EACH_WAY, ruleText, ruleWords } from './rules'
import { type Behind, rebootCalls, rebootStatements, serversBehind } from './servers-behind'

export const changeRules: Builder<'security-group.update'> = (firewall, { rules, reboot, insist }, look) => {
  const { name, raffId, facts } = firewall
  const wrong = whatIsWrongWith(rules)
  if (wrong) return refuse('invalid', wrong, 'rules')
  const [before, after] = [facts.rules.map(ruleText), rules.map(ruleText)]
  const added = rules.filter((rule) => !before.includes(ruleText(rule)))
  const removed = facts.rules.filter((rule) => !after.includes(ruleText(rule)))
  if (added.length + removed.length === 0) return refuse('already', `${name} has just these rules already.`)
  const behind = serversBehind(firewall, look)
  const lockOuts = behind.any ? lockOutsOf(facts.rules, rules, look.facts.adminAccess).map(lockOutWords) : []
  if (lockOuts.length > 0 && !insist)
    return refuse(
      'blocked',
      `With these rules ${inWords(lockOuts)}. Keep a way in, or insist: then two other people have to agree.`,
      'insist',
    )
  const reboots = reboot ? rebootCalls(behind, 'after-change') : []
  return {
    calls: [
      callOn(firewall, 'change', {
        method: 'PUT',
        path: path`/security-groups/${raffId}`,
        body: { rules: bodyOfRules(rules, facts.rules, look.facts.rawRules[raffId]) },
        sentence: `Replace all rules of ${name}: ${count(facts.rules.length, 'rule')} before, ${rules.length} after.`,
        probe: { kind: 'rules', firewallId: raffId, name, rules: [...after].sort() },
        again: 'never',
      }),
      ...reboots,
    ],
    lines: {
      does: [
        ...removed.map((rule) => state('rule-removed', { firewall: name, rule: ruleWords(rule) }, 'change')),
        ...added.map((rule) => state('rule-added', { firewall: name, rule: ruleWords(rule) }, 'change')),
        state('whole-set-replaced', { firewall: name }, 'change'),
      ],
      stops: [
        ...stopsOf(name, rules, removed),
        ...(reboot ? rebootStatements(name, behind, true, reboots[0]?.step ?? 'change') : []),
      ],
      affects: [...behind.statements, ...exposures(name, added)],
      survives: [state('rules-that-stay', { firewall: name, total: rules.length - added.length })],
      undo: [state('rules-can-come-back', { firewall: name }, 'change')],
      unknowns: [
        ...(reboot ? [] : rebootStatements(name, behind, false, 'change')),
        state('private-traffic-not-filtered', { firewall: name }),
      ],
      money: [state('costs-nothing', { name })],
    },
    undo: undoOf(firewall, reboot),
    money: NO_MONEY,
    fact: factOf(removed.length, added.length, behind),
    leansOn: {
      rules: before,
      raw: toJson(look.facts.rawRules[raffId] ?? null),
      behind: behind.leansOn,
      lockOuts,
    },
    looksAt: ['vm'],
    raises: behind.unknowns,
    ...(lockOuts.length > 0 && {
      reasons: [state('lock-out-insisted', { firewall: name, lockOuts })],
      leastApprovers: 2,
    }),
    difference: sideBySide(facts.rules, rules),
  }
}

function whatIsWrongWith(rules: readonly FirewallRule[]): string | null {
  const texts = rules.map(ruleText)
  const twice = rules.find((rule, index) => texts.indexOf(ruleText(rule)) !== index)
  if (twice) return `The rule “${ruleWords(twice)}” is in the set twice.`
  const inbound = rules.filter(isInbound).length
  const most = Math.max(inbound, rules.length - inbound)
  if (most <= MOST_RULES_EACH_WAY) return null
  const way = inbound > MOST_RULES_EACH_WAY ? 'inbound' : 'outbound'
  return `There are ${most} ${way} rules, and Raff takes at most ${MOST_RULES_EACH_WAY}.`
}

function stopsOf(firewall: string, rules: readonly FirewallRule[], removed: readonly FirewallRule[]): Statement[] {
  const noWayIn = removed.some(isInbound) && !rules.some(isInbound)
  const noWayOut = removed.some((rule) => !isInbound(rule)) && rules.every(isInbound)
  return [
    ...removed.map((rule) => state('traffic-stops', { rule: ruleWords(rule) }, 'change')),
    ...(noWayIn ? [state('nothing-gets-in', { firewall }, 'change')] : []),
    ...(noWayOut ? [state('nothing-gets-out', { firewall }, 'change')] : []),
  ]
}

function exposures(firewall: string, added: readonly FirewallRule[]): Statement[] {
  return added
    .filter((rule) => isInbound(rule) && isForAnyone(rule))
    .map((rule) => state('opens-to-anyone', { firewall, rule: ruleWords(rule) }, 'change'))
}

/** Setting the old rules again, if Raff would take them as they are. */
function undoOf({ id, facts }: PlanThing<'security-group'>, reboot: boolean): PreparedUndo {
  const sound = facts.rules.every((rule) => {
    const read = new ParamReader(rule)
    readFirewallRule(read)
    return read.problems.length === 0
  })
  if (!sound || id === null || whatIsWrongWith(facts.rules)) return { possible: 'partly', request: null }
  return {
    possible: 'yes',
    request: {
      action: 'security-group.update',
      targets: [id],
      madeBy: null,
      params: toJson({ rules: facts.rules, reboot }),
    },
  }
}

function factOf(removed: number, added: number, { servers, any, all }: Behind): string {
  const behind = all ? count(servers.length, 'server') : any ? 'an unknown number of servers' : 'no server'
  return `${count(removed, 'rule')} out, ${added} in, ${behind} behind`
}

function sideBySide(before: readonly FirewallRule[], after: readonly FirewallRule[]) {
  const texts = after.map(ruleText)
  const known = before.map(ruleText)
  return [
    ...before.map((rule) => ({
      what: isInbound(rule) ? 'In' : 'Out',
      before: ruleWords(rule),
      after: texts.includes(ruleText(rule)) ? ruleWords(rule) : null,
    })),
    ...after
      .filter((rule) => !known.includes(ruleText(rule)))
      .map((rule) => ({ what: isInbound(rule) ? 'In' : 'Out', before: null, after: ruleWords(rule) })),
  ]
}
