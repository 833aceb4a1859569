import { RULES_BY_CODE } from './all-rules'
import { SEVERITIES } from './finding'

type Degree = { code: string; severity: string }

/** Whether a finding says something worse than it said before: more severe, or the worse rule of its family. */
export function isWorse(now: Degree, before: Degree): boolean {
  return weightOf(now.severity) > weightOf(before.severity) || degreeOf(now.code) > degreeOf(before.code)
}

/** One that this version does not know, is not known to be less. */
function weightOf(severity: string): number {
  const at = (SEVERITIES as readonly string[]).indexOf(severity)
  return at < 0 ? SEVERITIES.length : SEVERITIES.length - at
}

function degreeOf(code: string): number {
  return RULES_BY_CODE.get(code)?.degree ?? 0
}
