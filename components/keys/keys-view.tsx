'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { completeList } from '@/lib/client/list'
import { queryKeys } from '@/lib/client/query-keys'
import type { KeyRow, KeysAnswer } from '@/lib/contracts/keys'
import { DataTable } from '../data-table/data-table'
import { FilterSelect } from '../data-table/filter-select'
import { SearchBox } from '../data-table/search-box'
import { sortFromText, sortToText } from '../data-table/sort-text'
import { useUrlState } from '../data-table/use-url-state'
import { Empty } from '../states/empty'
import { NoMatch } from '../states/no-match'
import { QueryBoundary } from '../states/query-boundary'
import { Link } from '../ui/link'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Sentence } from '../ui/sentence'
import { filterKeys } from './filter-keys'
import { keysSentence } from './keys-sentence'
import { KEY_COLUMNS } from './key-columns'
import { KEY_STATUS_WORDS, keyName } from './key-words'
import { ReachMatrix } from './reach-matrix'
import { SecretAges } from './secret-ages'

const FILTERS = { q: '', status: '', needs: '', project: '', sort: '-trouble' }

const schema = () => import('@/lib/contracts/keys').then(({ keysAnswer }) => keysAnswer)

const STATUS_OPTIONS = Object.entries(KEY_STATUS_WORDS).map(([value, { word }]) => ({ value, label: word }))

/** Every key: the table, what each can do where, and how old its secret is. The filters hold for all three. */
export function KeysView({ served }: { served: KeysAnswer }) {
  const router = useRouter()
  const { state, change, clear } = useUrlState(FILTERS)
  const choose = (name: keyof typeof FILTERS) => (value: string) => change({ [name]: value }, 'push')
  const query = useQuery({
    queryKey: queryKeys.keys(),
    queryFn: ({ signal }) => api('/api/keys', { schema, signal }),
    initialData: served,
    initialDataUpdatedAt: Date.parse(served.asOf),
  })
  return (
    <QueryBoundary query={query} what="keys">
      {({ data, projects, blind, asOf }) => {
        const keys = filterKeys(data, state)
        return (
          <div className="space-y-14">
            <PageHead
              name="Keys"
              sentence={keysSentence(data)}
              lead="A key opens the account to a program, or to whoever finds it. Here is who answers for each, what it can do, and how long its secret has been around."
            />
            {blind.length > 0 ? (
              <Notice tone="unknown" title="Not everything about keys can be read">
                {blind.map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </Notice>
            ) : null}
            {keys.length > 0 ? <OnPhone /> : null}
            <DataTable<KeyRow>
              name="keys"
              things={{ one: 'key', many: 'keys' }}
              columns={KEY_COLUMNS}
              list={completeList(keys, asOf)}
              rowId={({ resourceId }) => resourceId}
              rowName={keyName}
              sortedBy="browser"
              sort={sortFromText(state.sort, KEY_COLUMNS)}
              onSort={(sort) => change({ sort: sortToText(sort) }, 'push')}
              csv="rows"
              onOpen={({ resourceId }) => router.push(`/keys/${resourceId}`)}
              filters={
                <>
                  <SearchBox
                    label="Search keys"
                    placeholder="Name, prefix, owner or purpose"
                    value={state.q}
                    onSearch={(q) => change({ q })}
                  />
                  <FilterSelect
                    label="Decision"
                    value={state.needs}
                    options={[{ value: 'decision', label: 'needs one' }]}
                    onChange={choose('needs')}
                  />
                  <FilterSelect
                    label="State"
                    value={state.status}
                    options={STATUS_OPTIONS}
                    onChange={choose('status')}
                  />
                  <FilterSelect
                    label="Reaches"
                    value={state.project}
                    options={projects.map(({ projectId, projectName }) => ({ value: projectId, label: projectName }))}
                    onChange={choose('project')}
                  />
                </>
              }
              nothing={
                data.length === 0 ? (
                  <Empty
                    sentence="No keys of this account can be seen."
                    detail="Stocktake shows them once its own key may read the list of keys: a role with “API keys: read” is enough."
                  />
                ) : (
                  <NoMatch things="keys" onClear={clear} />
                )
              }
            />
            {keys.length > 0 ? (
              <>
                <Part
                  id="reach"
                  title="What each key can do where"
                  sentence="Whoever gets hold of a key can do all that stands in its row."
                >
                  <ReachMatrix keys={keys} projects={projects} />
                </Part>
                <Part
                  id="ages"
                  title="How old the secrets are"
                  sentence="Raff does not tell when a secret was last replaced; this is what Stocktake has seen."
                >
                  <SecretAges keys={keys} />
                </Part>
              </>
            ) : null}
          </div>
        )
      }}
    </QueryBoundary>
  )
}

/** The list is long there, and its cards are short. */
function OnPhone() {
  return (
    <p className="-mt-5 text-fine text-soft sm:hidden" data-screen-only>
      Each key shows what needs attention; the rest stands on its page. Below the list:{' '}
      <Link href="#reach">what each key can do where</Link> and <Link href="#ages">how old the secrets are</Link>.
    </p>
  )
}

function Part({ id, title, sentence, children }: { id: string; title: string; sentence: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="small-caps mb-1 text-lead text-soft">
        {title}
      </h2>
      <Sentence size="part" className="mb-5">
        {sentence}
      </Sentence>
      {children}
    </section>
  )
}
