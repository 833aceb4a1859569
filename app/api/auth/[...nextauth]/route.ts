import { signInRoute } from '@/lib/http/sign-in-route'

export const GET = signInRoute('GET', 'Signing in with a provider, and the token that the sign-in form sends along.')
export const POST = signInRoute('POST', 'Signing in and out. The cookie that comes back names a session.')
