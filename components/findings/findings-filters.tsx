'use client'

import type { FindingsAnswer } from '@/lib/contracts/findings'
import { AREAS, SEVERITIES } from '@/lib/domain/findings/finding'
import { FilterSelect } from '../data-table/filter-select'
import { SearchBox } from '../data-table/search-box'
import type { UrlState } from '../data-table/use-url-state'
import { ENVIRONMENT_OPTIONS } from './environment-word'
import { AREA_WORDS, SEVERITY_WORDS } from './finding-words'
import type { ADDRESS } from './findings-address'
import { STATE_OPTIONS } from './state-options'

const AREA_OPTIONS = AREAS.map((value) => ({ value, label: AREA_WORDS[value] }))
const SEVERITY_OPTIONS = SEVERITIES.map((value) => ({ value, label: SEVERITY_WORDS[value].word }))
const ASSIGNED_OPTIONS = [
  { value: 'me', label: 'me' },
  { value: 'nobody', label: 'nobody' },
]

type State = UrlState<typeof ADDRESS>

export function FindingsFilters({
  state,
  change,
  rules,
}: Pick<State, 'state' | 'change'> & { rules: FindingsAnswer['rules'] }) {
  const choose = (name: keyof typeof ADDRESS) => (value: string) => change({ [name]: value }, 'push')
  const within = rules.filter(({ area }) => state.area === '' || state.area.split(',').includes(area))
  return (
    <>
      <SearchBox
        label="Search the findings"
        placeholder="Name or project"
        value={state.q}
        onSearch={(q) => change({ q })}
      />
      <FilterSelect
        label="About"
        value={state.area}
        options={AREA_OPTIONS}
        onChange={(area) => change({ area, code: '' }, 'push')}
      />
      <FilterSelect
        label="Found as"
        value={state.code}
        options={within.map(({ code, title }) => ({ value: code, label: title }))}
        onChange={choose('code')}
      />
      <FilterSelect label="How bad" value={state.severity} options={SEVERITY_OPTIONS} onChange={choose('severity')} />
      <FilterSelect
        label="Environment"
        value={state.environment}
        options={ENVIRONMENT_OPTIONS}
        onChange={choose('environment')}
      />
      <FilterSelect
        label="Looked into by"
        value={state.assigned}
        options={ASSIGNED_OPTIONS}
        onChange={choose('assigned')}
      />
      <FilterSelect
        label="Decision"
        anyLabel="not made"
        value={state.state}
        options={STATE_OPTIONS}
        onChange={choose('state')}
      />
    </>
  )
}
