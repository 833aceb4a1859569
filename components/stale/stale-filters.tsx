'use client'

import type { StaleAnswer } from '@/lib/contracts/stale'
import { FilterSelect } from '../data-table/filter-select'
import { SearchBox } from '../data-table/search-box'
import type { UrlState } from '../data-table/use-url-state'
import { ENVIRONMENT_OPTIONS } from '../findings/environment-word'
import { STATE_OPTIONS } from '../findings/state-options'
import type { ADDRESS } from './stale-address'

type State = UrlState<typeof ADDRESS>

export function StaleFilters({
  state,
  change,
  rules,
}: Pick<State, 'state' | 'change'> & { rules: StaleAnswer['groups'] }) {
  const choose = (name: keyof typeof ADDRESS) => (value: string) => change({ [name]: value }, 'push')
  return (
    <>
      <SearchBox
        label="Search the findings"
        placeholder="Name or project"
        value={state.q}
        onSearch={(q) => change({ q })}
      />
      <FilterSelect
        label="Reason"
        value={state.code}
        options={rules.map(({ code, title, count }) => ({ value: code, label: `${title} (${count})` }))}
        onChange={choose('code')}
      />
      <FilterSelect
        label="Environment"
        value={state.environment}
        options={ENVIRONMENT_OPTIONS}
        onChange={choose('environment')}
      />
      <FilterSelect
        label="Decision"
        anyLabel="due"
        value={state.state}
        options={STATE_OPTIONS.slice(1)}
        onChange={choose('state')}
      />
    </>
  )
}
