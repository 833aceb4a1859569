import localFont from 'next/font/local'

// Packaged with the app, Latin only, one variable file each. The fallbacks with matching measures are in styles/faces.css:
// here they would stand before the extended Latin faces and win.

const sans = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--face-sans',
  display: 'swap',
  adjustFontFallback: false,
})

const serif = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--face-serif',
  display: 'swap',
  adjustFontFallback: false,
})

const mono = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  weight: '100 800',
  variable: '--face-mono',
  display: 'swap',
  adjustFontFallback: false,
  // ids are small and rare: not worth delaying the words
  preload: false,
})

export const faces = [sans.variable, serif.variable, mono.variable].join(' ')
