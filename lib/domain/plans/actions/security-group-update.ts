import type { FirewallRule } from '../../inventory/facts'
import { type ActionPlan, draftOf } from '../action-plan'
import { MOST_RULES_EACH_WAY, ruleKey, ruleWords, sameRules, sideBySide, toRaw } from '../firewall-rules'
import type { Target } from '../facts'
import { guardedLines, guardedUnknowns, insideLine, rebootWarnings } from '../guarded'
import { closesEveryWayIn, lockOuts, newlyExposed } from '../lock-out'
import type { ParamsOf } from '../action-params'
import { type Line, line } from '../plan-shape'
import { call, step } from '../steps'
import { counted, listed } from '../words'

export const securityGroupUpdate: ActionPlan<'security-group.update', 'security-group'> = {
  action: 'security-group.update',
  kind: 'security-group',
  needs: ['guarded'],
  draft(firewall, { rules, insist }) {
    const { raffId: id, name, projectId, facts } = firewall
    const closed = lockOuts(facts.rules, rules)
    const exposed = newlyExposed(facts.rules, rules)
    const dropped = facts.rules.filter((rule) => !rules.some((next) => ruleKey(next) === ruleKey(rule)))
    const added = rules.filter((rule) => !facts.rules.some((before) => ruleKey(before) === ruleKey(rule)))
    return draftOf({
      steps: [
        step(firewall, {
          sentence: `Replace the rules of ${name}: ${counted(added.length, 'new rule')}, ${dropped.length} taken away, ${rules.length - added.length} as before.`,
          call: call`PUT /security-groups/${id}`({ projectId, body: { rules: asItCame(firewall, rules) } }),
          proof: { see: 'rules', id, projectId: projectId ?? '', rules },
          repeatable: true,
        }),
      ],
      stops: [
        ...dropped.map((rule) => line(`${ruleWords(rule)}: not allowed any more.`)),
        ...nothingGoes(dropped, rules),
      ],
      affects: guardedLines(firewall),
      survives: [insideLine],
      undo: {
        possible: true,
        until: null,
        sentence: 'Put the old rules back.',
        request: { action: 'security-group.update', params: { rules: facts.rules, insist: true } },
      },
      unknowns: guardedUnknowns(firewall),
      warnings: [
        ...(closed.length > 0 ? [`It closes ways in that are open today: ${listed(closed)}.`] : []),
        ...(exposed.length > 0 ? [`It opens ${listed(exposed)} to anybody on the internet.`] : []),
        ...rebootWarnings(firewall),
      ],
      obstacles: [
        ...tooMany(rules),
        ...twice(rules),
        ...(closed.length > 0 && !insist ? [lockOutSentence(closed, closesEveryWayIn(facts.rules, rules))] : []),
      ],
      nothingLeft: sameRules(facts.rules, rules) ? `${name} has exactly these rules already.` : null,
      twoBecause: closed.length > 0 ? `It closes ways in (${listed(closed)}): two people have to agree.` : null,
      confirmation: {
        fact: `${counted(added.length, 'new rule')}, ${dropped.length} taken away`,
        why: `This is how ${name} changes.`,
      },
      difference: sideBySide(facts.rules, rules),
      basis: basisOf(firewall),
    })
  },
}

export function basisOf(firewall: Target<'security-group'>) {
  const guarded = firewall.around.guarded
  return {
    name: firewall.facts.name,
    rules: firewall.facts.rules.map(ruleKey).sort(),
    guards: guarded?.known ? guarded.value.map(({ id }) => id).sort() : null,
  }
}

/** A rule that stays is sent back exactly as it came, with whatever else Raff says about it. */
export function asItCame(firewall: Target<'security-group'>, rules: ParamsOf['security-group.update']['rules']) {
  const raw = firewall.facts.rules.map((rule, at) => ({
    key: ruleKey(rule),
    raw: firewall.rawRules[at] ?? toRaw(rule),
  }))
  return rules.map((rule) => raw.find(({ key }) => key === ruleKey(rule))?.raw ?? toRaw(rule))
}

function lockOutSentence(closed: string[], every: boolean): string {
  const who = every ? 'nobody could get in any more to look after the servers' : 'somebody may be locked out'
  return `It would close ${listed(closed)}, so ${who}. Keep these rules; or, if it must be, say that you insist: then two people have to agree.`
}

/** Rules only allow: without one each way, nothing passes that way. */
function nothingGoes(dropped: readonly FirewallRule[], rules: readonly FirewallRule[]): Line[] {
  const last = (way: string) =>
    dropped.some(({ direction }) => direction === way) && !rules.some(({ direction }) => direction === way)
  return [
    ...(last('INBOUND') ? [line('Everything that comes from outside: nothing gets in any more.', 'nothing in')] : []),
    ...(last('OUTBOUND')
      ? [line('Everything the servers reach outside: no updates, no mail, no other services.', 'nothing out')]
      : []),
  ]
}

function twice(rules: readonly FirewallRule[]): string[] {
  const keys = rules.map(ruleKey)
  const again = rules.filter((rule, at) => keys.indexOf(ruleKey(rule)) !== at)
  return [...new Set(again.map((rule) => `“${ruleWords(rule)}” is there twice: send each rule once.`))]
}

function tooMany(rules: ParamsOf['security-group.update']['rules']): string[] {
  return ['INBOUND', 'OUTBOUND'].flatMap((direction) => {
    const count = rules.filter((rule) => rule.direction === direction).length
    const way = direction === 'INBOUND' ? 'in' : 'out'
    return count > MOST_RULES_EACH_WAY
      ? [`Raff takes at most ${MOST_RULES_EACH_WAY} rules each way; there are ${count} on the way ${way}.`]
      : []
  })
}
