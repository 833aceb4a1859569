'use client'

import { useId, useState } from 'react'
import { ENVIRONMENTS } from '@/lib/domain/inventory/environment'
import { KINDS } from '@/lib/domain/inventory/kinds'
import { statusWords } from '@/lib/domain/inventory/status-words'
import { FilterSelect } from '../data-table/filter-select'
import { SearchBox } from '../data-table/search-box'
import { Button } from '../ui/button'
import { buttonLook } from '../ui/button-look'
import type { SelectOption } from '../ui/select'
import type { Facets } from './facets'
import {
  ADDRESS,
  type Address,
  changedInWords,
  GROUPING_WORDS,
  GROUPINGS,
  kindOptions,
  OWNER_STATES,
} from './inventory-address'

type Change = (changes: Partial<Address>, history?: 'replace' | 'push') => void

/** Filters that are asked for less often: folded away until one of them is in force. */
const RARE = ['environment', 'status', 'tag', 'gone'] as const
const USUAL = ['kind', 'project', 'owner', 'group'] as const

/** What narrows the inventory: the search, the filters, and by what it is grouped. */
export function InventoryFilters({ state, facets, change }: { state: Address; facets: Facets; change: Change }) {
  const rareId = useId()
  const inForce = RARE.filter((name) => state[name] !== '').length
  const [unfolded, setUnfolded] = useState(false)
  const shown = unfolded || inForce > 0
  const onPhone = USUAL.filter((name) => state[name] !== '').length + inForce
  const changed = changedInWords(state)
  const choose = (name: keyof Address) => (value: string) => change({ [name]: value }, 'push')
  return (
    <>
      <SearchBox
        label="Search the inventory"
        placeholder="Name, address, tag, id or owner"
        value={state.q}
        onSearch={(q) => change({ q })}
      />
      {changed ? (
        <button
          type="button"
          title="Show what did not change as well"
          onClick={() => change({ changed: '', since: '', gone: '' }, 'push')}
          className="inline-flex min-h-9 items-center gap-2 rounded-book border border-accent bg-accent-tint px-3 font-medium text-fine hover:border-ink pointer-coarse:min-h-11"
        >
          <span className="sr-only">Stop showing only what is </span>
          {changed}
          <svg viewBox="0 0 8 8" aria-hidden="true" className="w-2 fill-none stroke-[1.5] stroke-current text-soft">
            <path d="m1 1 6 6M7 1 1 7" />
          </svg>
        </button>
      ) : null}
      <button
        type="button"
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
        className={buttonLook('quiet', 'small', 'sm:hidden')}
      >
        {unfolded ? 'Fewer filters' : onPhone > 0 ? `Filters: ${onPhone} in force` : 'Filters and groups'}
      </button>
      <span className={unfolded ? 'contents' : 'contents max-sm:hidden'}>
        <FilterSelect
          label="Kind"
          value={state.kind}
          options={withChosen(kindOptions(facets.kinds), state.kind)}
          onChange={choose('kind')}
        />
        <FilterSelect
          label="Project"
          value={state.project}
          options={withChosen([...named(facets.projects), { value: 'none', label: 'none' }], state.project)}
          onChange={choose('project')}
        />
        <FilterSelect
          label="Owner"
          anyLabel="anybody"
          value={state.owner}
          options={withChosen([...states(OWNER_STATES), ...named(facets.owners)], state.owner)}
          onChange={choose('owner')}
        />
        <FilterSelect
          label="Grouped by"
          anyLabel="nothing"
          value={state.group}
          options={GROUPINGS.map((value) => ({ value, label: GROUPING_WORDS[value] }))}
          onChange={(group) => change({ group, sort: ADDRESS.sort, columns: '' }, 'push')}
        />
        {shown ? (
          <span id={rareId} className="contents">
            <FilterSelect
              label="Environment"
              value={state.environment}
              options={withChosen(
                [...ENVIRONMENTS, 'none'].map((value) => ({ value, label: value })),
                state.environment,
              )}
              onChange={choose('environment')}
            />
            <FilterSelect
              label="Status"
              value={state.status}
              options={withChosen(
                facets.statuses.map((value) => ({ value, label: statusLabel(value) })),
                state.status,
              )}
              onChange={choose('status')}
            />
            <FilterSelect
              label="Tag"
              value={state.tag}
              options={withChosen(
                [
                  { value: 'none', label: 'without any' },
                  ...facets.tags.map(({ value, count }) => ({
                    value,
                    label: `${value} (${count.toLocaleString('en')})`,
                  })),
                ],
                state.tag,
              )}
              onChange={choose('tag')}
            />
            <FilterSelect
              label="Gone"
              anyLabel="left out"
              value={state.gone}
              options={[
                { value: 'all', label: 'shown as well' },
                { value: 'only', label: 'only these' },
              ]}
              onChange={choose('gone')}
            />
          </span>
        ) : null}
        {inForce > 0 ? null : (
          <Button
            size="small"
            kind="plain"
            aria-expanded={shown}
            onClick={() => setUnfolded(!unfolded)}
            className="max-sm:hidden"
          >
            {shown ? 'Fewer filters' : 'More filters'}
          </Button>
        )}
      </span>
    </>
  )
}

/** A word of Raff's stands beside ours only where several kinds share it. */
function statusLabel(status: string): string {
  const words = new Set(
    KINDS.map((kind) => statusWords(kind, status)).flatMap((found) =>
      found && found.word !== status ? [found.word] : [],
    ),
  )
  return words.size === 0 ? status : [...words].join(', ')
}

function named(facets: readonly { value: string; name: string; count: number }[]): SelectOption[] {
  return facets.map(({ value, name, count }) => ({ value, label: `${name} (${count.toLocaleString('en')})` }))
}

function states(words: Readonly<Record<string, string>>): SelectOption[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}

/** What the address holds stays chosen, also when it is several at once or not there any more. */
function withChosen(options: SelectOption[], value: string): SelectOption[] {
  if (value === '' || options.some((option) => option.value === value)) return options
  const labels = value.split(',').map((one) => options.find((option) => option.value === one)?.label ?? one)
  return [{ value, label: labels.join(' or ') }, ...options]
}
