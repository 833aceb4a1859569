// Words for accounts of any size: invented firms and people from many places.

const FIRST = 'Aiko Ama Anders Anjali Bela Camila Chidi Dario Elif Emeka Farah Goran Hugo Ines Jonas Kaya Leila Linh'
const MORE_FIRST = 'Malik Marta Mei Nadia Noah Olga Pavel Quentin Rosa Samir Sofia Tariq Ulla Vera Wanjiru Yusuf Zoe'
const LAST = 'Abebe Almeida Bergman Castillo Dubois Eriksen Fontaine Gupta Haddad Ibrahim Jansen Kowalski Laine'
const MORE_LAST = 'Moreau Nakamura Osei Petrov Quispe Rossi Santos Tran Usman Vogel Wang Yilmaz Zhou'
const FIRMS = 'Alder Amber Birch Cedar Copper Delta Ember Fern Granite Hazel Indigo Juniper Kelp Lumen Maple Nimbus'
const MORE_FIRMS = 'Orchid Pebble Quartz Raven Sable Tidal Umber Violet Willow Xenon Yarrow Zephyr'
const TRADES = 'Books Bakery Clinic Cinema Energy Farms Freight Galleries Hotels Insurance Labs Logistics Market Media'

const firstNames = [...FIRST.split(' '), ...MORE_FIRST.split(' ')]
const lastNames = [...LAST.split(' '), ...MORE_LAST.split(' ')]
const firms = [...FIRMS.split(' '), ...MORE_FIRMS.split(' ')]
const trades = TRADES.split(' ')

/** Different for every number up to the product of the lists, then numbered. */
export function personName(number: number): string {
  return combine(number, firstNames, lastNames)
}

export function firmName(number: number): string {
  return combine(number, firms, trades)
}

function combine(number: number, first: string[], second: string[]): string {
  const round = Math.floor(number / (first.length * second.length))
  // the second list moves one on with each round of the first, so that neighbours differ in both
  const place = (number + Math.floor(number / first.length)) % second.length
  return `${first[number % first.length]} ${second[place]}${round > 0 ? ` ${round + 1}` : ''}`
}
