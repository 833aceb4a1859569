/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` and `npm test` check the types; a first start on a small server should not do it again
  typescript: { ignoreBuildErrors: true },
  // a larger body would be cut off without a word; the largest that a route of ours takes is 16 MB, and that one refuses
  experimental: { proxyClientMaxBodySize: '17mb' },
  serverExternalPackages: ['pg', '@prisma/adapter-pg', 'pg-boss', 'pino', '@node-rs/argon2'],
}

export default config
