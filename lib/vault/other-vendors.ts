// Keys of other services that end up in the same clipboard. Named so that the form can say whose key it is.
const VENDORS: ReadonlyArray<readonly [RegExp, string]> = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY/, 'an SSH or TLS private key'],
  [/\b(?:ssh-(?:rsa|ed25519)|ecdsa-sha2-\S+) AAAA/, 'an SSH public key'],
  [/\bsk-ant-/, 'an Anthropic key'],
  [/\bsk-[A-Za-z0-9_-]{16,}/, 'an OpenAI key'],
  [/\b[sr]k_(?:live|test)_/, 'a Stripe key'],
  [/\b(?:gh[pousr]_|github_pat_)/, 'a GitHub token'],
  [/\bglpat-/, 'a GitLab token'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}/, 'an AWS key'],
  [/\bdo[op]_v1_/, 'a DigitalOcean token'],
  [/\bxox[abeprs]-/, 'a Slack token'],
  [/\bAIza[A-Za-z0-9_-]{20,}/, 'a Google key'],
  [/\bnpm_[A-Za-z0-9]{20,}/, 'an npm token'],
  [/\bhf_[A-Za-z0-9]{20,}/, 'a Hugging Face token'],
  [/\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/, 'a sign-in token of some website'],
  [/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'the id of something, not its key'],
]

export function nameVendor(text: string): string | undefined {
  return VENDORS.find(([shape]) => shape.test(text))?.[1]
}
