'use client'

import type { FirewallRule } from '@/lib/domain/inventory/facts'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'

const DIRECTIONS = [
  { value: 'INBOUND', label: 'may come in' },
  { value: 'OUTBOUND', label: 'may go out' },
]
const PROTOCOLS = ['TCP', 'UDP', 'ICMP', 'ICMPV6', 'IPSEC', 'ALL'].map((value) => ({ value, label: value }))

const NEW_RULE: FirewallRule = {
  protocol: 'TCP',
  direction: 'INBOUND',
  ports: '443',
  ip: null,
  size: null,
  icmpType: null,
}

/** The rules of a firewall, a line each. Whatever no rule allows is closed; a change replaces all of them. */
export function RulesEditor({
  rules: given,
  insist,
  fields,
  onChange,
  onInsist,
}: {
  rules: unknown
  insist: boolean
  fields: Record<string, string>
  onChange: (rules: FirewallRule[]) => void
  onInsist: (insist: boolean) => void
}) {
  const rules = Array.isArray(given) ? (given as FirewallRule[]) : []
  const set = (place: number, change: Partial<FirewallRule>) =>
    onChange(rules.map((rule, index) => (index === place ? { ...rule, ...change } : rule)))
  return (
    <fieldset className="space-y-4">
      <legend className="mb-2 font-medium">What the firewall lets through</legend>
      {[...rules.entries()].map(([place, rule]) => {
        const error = (name: string) => fields[`params.rules.${place}.${name}`] ?? null
        return (
          <div
            key={place}
            className="grid grid-cols-2 items-end gap-3 border-rule border-b pb-4 sm:grid-cols-[9rem_6rem_minmax(0,1fr)_minmax(0,1fr)_5rem_auto]"
          >
            <Field label="Which way">
              <Select
                options={DIRECTIONS}
                value={rule.direction}
                onChange={(event) => set(place, { direction: event.target.value })}
              />
            </Field>
            <Field label="Kind">
              <Select
                options={PROTOCOLS}
                value={rule.protocol}
                onChange={(event) => set(place, { protocol: event.target.value })}
              />
            </Field>
            <Field label="Doors" error={error('ports')}>
              <Input
                placeholder="all"
                value={rule.ports ?? ''}
                onChange={(event) => set(place, { ports: event.target.value.trim() || null })}
              />
            </Field>
            <Field label="Who" error={error('ip')}>
              <Input
                placeholder="anyone"
                value={rule.ip ?? ''}
                onChange={(event) => set(place, { ip: event.target.value.trim() || null })}
              />
            </Field>
            <Field label="Range /" error={error('size')}>
              <Input
                inputMode="numeric"
                placeholder="one"
                value={rule.size ?? ''}
                onChange={(event) => set(place, { size: sizeOf(event.target.value) })}
              />
            </Field>
            <Button size="small" onClick={() => onChange(rules.filter((_, index) => index !== place))}>
              Take it out<span className="sr-only">: rule {place + 1}</span>
            </Button>
          </div>
        )
      })}
      {rules.length === 0 ? <p className="text-soft">No rule: nothing may come in and nothing may go out.</p> : null}
      <Button size="small" onClick={() => onChange([...rules, NEW_RULE])}>
        Add a rule
      </Button>
      <Checkbox
        label="Even if somebody may be locked out by it"
        hint="Otherwise it is not asked for. With this, two people have to agree."
        checked={insist}
        onChange={(event) => onInsist(event.target.checked)}
      />
    </fieldset>
  )
}

function sizeOf(text: string): number | null {
  const size = Number(text)
  return text.trim() === '' || !Number.isInteger(size) ? null : size
}
