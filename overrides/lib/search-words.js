{
  /**
   * Words as the index has them, and the index's own shorthand. What is folded here must come out as in
   * scripts/coursebook/search/words.py; a test compares them.
   */
  const WORD = /[\p{L}\p{N}]+(?:\.\p{N}+)*/gu
  const MARKS = /[\p{Mn}\p{Zs}]/gu
  const LOOSE = /[\p{Mn}\p{Cf}]/gu
  const PAGE = "!#$%()*+,./:;=?@[]^`{|}~" // the digits of its number
  const PLACE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  const LEVELS = 16

  /**
   * @param {string} word
   * @param {Record<string, string>} letters those that Unicode does not take apart, from the index
   * @returns {string} the word without accents
   */
  const folded = (word, letters) =>
    [...word.toLowerCase().normalize("NFKD").replace(MARKS, "")].map((letter) => letters[letter] ?? letter).join("")

  /** @returns {string[]} the words of a text in small letters, single letters left out */
  const words = (text) => places(whole(text)).map(({ word }) => word)

  /** @returns {{word: string, from: number, to: number}[]} the words of a whole text and where they stand in it */
  const places = (text) =>
    [...text.matchAll(WORD)]
      .map((match) => ({ word: match[0].toLowerCase(), from: match.index, to: match.index + match[0].length }))
      .filter(({ word }) => word.length > 1 || /\p{N}/u.test(word))

  /** @returns {string} a text in which no sign cuts a word in two */
  const whole = (text) => text.normalize("NFC").replace(LOOSE, "")

  /**
   * A shard, unfolded.
   * @typedef {{forms: Form[], places: string[]}} Shard
   * @typedef {{form: string, stems: number[], shard: Shard}} Form
   * @param {[string, string]} data @returns {Shard}
   */
  const unfolded = ([forms, places]) => {
    const shard = { forms: [], places: places.split(" ") }
    for (const entry of forms.split(" ")) {
      const [form, ...stems] = entry.split(":")
      shard.forms.push({ form, stems: stems.map((number) => parseInt(number, 36)), shard })
    }
    return shard
  }

  /**
   * @param {string} text
   * @param {number[]} firsts the number of the first section of each page
   * @returns {Map<number, number>} the sections where a stem stands, each with its level from 0 to 1
   */
  const read = (text, firsts) => {
    const found = new Map()
    for (const [, page, places] of text.matchAll(/([^\w-]+)([\w-]+)/g)) {
      const first = firsts[[...page].reduce((number, sign) => number * PAGE.length + PAGE.indexOf(sign), 0)]
      for (const [section, level] of onPage(places)) {
        found.set(first + section, Math.max(level, found.get(first + section) ?? 0)) // twice where a word is grammar, too
      }
    }
    return found
  }

  /** The sections of a page, from 0, with their levels: numbers in base 32, of which the upper signs have more to follow. */
  const onPage = (places) => {
    const found = []
    let section = 0
    let number = 0
    let unit = 1
    for (const sign of places) {
      const value = PLACE.indexOf(sign)
      number += (value % 32) * unit
      unit *= 32
      if (value >= 32) continue
      section += Math.floor(number / LEVELS)
      found.push([section, (number % LEVELS) / (LEVELS - 1)])
      number = 0
      unit = 1
    }
    return found
  }

  /** @returns {number} how many letters two words have in common from the beginning */
  const shared = (one, other) => {
    let length = 0
    while (length < one.length && one[length] === other[length]) length++
    return length
  }

  /** @returns {boolean} whether at most `most` letters have to be put, taken, changed or swapped */
  const isNear = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return false
    const rows = [[...Array(other.length + 1).keys()]]
    for (let i = 1; i <= one.length; i++) {
      rows.push(nextRow(one, other, i, rows))
      if (Math.min(...rows[i]) > most) return false
    }
    return rows[one.length][other.length] <= most
  }

  const nextRow = (one, other, i, rows) => {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = rows[i - 1][j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)
      row.push(Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, change))
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (swapped) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1)
    }
    return row
  }

  globalThis.coursebook ??= {}
  globalThis.coursebook.searchWords = { folded, words, places, whole, unfolded, read, shared, isNear }
}
