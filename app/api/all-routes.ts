// Every route but the document itself. A test walks the folders and fails when one is missing here.
import * as signIn from './auth/[...nextauth]/route'
import * as auditExport from './audit/export/route'
import * as audit from './audit/route'
import * as auditVerify from './audit/verify/route'
import * as cleanUps from './clean-ups/route'
import * as connectionCheck from './connections/[id]/check/route'
import * as connectionKey from './connections/[id]/key/route'
import * as connection from './connections/[id]/route'
import * as connections from './connections/route'
import * as handover from './handover/route'
import * as health from './health/route'
import * as invitation from './invitation/route'
import * as keyOwnership from './keys/[id]/ownership/route'
import * as leavers from './leavers/route'
import * as mePassword from './me/password/route'
import * as meReauthenticate from './me/reauthenticate/route'
import * as me from './me/route'
import * as mySession from './me/sessions/[id]/route'
import * as mySessions from './me/sessions/route'
import * as mySignIn from './me/sign-in/route'
import * as metrics from './metrics/route'
import * as owners from './owners/route'
import * as ownershipBulk from './ownership/bulk/route'
import * as ownershipConfirmations from './ownership/confirmations/route'
import * as ownershipImportApply from './ownership/imports/[id]/apply/route'
import * as ownershipImportLines from './ownership/imports/[id]/lines/route'
import * as ownershipImport from './ownership/imports/[id]/route'
import * as ownershipImports from './ownership/imports/route'
import * as ownershipSuggestions from './ownership/suggestions/route'
import * as personInvitation from './people/[id]/invitation/route'
import * as personReset from './people/[id]/reset/route'
import * as person from './people/[id]/route'
import * as ownershipTemplate from './ownership/template/route'
import * as people from './people/route'
import * as approvalPolicyDecision from './policy/approvals/decision/route'
import * as approvalPolicy from './policy/approvals/route'
import * as practice from './practice/route'
import * as plans from './plans/route'
import * as requestComments from './requests/[id]/comments/route'
import * as requestConfirmations from './requests/[id]/confirmations/route'
import * as requestDecision from './requests/[id]/decision/route'
import * as requestDuties from './requests/[id]/duties/route'
import * as requestLook from './requests/[id]/look/route'
import * as requestRenewal from './requests/[id]/renewal/route'
import * as request from './requests/[id]/route'
import * as requestSecret from './requests/[id]/secret/route'
import * as requestSeen from './requests/[id]/seen/route'
import * as requestStop from './requests/[id]/stop/route'
import * as requests from './requests/route'
import * as runs from './runs/route'
import * as projectEnvironment from './projects/[id]/environment/route'
import * as projects from './projects/route'
import * as raffProxy from './raff/[connectionId]/[...path]/route'
import * as ready from './ready/route'
import * as reset from './reset/route'
import * as resourceLive from './resources/[id]/live/route'
import * as resourceOwnership from './resources/[id]/ownership/route'
import * as resource from './resources/[id]/route'
import * as resourcesExport from './resources/export/route'
import * as resources from './resources/route'
import * as resourcesTotals from './resources/totals/route'
import * as sync from './sync/route'
import * as team from './teams/[id]/route'
import * as teams from './teams/route'
import * as view from './views/[id]/route'
import * as views from './views/route'
import * as welcomeExplore from './welcome/explore/route'
import * as welcome from './welcome/route'
import * as stale from './stale/route'
import * as findingDecision from './findings/[id]/decision/route'
import * as finding from './findings/[id]/route'
import * as findings from './findings/route'
import * as backups from './backups/route'
import * as restoreTests from './backups/[resourceId]/restore-tests/route'
import * as backup from './backups/[resourceId]/route'
import * as policyVersions from './policy/versions/route'
import * as policyPreview from './policy/preview/route'
import * as policy from './policy/route'
import * as overview from './overview/route'
import * as keyChecklist from './keys/[id]/checklist/route'
import * as key from './keys/[id]/route'
import * as keys from './keys/route'
import * as exposure from './exposure/route'
import * as keysExport from './keys/export/route'
import * as backupsExport from './backups/export/route'
import * as findingsExport from './findings/export/route'

export const ALL_ROUTES: Record<string, unknown>[] = [
  findingsExport,
  backupsExport,
  keysExport,
  approvalPolicy,
  approvalPolicyDecision,
  exposure,
  keys,
  key,
  keyChecklist,
  overview,
  policy,
  policyPreview,
  policyVersions,
  backup,
  restoreTests,
  backups,
  findings,
  finding,
  findingDecision,
  stale,
  audit,
  auditExport,
  auditVerify,
  cleanUps,
  connection,
  connectionCheck,
  connectionKey,
  connections,
  handover,
  health,
  invitation,
  keyOwnership,
  leavers,
  me,
  mePassword,
  meReauthenticate,
  mySession,
  mySessions,
  mySignIn,
  metrics,
  owners,
  ownershipBulk,
  ownershipConfirmations,
  ownershipImport,
  ownershipImportApply,
  ownershipImportLines,
  ownershipImports,
  ownershipSuggestions,
  ownershipTemplate,
  people,
  person,
  personInvitation,
  personReset,
  plans,
  practice,
  projectEnvironment,
  projects,
  raffProxy,
  ready,
  request,
  requestComments,
  requestConfirmations,
  requestDecision,
  requestDuties,
  requestLook,
  requestRenewal,
  requestSecret,
  requestSeen,
  requestStop,
  requests,
  reset,
  resourceLive,
  resourceOwnership,
  resource,
  resources,
  resourcesExport,
  resourcesTotals,
  runs,
  signIn,
  sync,
  team,
  teams,
  view,
  views,
  welcome,
  welcomeExplore,
]
