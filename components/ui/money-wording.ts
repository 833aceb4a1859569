const formats = new Map<string, Intl.NumberFormat>()

/** "$1,204.50". Cents are kept below ten thousand, where they still mean something. */
export function moneyWording(amount: number, currency: string): string {
  const digits = Math.abs(amount) < 10_000 ? 2 : 0
  const key = `${currency}${digits}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
    formats.set(key, format)
  }
  return format.format(amount)
}
