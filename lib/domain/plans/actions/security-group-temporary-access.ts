import type { FirewallRule } from '../../inventory/facts'
import { type ActionPlan, draftOf } from '../action-plan'
import { isOpenToAnyone, MOST_RULES_EACH_WAY, ruleKey, ruleWords, sideBySide } from '../firewall-rules'
import { guardedLines, guardedUnknowns, insideLine, rebootWarnings } from '../guarded'
import { coveredBy, isWide } from '../lock-out'
import type { ParamsOf } from '../action-params'
import { line } from '../plan-shape'
import { call, step } from '../steps'
import { asItCame, basisOf } from './security-group-update'

/** Lets one address in for a while. The closing is part of the plan: it runs whatever happens to the rest. */
export const securityGroupTemporaryAccess: ActionPlan<'security-group.temporary-access', 'security-group'> = {
  action: 'security-group.temporary-access',
  kind: 'security-group',
  needs: ['guarded'],
  draft(firewall, params) {
    const { raffId: id, name, projectId, facts } = firewall
    const rule = ruleOf(params)
    const there = facts.rules.some((each) => ruleKey(each) === ruleKey(rule))
    const wider = isOpenToAnyone(rule) ? undefined : coveredBy(facts.rules, rule)
    const open = [...facts.rules, rule]
    const inward = facts.rules.filter(({ direction }) => direction === 'INBOUND').length
    const put = (rules: FirewallRule[]) =>
      call`PUT /security-groups/${id}`({ projectId, body: { rules: asItCame(firewall, rules) } })
    const proof = { see: 'rule' as const, id, projectId: projectId ?? '', rule }
    return draftOf({
      steps: [
        step(firewall, {
          sentence: `Let ${params.ip} in through ${name} on ${params.protocol} ${params.ports}.`,
          call: put(open),
          proof: { ...proof, there: true },
          repeatable: true,
        }),
        step(firewall, {
          sentence: `Close it again after ${lengthOf(params.minutes)}: only this rule is taken away.`,
          call: put(facts.rules),
          proof: { ...proof, there: false },
          time: { kind: 'after', ms: params.minutes * 60_000 },
          repeatable: true,
          always: true,
        }),
      ],
      affects: guardedLines(firewall),
      survives: [line('All rules that are there.', 'rules stay'), insideLine],
      undo: {
        possible: true,
        until: null,
        sentence: `It closes by itself after ${lengthOf(params.minutes)}. “Stop this” closes it at once.`,
        request: null,
      },
      unknowns: guardedUnknowns(firewall),
      warnings: [
        'While it is open, whoever has that address can try to come in.',
        ...(isWide(rule) ? [`${params.ip} is a wide range: many strangers may be in it.`] : []),
        ...rebootWarnings(firewall, 'twice'),
      ],
      obstacles: [
        ...(isOpenToAnyone(rule) ? ['Temporary access is for an address or a small range, not for everybody.'] : []),
        ...(!there && wider ? [`${name} lets it in already: ${ruleWords(wider)}.`] : []),
        ...(there
          ? [
              `${name} lets ${params.ip} in on ${params.protocol} ${params.ports} already, for good. There is nothing to open.`,
            ]
          : []),
        ...(inward >= MOST_RULES_EACH_WAY
          ? [`${name} has ${MOST_RULES_EACH_WAY} rules on the way in already; Raff takes no more.`]
          : []),
      ],
      confirmation: { fact: `${params.ip} for ${lengthOf(params.minutes)}`, why: 'This is who gets in, and how long.' },
      difference: sideBySide(facts.rules, open),
      basis: { ...basisOf(firewall), rule: ruleWords(rule) },
    })
  },
}

function ruleOf({ ip, ports, protocol }: ParamsOf['security-group.temporary-access']): FirewallRule {
  const [address = ip, size] = ip.split('/')
  return {
    protocol,
    direction: 'INBOUND',
    ports,
    ip: address,
    size: size === undefined ? (ip.includes(':') ? 128 : 32) : Number(size),
    icmpType: null,
  }
}

function lengthOf(minutes: number): string {
  if (minutes % 60 === 0) return minutes === 60 ? '1 hour' : `${minutes / 60} hours`
  return `${minutes} minutes`
}
