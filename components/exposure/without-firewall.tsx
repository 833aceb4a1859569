import type { ExposureAnswer } from '@/lib/contracts/exposure'
import { completeList } from '@/lib/client/list'
import { shownName } from '@/lib/domain/inventory/shown-name'
import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { DecisionLine } from '../findings/decision-line'
import type { DecisionRights } from '../findings/decision-rights'
import { environmentWord } from '../findings/environment-word'
import { FindingDetail } from '../findings/finding-detail'
import type { AskDecision } from '../findings/use-decisions'
import { Link } from '../ui/link'

type Server = ExposureAnswer['withoutFirewall'][number]

const COLUMNS: readonly Column<Server>[] = [
  {
    id: 'name',
    header: 'Server',
    isName: true,
    width: 14,
    grow: true,
    value: ({ name }) => name,
    cell: ({ resourceId, name, projectName }) => (
      <div className="min-w-0">
        <Link kind="ink" href={`/inventory/${resourceId}`} className="block max-w-full truncate" title={name}>
          <bdi>{shownName(name)}</bdi>
        </Link>
        <bdi className="block truncate font-normal text-fine text-soft">{projectName ?? 'no project'}</bdi>
      </div>
    ),
  },
  {
    id: 'addresses',
    header: 'Reachable at',
    width: 14,
    grow: true,
    yields: 1,
    value: ({ addresses }) => addresses.join(', '),
    cell: ({ addresses }) =>
      addresses.length === 0 ? (
        <span className="text-soft">not known</span>
      ) : (
        <span className="font-mono text-[0.9em] wrap-anywhere">{addresses.join(', ')}</span>
      ),
  },
  {
    id: 'environment',
    header: 'Environment',
    width: 9,
    yields: 2,
    value: ({ environment }) => environment,
    cell: ({ environment }) => environmentWord(environment),
  },
  {
    id: 'decision',
    header: 'Decided',
    width: 14,
    grow: true,
    value: ({ finding }) => finding?.decision?.reason,
    cell: ({ finding }) =>
      finding?.decision ? <DecisionLine of={finding} /> : <span className="text-soft">not yet</span>,
  },
]

/** Servers that anybody on the internet can reach at every door they leave open. */
export function WithoutFirewall({
  answer,
  rights,
  onAsk,
}: {
  answer: ExposureAnswer
  rights: DecisionRights
  onAsk: AskDecision
}) {
  const { withoutFirewall, readInFull, asOf } = answer
  return (
    <section aria-labelledby="without-heading" className="mb-12">
      <h2 id="without-heading" className="small-caps mb-3 text-lead text-soft">
        On the internet without a firewall
      </h2>
      {withoutFirewall.length === 0 ? (
        <p className="border-rule border-y py-5 text-soft">
          {readInFull
            ? 'Every server on the internet has a firewall before it.'
            : 'No such server was seen, but not every server and firewall could be read.'}
        </p>
      ) : (
        <DataTable<Server>
          name="without-firewall"
          things={{ one: 'server', many: 'servers' }}
          columns={COLUMNS}
          list={completeList(withoutFirewall, asOf)}
          rowId={({ resourceId }) => resourceId}
          rowName={({ name }) => name}
          sortedBy="browser"
          csv="rows"
          nothing={null}
          unfold={({ finding }) =>
            finding ? (
              <div className="pt-2">
                <FindingDetail finding={finding} asOf={asOf} rights={rights} onAsk={onAsk} />
              </div>
            ) : (
              <p className="pt-2 text-soft">Nothing was found about it that needs a decision.</p>
            )
          }
        />
      )}
    </section>
  )
}
