'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useSubmit } from '@/lib/client/use-submit'
import type { ProjectAnswer, ProjectsAnswer, PutEnvironmentBody } from '@/lib/contracts/environments'
import { countWords } from '@/lib/domain/number-words'
import { Empty } from '../states/empty'
import { QueryBoundary } from '../states/query-boundary'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { environmentsSentence } from './environments-sentence'
import { ProjectEntry } from './project-entry'

const projectsSchema = () => import('@/lib/contracts/environments').then((all) => all.projectsAnswer)
const projectSchema = () => import('@/lib/contracts/environments').then((all) => all.projectAnswer)

/** Which environment each project is: said by a person, or guessed until one does. */
export function EnvironmentsView({ served, manages }: { served: ProjectsAnswer; manages: boolean }) {
  const query = useQuery({
    queryKey: queryKeys.projects(),
    queryFn: ({ signal }) => api('/api/projects', { schema: projectsSchema, signal }),
    initialData: served,
  })
  const queries = useQueryClient()
  const router = useRouter()
  const { run, busy, problem } = useSubmit(async (said: { project: ProjectAnswer; environment: Said }[]) => {
    try {
      for (const { project, environment } of said) {
        const body: PutEnvironmentBody = { environment, version: project.version }
        await api(`/api/projects/${project.id}/environment`, { method: 'PUT', body, schema: projectSchema })
      }
    } finally {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['projects'] }),
        queries.invalidateQueries({ queryKey: ['resources'] }),
      ])
      router.refresh()
    }
  })
  const projects = query.data.data
  const guessed = projects.filter(({ from }) => from === 'guessed')
  const severalAccounts = new Set(projects.map(({ accountId }) => accountId)).size > 1
  return (
    <>
      <PageHead
        name="Environments"
        sentence={environmentsSentence(projects)}
        lead={
          manages
            ? 'What counts as production decides how careful Stocktake is. A guess is made from the name alone: confirm it, or say what the project is.'
            : 'What counts as production decides how careful Stocktake is. Admins say which environment a project is.'
        }
        actions={
          manages && guessed.length > 1 ? (
            <Button
              busy={busy && 'Writing it down…'}
              onClick={() => void run(guessed.map((project) => ({ project, environment: project.guess })))}
            >
              Confirm all {countWords(guessed.length, 'guess', 'guesses')}
            </Button>
          ) : undefined
        }
      />
      {problem ? (
        <Notice tone="danger" title="Not everything was written down" announce className="mb-6">
          {problem.message}
        </Notice>
      ) : null}
      <QueryBoundary
        query={query}
        what="projects"
        isEmpty={({ total }) => total === 0}
        empty={
          <Empty sentence="No project has been read yet." detail="They come with the first sync of a Raff account." />
        }
      >
        {({ data }) => (
          <ul className="border-ink border-t">
            {data.map((project) => (
              <ProjectEntry
                key={project.id}
                project={project}
                withAccount={severalAccounts}
                onSay={manages ? (environment) => void run([{ project, environment }]) : undefined}
              />
            ))}
          </ul>
        )}
      </QueryBoundary>
    </>
  )
}

type Said = PutEnvironmentBody['environment']
