import { signInSettings } from '@/lib/auth/sign-in-settings'
import { describeApi } from '@/lib/http/describe-api'
import { route } from '@/lib/http/route'
import packageFile from '@/package.json'
import { ALL_ROUTES } from '../all-routes'

export const GET = route(
  'GET /api/openapi.json',
  {
    summary: 'This document.',
    allow: 'anyone',
    output: { contentTypes: ['application/json'] },
  },
  () => {
    const url = signInSettings().url.origin
    const document = describeApi([...ALL_ROUTES, { GET }], { url, version: packageFile.version })
    return Response.json(document)
  },
)
