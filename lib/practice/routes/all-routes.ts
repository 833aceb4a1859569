import type { Route } from '../wire/route'
import { apiKeyRoutes } from './api-key-routes'
import { catalogRoutes } from './catalog-routes'
import { memberRoutes } from './member-routes'
import { projectRoutes } from './project-routes'
import { roleRoutes } from './role-routes'
import { vmRoutes } from './vm-routes'

export const ROUTES: readonly Route[] = [
  ...catalogRoutes,
  ...projectRoutes,
  ...vmRoutes,
  ...memberRoutes,
  ...roleRoutes,
  ...apiKeyRoutes,
]
