import { isIP } from 'node:net'
import type { Rule } from '../model'
import { badRequest } from '../wire/api-error'
import { type Body, choice, optionalInteger, optionalText } from '../wire/fields'

const MOST_EACH_WAY = 40
const PROTOCOLS = ['TCP', 'UDP', 'ICMP', 'ICMPV6', 'IPSEC', 'ALL'] as const
const DIRECTIONS = ['INBOUND', 'OUTBOUND'] as const
const PORT = '(\\d{1,5})(?::(\\d{1,5}))?'
const PORTS = new RegExp(`^${PORT}(,${PORT})*$`)

/** The rules in a body, each checked; undefined when none were sent. */
export function readRules(body: Body): Rule[] | undefined {
  const { rules } = body
  if (rules === undefined || rules === null) return undefined
  if (!Array.isArray(rules)) throw badRequest('rules must be a list')
  return rules.map((rule: unknown) => {
    if (rule === null || typeof rule !== 'object') throw badRequest('Each rule must be an object')
    return readRule(rule as Body)
  })
}

export function requireFew(rules: Rule[]): void {
  for (const direction of DIRECTIONS) {
    const count = rules.filter((rule) => rule.rule_type === direction).length
    if (count > MOST_EACH_WAY) throw badRequest(`At most ${MOST_EACH_WAY} ${direction} rules; there are ${count}`)
  }
}

function readRule(body: Body): Rule {
  const rule: Rule = {
    protocol: choice(body, 'protocol', PROTOCOLS),
    rule_type: choice(body, 'rule_type', DIRECTIONS),
    range: optionalText(body, 'range'),
    ip: optionalText(body, 'ip'),
    size: optionalInteger(body, 'size', { min: 0, max: 128 }),
    icmp_type: optionalInteger(body, 'icmp_type', { min: 0, max: 255 }),
  }
  if (rule.range) requirePorts(rule.range)
  if (rule.ip && isIP(rule.ip) === 0) throw badRequest(`${rule.ip} is not an IP address`)
  if (rule.ip && isIP(rule.ip) === 4 && (rule.size ?? 32) > 32) throw badRequest('size must be 0 to 32 for IPv4')
  return rule
}

function requirePorts(range: string): void {
  const words = range.split(',')
  const sound = words.every((word) => {
    const [from = Number.NaN, to = from] = word.split(':').map(Number)
    return from >= 1 && to <= 65_535 && from <= to
  })
  if (!PORTS.test(range) || !sound)
    throw badRequest(`${range} is not a port, a list of ports or a range like 3000:4000`)
}
