import type { KeyRow, KeysAnswer } from '@/lib/contracts/keys'
import { ACCESS_LEVELS } from '@/lib/domain/findings/access-levels'
import { FirstFew } from '../ui/first-few'
import { Link } from '../ui/link'
import { environmentWord } from '../findings/environment-word'
import { keyName, LEVEL_WORDS } from './key-words'
import { LevelMark } from './level-mark'
import { type MatrixProject, reachOfKeys } from './reach-of-keys'

/** Keys. With a column for each of a hundred projects more of them would be tens of thousands of cells; the strongest come first. */
const MOST_ROWS = 40

/** Key by project: what each can do where. Production stands first; what reaches further stands higher. */
export function ReachMatrix({ keys, projects }: { keys: readonly KeyRow[]; projects: KeysAnswer['projects'] }) {
  const matrix = reachOfKeys(keys, projects)
  if (matrix.rows.length === 0) return <p className="text-soft">None of these keys works at present.</p>
  if (matrix.projects.length === 0) return <p className="text-soft">There are no projects that a key could reach.</p>
  return (
    <>
      <Legend />
      <FirstFew of={matrix.rows} most={MOST_ROWS}>
        {(rows) => (
          <div className="relative max-w-full overflow-x-auto">
            <table className="border-separate border-spacing-0">
              <caption className="sr-only">What each key can do in each project</caption>
              <thead>
                <tr>
                  <th
                    scope="col"
                    className={`${STICKY} border-ink border-b pb-2 align-bottom font-medium text-fine text-soft`}
                  >
                    Key
                  </th>
                  {matrix.projects.map((project, index) => (
                    <ProjectHead
                      key={project.projectId}
                      project={project}
                      begins={index > 0 && matrix.projects[index - 1]?.environment !== project.environment}
                    />
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, levels }) => (
                  <tr key={key.resourceId} className="group">
                    <th
                      scope="row"
                      className={`${STICKY} border-rule border-b py-2 font-normal group-hover:bg-sunk`}
                      title={keyName(key)}
                    >
                      <Link
                        kind="ink"
                        href={`/keys/${key.resourceId}`}
                        className="line-clamp-2 w-max max-w-36 wrap-anywhere sm:max-w-64"
                      >
                        <bdi>{keyName(key)}</bdi>
                      </Link>
                    </th>
                    {levels.map((level, index) => (
                      <td
                        key={matrix.projects[index]?.projectId}
                        title={`${keyName(key)} in ${matrix.projects[index]?.projectName}: ${LEVEL_WORDS[level].word}`}
                        className="border-rule border-b px-3 text-center group-hover:bg-sunk"
                      >
                        <LevelMark level={level} className="align-middle" />
                        <span className="sr-only">{LEVEL_WORDS[level].word}</span>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </FirstFew>
    </>
  )
}

const STICKY = 'sticky start-0 z-10 bg-paper pe-6 text-start'

function ProjectHead({ project, begins }: { project: MatrixProject; begins: boolean }) {
  const { projectName, environment } = project
  return (
    <th
      scope="col"
      className={`border-ink border-b px-3 pb-2 align-bottom font-normal ${begins ? 'border-s border-s-rule' : ''}`}
    >
      <span className="mx-auto flex max-h-60 [writing-mode:vertical-rl] rotate-180 items-center gap-1 text-start">
        <bdi className="block max-h-44 truncate" title={projectName}>
          {projectName}
        </bdi>
        <span className={environment === 'production' ? 'font-semibold text-fine' : 'text-fine text-soft'}>
          {environmentWord(environment)}
        </span>
      </span>
    </th>
  )
}

function Legend() {
  return (
    <ul aria-label="What the marks mean" className="mb-4 flex flex-wrap gap-x-6 gap-y-1 text-fine text-soft">
      {ACCESS_LEVELS.map((level) => (
        <li key={level} className="inline-flex items-center gap-2" title={LEVEL_WORDS[level].meaning}>
          <LevelMark level={level} />
          {LEVEL_WORDS[level].word}
        </li>
      ))}
    </ul>
  )
}
