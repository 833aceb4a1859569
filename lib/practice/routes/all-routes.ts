import type { Route } from '../wire/route'
import { apiKeyRoutes } from './api-key-routes'
import { backupRoutes } from './backup-routes'
import { catalogRoutes } from './catalog-routes'
import { invitationRoutes } from './invitation-routes'
import { ipRoutes } from './ip-routes'
import { memberRoutes } from './member-routes'
import { projectMemberRoutes } from './project-member-routes'
import { projectRoutes } from './project-routes'
import { roleRoutes } from './role-routes'
import { scheduleRoutes } from './schedule-routes'
import { securityGroupRoutes } from './security-group-routes'
import { snapshotRoutes } from './snapshot-routes'
import { sshKeyRoutes } from './ssh-key-routes'
import { vmNetworkRoutes } from './vm-network-routes'
import { vmNoteRoutes } from './vm-note-routes'
import { vmPowerRoutes } from './vm-power-routes'
import { vmRoutes } from './vm-routes'
import { vmTagRoutes } from './vm-tag-routes'
import { volumeRoutes } from './volume-routes'
import { vpcRoutes } from './vpc-routes'

export const ROUTES: readonly Route[] = [
  ...catalogRoutes,
  ...projectRoutes,
  ...projectMemberRoutes,
  ...vmRoutes,
  ...vmPowerRoutes,
  ...vmNetworkRoutes,
  ...vmTagRoutes,
  ...vmNoteRoutes,
  ...volumeRoutes,
  ...snapshotRoutes,
  ...backupRoutes,
  ...scheduleRoutes,
  ...ipRoutes,
  ...vpcRoutes,
  ...securityGroupRoutes,
  ...sshKeyRoutes,
  ...memberRoutes,
  ...invitationRoutes,
  ...roleRoutes,
  ...apiKeyRoutes,
]
